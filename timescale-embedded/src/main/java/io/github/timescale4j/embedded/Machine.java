package io.github.timescale4j.embedded;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What this library asks of the machine it runs on, so that tests can describe another one.
 *
 * @param environment the environment variables
 * @param property looks up a system property, null if it is not set
 * @param root what absolute paths of well-known places are relative to
 */
record Machine(Map<String, String> environment, UnaryOperator<@Nullable String> property, Path root) {

    static final String URL_PROPERTY = "timescale.embedded.url";
    static final String CACHE_PROPERTY = "timescale.embedded.cache";
    static final String NATIVE_HOME_PROPERTY = "timescale.embedded.native-home";
    private static final String CACHE_VARIABLE = "TIMESCALE_EMBEDDED_CACHE";
    private static final String CACHE_NAME = "timescale-embedded";

    static Machine current() {
        return new Machine(System.getenv(), Machine::systemProperty, Path.of("/"));
    }

    private static @Nullable String systemProperty(@Nullable String name) {
        return name == null ? null : System.getProperty(name);
    }

    /** Returns a system property that is set to something. */
    Optional<String> setting(String name) {
        return Optional.ofNullable(property.apply(name)).filter(value -> !value.isBlank());
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    boolean isWindows() {
        return osName().startsWith("windows");
    }

    boolean isMac() {
        return osName().startsWith("mac");
    }

    private String osName() {
        return setting("os.name").orElse("").toLowerCase(Locale.ROOT);
    }

    /** Returns where what is fetched once is kept, by the customs of the system. */
    Path cacheDirectory() {
        Optional<Path> chosen =
                setting(CACHE_PROPERTY).or(() -> variable(CACHE_VARIABLE)).map(Path::of);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        Path home = Path.of(setting("user.home").orElse("."));
        if (isWindows()) {
            return variable("LOCALAPPDATA")
                    .map(Path::of)
                    .orElse(home.resolve("AppData/Local"))
                    .resolve(CACHE_NAME);
        }
        if (isMac()) {
            return home.resolve("Library/Caches").resolve(CACHE_NAME);
        }
        return variable("XDG_CACHE_HOME")
                .map(Path::of)
                .orElse(home.resolve(".cache"))
                .resolve(CACHE_NAME);
    }

    /** Returns the first program of this name on the PATH. */
    Optional<Path> program(String name) {
        List<String> names = isWindows() ? List.of(name + ".exe", name + ".cmd") : List.of(name);
        for (Path directory : path()) {
            for (String candidate : names) {
                Path file = directory.resolve(candidate);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private List<Path> path() {
        List<Path> directories = new ArrayList<>();
        String path = variable("PATH").or(() -> variable("Path")).orElse("");
        for (String directory : path.split(File.pathSeparator, -1)) {
            if (!directory.isBlank()) {
                directories.add(Path.of(directory));
            }
        }
        return directories;
    }
}
