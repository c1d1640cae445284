package io.github.timescale4j.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Node.js that is new enough.
 *
 * @param executable the program
 * @param version what it calls itself
 */
record Node(Path executable, String version) {

    static final int OLDEST = 20;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.\\S+");

    /** Finds it at the given place or on the PATH; if there is none, {@code reasons} hears why. */
    static Optional<Node> find(Machine machine, @Nullable Path given, Consumer<String> reasons) {
        Optional<Path> executable = given != null ? Optional.of(given) : machine.program("node");
        if (executable.isEmpty()) {
            reasons.accept("node is not on the PATH");
            return Optional.empty();
        }
        Path path = executable.get();
        try {
            CommandResult result = Commands.run(List.of(path.toString(), "--version"), null, Duration.ofSeconds(20));
            Matcher matcher = VERSION.matcher(result.output().strip());
            if (!matcher.matches()) {
                reasons.accept(path + " --version said: " + result.tail(3));
                return Optional.empty();
            }
            if (Integer.parseInt(matcher.group(1)) < OLDEST) {
                reasons.accept(path + " is " + matcher.group() + ", and " + OLDEST + " or later is needed");
                return Optional.empty();
            }
            return Optional.of(new Node(path, matcher.group()));
        } catch (IOException e) {
            reasons.accept(path + " does not run: " + e.getMessage());
            return Optional.empty();
        }
    }
}
