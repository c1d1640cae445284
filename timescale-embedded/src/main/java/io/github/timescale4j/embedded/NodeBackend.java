package io.github.timescale4j.embedded;

import io.github.timescale4j.embedded.front.Backend;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The child process: PostgreSQL's protocol on its standard input and output, what it has to say on the third pipe. */
final class NodeBackend implements Backend {

    private static final Logger log = LoggerFactory.getLogger(NodeBackend.class);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int KEPT_LINES = 20;

    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private volatile boolean closed;

    private NodeBackend(Process process) {
        this.process = process;
    }

    /** Starts the process, says its number, and waits until it can answer. */
    static NodeBackend start(
            Node node, PgliteBits.Location bits, @Nullable Path data, Duration timeout, LongConsumer started) {
        List<String> command = new ArrayList<>(List.of(node.executable().toString()));
        command.addAll(node.options());
        command.addAll(
                List.of(bits.script().toString(), "serve", bits.snapshot().toString()));
        if (data != null) {
            command.add(data.toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(bits.directory().toFile());
        builder.environment().remove("NODE_OPTIONS"); // a debugger meant for another node would stop this one
        NodeBackend backend;
        try {
            backend = new NodeBackend(builder.start());
        } catch (IOException e) {
            throw new EmbeddedTimescaleException(node.executable() + " does not start: " + e.getMessage(), e);
        }
        boolean running = false;
        try {
            started.accept(backend.pid());
            backend.awaitReady(timeout);
            running = true;
            return backend;
        } finally {
            if (!running) {
                backend.close();
            }
        }
    }

    private void awaitReady(Duration timeout) {
        Thread reader = new Thread(this::readMessages, "timescale-embedded-messages-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        try {
            ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            close();
            throw new EmbeddedTimescaleException(
                    "The embedded TimescaleDB was not ready after " + timeout.toMillis()
                            + " ms; give it more time with builder().startTimeout(...). " + obituary(),
                    e);
        } catch (ExecutionException e) {
            close();
            throw new EmbeddedTimescaleException("The embedded TimescaleDB did not start. " + obituary(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new EmbeddedTimescaleException("Interrupted while the embedded TimescaleDB was starting", e);
        }
    }

    /** Returns the versions of what runs, for people. */
    String versions() {
        return ready.join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public OutputStream input() {
        return process.getOutputStream();
    }

    @Override
    public InputStream output() {
        return process.getInputStream();
    }

    @Override
    public String obituary() {
        String end = process.isAlive() ? "" : "process " + process.pid() + " ended with code " + process.exitValue();
        synchronized (lastLines) {
            return lastLines.isEmpty() ? end : end + ", its last words: " + String.join(" | ", lastLines);
        }
    }

    private void readMessages() {
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            log.debug("The child's messages broke off", e);
        }
        ready.completeExceptionally(new IOException("the child process ended"));
        if (!closed) {
            log.debug("The child process ended by itself");
        }
    }

    private void take(String line) {
        if ("ready".equals(value(line, "event"))) {
            ready.complete("PostgreSQL " + value(line, "postgres") + ", TimescaleDB " + value(line, "timescale"));
            return;
        }
        log.debug("{}", line);
        String reason = value(line, "reason");
        synchronized (lastLines) {
            if (lastLines.size() == KEPT_LINES) {
                lastLines.removeFirst();
            }
            lastLines.add(reason == null ? line : reason);
        }
    }

    private static @Nullable String value(String json, String name) {
        Matcher matcher =
                Pattern.compile('"' + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** The end of its input ends the process. One that is busy with a statement does not read it, and is killed. */
    @Override
    public void close() {
        closed = true;
        Commands.endInput(process, GRACE);
    }
}
