package io.github.timescale4j.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process of a native server, which ends when its standard input does. */
final class NativeServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NativeServer.class);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int KEPT_LINES = 20;

    /**
     * Becomes the server, so that the child process is the server itself; a helper beside it reads the pipe from this JVM,
     * which ends when the JVM does, however it does. Then it asks the server for a fast shutdown, waits for it, and deletes the
     * directory that its first argument names, if any.
     */
    private static final String LIFELINE = """
            exec 3<&0
            remains=$1
            shift
            {
                while read -r _ <&3; do :; done
                kill -INT $$
                while kill -0 $$; do sleep 0.1; done
                if [ -n "$remains" ]; then rm -rf -- "$remains"; fi
            } </dev/null >/dev/null 2>&1 &
            exec "$@" 3<&- </dev/null""";

    private final Process process;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();

    private NativeServer(Process process) {
        this.process = process;
    }

    /** Starts a server and waits until it accepts connections; {@code remains} is deleted after its end, if not null. */
    static NativeServer start(List<String> prefix, List<String> command, @Nullable Path remains, Duration timeout)
            throws IOException {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of("/bin/sh", "-c", LIFELINE, "timescale-embedded", remains == null ? "" : remains.toString()));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C"); // its messages are read below
        NativeServer server = new NativeServer(builder.start());
        Thread reader = new Thread(server::readLog, "timescale-embedded-log-" + server.process.pid());
        reader.setDaemon(true);
        reader.start();
        try {
            server.awaitReady(timeout);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private void awaitReady(Duration timeout) throws IOException {
        try {
            ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("it was not ready after " + timeout.toMillis() + " ms: " + lastWords(), e);
        } catch (ExecutionException e) {
            throw new IOException("it ended at once: " + lastWords(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void readLog() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                log.debug("{}", line);
                remember(line);
                if (line.contains("database system is ready to accept connections")) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            log.debug("The server's log broke off", e);
        }
        ready.completeExceptionally(new IOException("the server process ended"));
    }

    private void remember(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == KEPT_LINES) {
                lastLines.removeFirst();
            }
            lastLines.add(line);
        }
    }

    String lastWords() {
        synchronized (lastLines) {
            return String.join(" | ", lastLines);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        Commands.endInput(process, GRACE);
    }
}
