package io.github.timescale4j.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The child process of a JVM that has just ended. It needs a moment to follow, and the lock of its data directory is already
 * free; until it is gone nobody else may write there.
 */
final class Survivor {

    private static final Logger log = LoggerFactory.getLogger(Survivor.class);
    private static final String FILE = "timescale-embedded.child";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Survivor() {}

    /** Writes down which process works in a directory. */
    static void remember(Path directory, long pid) throws IOException {
        Files.writeString(directory.resolve(FILE), pid + " " + started(pid));
    }

    /** Waits for the process that was written down, if it is still there, and ends it if it stays. */
    static void await(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        String text = Files.readString(file).strip();
        int space = text.indexOf(' ');
        String digits = space < 0 ? "" : text.substring(0, space);
        if (digits.matches("\\d{1,18}")) {
            long pid = Long.parseLong(digits);
            if (started(pid).equals(text.substring(space + 1))) { // the same process, not another with its number
                ProcessHandle.of(pid).ifPresent(Survivor::end);
            }
        }
        Files.delete(file);
    }

    private static String started(long pid) {
        Optional<Instant> started =
                ProcessHandle.of(pid).flatMap(handle -> handle.info().startInstant());
        return started.map(Instant::toString).orElse("");
    }

    private static void end(ProcessHandle survivor) {
        try {
            survivor.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("Process {} of an earlier database did not end; killing it", survivor.pid());
            survivor.destroyForcibly();
            survivor.onExit().join();
        } catch (ExecutionException e) {
            log.debug("Process {} could not be watched", survivor.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedTimescaleException("Interrupted while an earlier database was ending", e);
        }
    }
}
