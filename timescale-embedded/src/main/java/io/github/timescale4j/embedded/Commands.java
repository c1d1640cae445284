package io.github.timescale4j.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs programs to their end. */
final class Commands {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    private Commands() {}

    /** Runs a program without input in a directory, or in this process's own if that is null. */
    static CommandResult run(List<String> command, @Nullable Path directory, Duration timeout) throws IOException {
        Path log = Files.createTempFile(
                "timescale-embedded", ".log"); // a file cannot fill up like a pipe that nobody reads
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory == null ? null : directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = await(process, timeout);
            return new CommandResult(ended ? process.exitValue() : -1, read(log));
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static boolean await(Process process, Duration timeout) throws IOException {
        try {
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill(process);
            throw new IOException("interrupted", e);
        }
        kill(process);
        return false;
    }

    /** Ends the input of a child that ends with it, and the child itself if it takes longer than a while. */
    static void endInput(Process process, Duration grace) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            log.trace("Process {} has closed its input itself", process.pid(), e);
        }
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String read(Path log) throws IOException {
        try (InputStream in = Files.newInputStream(log)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
