package io.github.timescale4j.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
 * @param options what it is to be called with, before the script
 * @param version what it calls itself
 */
record Node(Path executable, List<String> options, String version) {

    static final int OLDEST = 20;

    /**
     * How long a function runs before it is compiled once more, by the optimizing compiler. With the usual value a start has many
     * compiled that hardly run again, which is a third of its CPU time; a database that lives long is as quick with this one.
     */
    static final String TIERING = "--wasm-tiering-budget=13000000";

    Node {
        options = List.copyOf(options);
    }

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
            List<String> options = List.of(TIERING);
            CommandResult result = version(path, options);
            if (!result.succeeded()) { // an engine's option, which may go as it came
                options = List.of();
                result = version(path, options);
            }
            Matcher matcher = VERSION.matcher(result.output().strip());
            if (!matcher.matches()) {
                reasons.accept(path + " --version said: " + result.tail(3));
                return Optional.empty();
            }
            if (Integer.parseInt(matcher.group(1)) < OLDEST) {
                reasons.accept(path + " is " + matcher.group() + ", and " + OLDEST + " or later is needed");
                return Optional.empty();
            }
            return Optional.of(new Node(path, options, matcher.group()));
        } catch (IOException e) {
            reasons.accept(path + " does not run: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static CommandResult version(Path path, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(path.toString()));
        command.addAll(options);
        command.add("--version");
        return Commands.run(command, null, Duration.ofSeconds(20));
    }
}
