package io.github.timescale4j.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for a PostgreSQL with TimescaleDB on this machine. */
final class NativeDiscovery {

    /** Where packages put it, newest first; the star is a version. */
    private static final List<String> USUAL_PLACES = List.of(
            "usr/lib/postgresql/*/bin",
            "usr/pgsql-*/bin",
            "opt/homebrew/opt/postgresql@*/bin",
            "usr/local/opt/postgresql@*/bin",
            "usr/local/pgsql/bin");

    private static final String LIBRARY = "timescaledb";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Machine machine;

    NativeDiscovery(Machine machine) {
        this.machine = machine;
    }

    /**
     * Finds an installation with the community features.
     *
     * @param home the only place to look at, or null for all
     * @param reasons hears why what was found does not do
     * @param skipped hears of what would do, were it asked for
     */
    Optional<NativeInstallation> find(@Nullable Path home, Consumer<String> reasons, Consumer<String> skipped) {
        List<NativeInstallation> all = findAll(home, reasons);
        Optional<NativeInstallation> found =
                all.stream().filter(NativeInstallation::community).findFirst();
        if (found.isEmpty()) {
            all.forEach(apache ->
                    skipped.accept(apache.bin() + " has the Apache-only edition of TimescaleDB, without continuous"
                            + " aggregates, columnstore and policies; provider(NATIVE) takes it all the same"));
        }
        return found;
    }

    /** Finds an installation of either edition, the community's first. */
    Optional<NativeInstallation> findAny(@Nullable Path home, Consumer<String> reasons) {
        return findAll(home, reasons).stream()
                .min(Comparator.comparing(NativeInstallation::community).reversed());
    }

    private List<NativeInstallation> findAll(@Nullable Path given, Consumer<String> reasons) {
        Optional<Path> home = given != null
                ? Optional.of(given)
                : machine.setting(Machine.NATIVE_HOME_PROPERTY).map(Path::of);
        Set<Path> candidates = home.map(path -> Set.of(path.resolve("bin"))).orElseGet(this::candidates);
        List<NativeInstallation> found = new ArrayList<>();
        for (Path bin : candidates) {
            inspect(bin, reasons).ifPresent(found::add);
        }
        if (candidates.isEmpty()) {
            reasons.accept("no PostgreSQL server is on the PATH or in the usual places");
        }
        return found;
    }

    private Set<Path> candidates() {
        Set<Path> bins = new LinkedHashSet<>();
        machine.program("pg_config")
                .flatMap(program -> ask(program, "--bindir"))
                .ifPresent(bins::add);
        for (String place : USUAL_PLACES) {
            bins.addAll(expand(place));
        }
        bins.removeIf(bin -> !Files.isExecutable(bin.resolve("postgres")));
        return bins;
    }

    private Optional<NativeInstallation> inspect(Path bin, Consumer<String> reasons) {
        if (!Files.isExecutable(bin.resolve("postgres")) || !Files.isExecutable(bin.resolve("initdb"))) {
            reasons.accept(bin + " has no postgres and initdb");
            return Optional.empty();
        }
        boolean control = directories(bin, "--sharedir", "share", "share/postgresql").stream()
                .anyMatch(share -> Files.isRegularFile(share.resolve("extension/" + LIBRARY + ".control")));
        List<Path> libraries = directories(bin, "--pkglibdir", "lib", "lib/postgresql");
        if (!control || libraries.stream().noneMatch(directory -> has(directory, LIBRARY))) {
            reasons.accept(bin + " is a PostgreSQL without TimescaleDB");
            return Optional.empty();
        }
        boolean community = libraries.stream().anyMatch(directory -> has(directory, LIBRARY + "-tsl-"));
        return Optional.of(new NativeInstallation(bin, community));
    }

    /** Asks the installation's own pg_config, and guesses where it has none: that is in the development package. */
    private List<Path> directories(Path bin, String question, String... guesses) {
        List<Path> directories = new ArrayList<>();
        Path program = bin.resolve("pg_config");
        if (Files.isExecutable(program)) {
            ask(program, question).ifPresent(directories::add);
        }
        Path prefix = bin.resolve("..").normalize();
        for (String guess : guesses) {
            directories.add(prefix.resolve(guess));
        }
        Path version = prefix.getFileName();
        if (version != null) { // Debian keeps it apart: lib/postgresql/17 and share/postgresql/17
            directories.add(
                    prefix.resolve("../../../share/postgresql").resolve(version).normalize());
        }
        return directories;
    }

    private static boolean has(Path directory, String prefix) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .anyMatch(name -> name.startsWith(prefix) && name.matches(".*\\.(so|dylib|dll)"));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Path> ask(Path program, String question) {
        try {
            CommandResult result = Commands.run(List.of(program.toString(), question), null, PATIENCE);
            return Optional.of(result.output().strip())
                    .filter(text -> result.succeeded() && !text.isEmpty() && text.indexOf('\n') < 0)
                    .map(Path::of);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Path> expand(String place) {
        int star = place.indexOf('*');
        if (star < 0) {
            return List.of(machine.root().resolve(place));
        }
        int slash = place.lastIndexOf('/', star);
        String prefix = place.substring(slash + 1, star);
        String rest = place.substring(place.indexOf('/', star) + 1);
        try (Stream<Path> entries = Files.list(machine.root().resolve(place.substring(0, slash)))) {
            return entries.filter(entry -> String.valueOf(entry.getFileName()).startsWith(prefix))
                    .sorted(Comparator.comparingInt((Path entry) -> version(entry, prefix))
                            .reversed())
                    .map(entry -> entry.resolve(rest))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static int version(Path entry, String prefix) {
        String version = String.valueOf(entry.getFileName()).substring(prefix.length());
        return version.matches("\\d{1,4}") ? Integer.parseInt(version) : 0;
    }
}
