package io.github.timescale4j.operations.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder with Debian, PostgreSQL, TimescaleDB and pgBackRest that {@code .ci/native-server} makes, with the work directory at
 * {@code /mnt} and the scripts at {@code /opt}. Commands run as its user postgres.
 */
final class NativeFolder {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path work;
    private final List<String> command;

    NativeFolder(Path work) {
        Path root = Path.of("..").toAbsolutePath().normalize();
        this.work = work;
        this.command = List.of(
                "bash",
                root.resolve(".ci/native-server").toString(),
                "run",
                "--bind",
                work + ":/mnt",
                "--bind",
                root.resolve("tools/scripts") + ":/opt");
    }

    /** Runs a command to its end. */
    Result run(String... words) {
        return new Started(List.of(), words).result();
    }

    /** Runs a command that has a disk of its own. */
    Result runWithDisk(int mebibytes, String inside, String... words) {
        return new Started(List.of("--disk", mebibytes + ":" + inside), words).result();
    }

    /** Runs a command that has to succeed, and gives what it printed. */
    String succeed(String... words) {
        Result result = run(words);
        if (result.code() != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": " + result);
        }
        return result.out().strip();
    }

    Started start(String... words) {
        return new Started(List.of(), words);
    }

    /** Starts a command that sees more mounts, in the words of {@code .ci/native-server}. */
    Started startWith(List<String> mounts, String... words) {
        return new Started(mounts, words);
    }

    /** A command that runs: the process is the command itself, not a shell around it. */
    final class Started {

        private final Process process;
        private final Path out;
        private final Path err;

        private Started(List<String> mounts, String... words) {
            List<String> line = new ArrayList<>(command);
            line.addAll(mounts);
            line.add("--");
            line.addAll(List.of(words));
            try {
                out = Files.createTempFile(work.resolve("outputs"), "command", ".out");
                err = Files.createTempFile(work.resolve("outputs"), "command", ".err");
                process = new ProcessBuilder(line)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Result result() {
            return Result.of(process, out, err, PATIENCE);
        }

        boolean runs() {
            return process.isAlive();
        }

        /** Signal 15 to it alone. */
        void interrupt() {
            process.destroy();
        }

        /** Signal 9 to it and to all that it started: nobody cleans up. */
        void kill() {
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            all.add(process.toHandle());
            all.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
        }
    }
}
