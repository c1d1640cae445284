package io.github.timescale4j.spring.health;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.TimeScaleClient;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Asks the database what it is. It answers in time even where the pool is exhausted or the network is silent, and says no more
 * than the class and the SQLSTATE of an error, because messages may name hosts and roles. What is said beyond that was known before.
 */
public final class TimescaleHealthIndicator implements HealthIndicator, AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final TimeScaleClient client;
    private final Duration timeout;
    private final Supplier<@Nullable Findings> findings;
    private final ThreadPoolExecutor executor;
    private @Nullable Future<ServerVersion> pending;

    /**
     * Creates the indicator.
     *
     * @param client the client to ask
     * @param timeout how long to wait for the answer
     */
    public TimescaleHealthIndicator(TimeScaleClient client, Duration timeout) {
        this(client, timeout, () -> null);
    }

    TimescaleHealthIndicator(TimeScaleClient client, Duration timeout, Supplier<@Nullable Findings> findings) {
        this.client = client;
        this.timeout = timeout;
        this.findings = findings;
        this.executor = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), TimescaleHealthIndicator::thread);
        this.executor.allowCoreThreadTimeOut(true);
    }

    /**
     * What else is known of the database.
     *
     * @param asOf when it was asked
     * @param degradedStatus the status if something is not well
     * @param details what is not well; nothing if everything is
     */
    record Findings(Instant asOf, String degradedStatus, Map<String, Object> details) {}

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "timescale-health");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Health health() {
        try {
            return up(ask().get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return down(e.getCause() != null ? e.getCause() : e);
        } catch (TimeoutException | RejectedExecutionException e) {
            return down(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down(e);
        }
    }

    /**
     * The question that is still open, or a new one. Probes that overlap share it, so none of them may cancel it; and while the
     * database is silent, no more than one thread and one connection wait for it.
     */
    private synchronized Future<ServerVersion> ask() {
        Future<ServerVersion> question = pending;
        if (question == null || question.isDone()) {
            question = executor.submit(client::version);
            pending = question;
        }
        return question;
    }

    private Health up(ServerVersion version) {
        Health.Builder health =
                Health.up().withDetail("connected", true).withDetail("server", "PostgreSQL " + version.postgres());
        String extension = version.extension();
        health.withDetail("extension", extension == null ? "none" : "TimescaleDB " + extension)
                .withDetail("edition", version.edition().name().toLowerCase(Locale.ROOT));
        Findings found = findings.get();
        if (found != null) {
            health.withDetail("asOf", found.asOf());
            if (!found.details().isEmpty()) {
                health.status(found.degradedStatus()).withDetails(found.details());
            }
        }
        return health.build();
    }

    private static Health down(Throwable error) {
        Health.Builder health = Health.down()
                .withDetail("connected", false)
                .withDetail("error", error.getClass().getName());
        String sqlState = sqlState(error);
        return (sqlState == null ? health : health.withDetail("sqlState", sqlState)).build();
    }

    private static @Nullable String sqlState(Throwable error) {
        String found = null;
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                found = sql.getSQLState();
            }
        }
        return found;
    }

    /** Ends the thread that asks. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
