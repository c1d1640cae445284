package io.github.timescale4j.spring.health;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.statistics.ServerState;
import io.github.timescale4j.client.statistics.TimescaleStatistics;
import io.github.timescale4j.spring.health.Question.Answer;
import io.github.timescale4j.spring.statistics.PoolState;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Asks the database what it is. It answers in time even where the pool is exhausted or the network is silent, and says no more
 * than the class and the SQLSTATE of an error, because messages may name hosts and roles. What is said beyond that was known before.
 */
public final class TimescaleHealthIndicator implements HealthIndicator, AutoCloseable {

    private static final Duration CACHE = Duration.ofSeconds(1);
    private static final String DEGRADED = "DEGRADED";

    private final Question<ServerState> question;
    private final Supplier<@Nullable PoolState> pool;
    private final Supplier<@Nullable Findings> findings;
    private final String degradedStatus;
    private @Nullable Long exhaustedAt;

    /**
     * Creates the indicator, which knows no more than what the server and the pool say. An answer serves everybody for a second.
     *
     * @param client the client to ask
     * @param timeout how long to wait for the answer
     */
    public TimescaleHealthIndicator(TimeScaleClient client, Duration timeout) {
        this(question(client, timeout, CACHE), () -> PoolState.of(client.dataSource()), () -> null, DEGRADED);
    }

    TimescaleHealthIndicator(
            TimeScaleClient client, HealthProperties properties, Supplier<@Nullable Findings> findings) {
        this(
                question(client, properties.timeout(), properties.cache()),
                properties.pool().enabled() ? () -> PoolState.of(client.dataSource()) : () -> null,
                findings,
                properties.degradedStatus());
    }

    TimescaleHealthIndicator(
            Question<ServerState> question,
            Supplier<@Nullable PoolState> pool,
            Supplier<@Nullable Findings> findings,
            String degradedStatus) {
        this.question = question;
        this.pool = pool;
        this.findings = findings;
        this.degradedStatus = degradedStatus;
    }

    private static Question<ServerState> question(TimeScaleClient client, Duration timeout, Duration cache) {
        TimescaleStatistics statistics = TimescaleStatistics.of(client);
        return new Question<>(() -> statistics.server(timeout), timeout, cache);
    }

    /**
     * What else is known of the database.
     *
     * @param asOf when it was asked
     * @param details what is not well; nothing if everything is
     */
    record Findings(Instant asOf, Map<String, Object> details) {}

    @Override
    public Health health() {
        Answer<ServerState> answer = question.ask();
        PoolState connections = pool.get();
        Health.Builder health = answer.value() != null ? up(answer.value()) : down(answer.error());
        if (connections != null) {
            health.withDetail("pool", details(connections));
        }
        boolean exhausted = isExhausted(connections, answer);
        if (answer.value() != null) {
            Findings found = findings.get();
            if (found != null) {
                health.withDetail("asOf", found.asOf()).withDetails(found.details());
            }
            if (exhausted || (found != null && !found.details().isEmpty())) {
                health.status(degradedStatus);
            }
        }
        return health.build();
    }

    private static Map<String, Object> details(PoolState pool) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("active", pool.active());
        details.put("idle", pool.idle());
        details.put("waiting", pool.waiting());
        details.put("max", pool.max());
        return details;
    }

    /** A pool may be in full use for a moment. Who asks twice for the same answer has not looked twice. */
    private synchronized boolean isExhausted(@Nullable PoolState connections, Answer<ServerState> answer) {
        if (connections == null || !connections.exhausted()) {
            exhaustedAt = null;
            return false;
        }
        if (exhaustedAt == null) {
            exhaustedAt = answer.nanoTime();
        }
        return exhaustedAt != answer.nanoTime();
    }

    private static Health.Builder up(ServerState state) {
        ServerVersion version = state.version();
        String extension = version.extension();
        return Health.up()
                .withDetail("connected", true)
                .withDetail("server", "PostgreSQL " + version.postgres())
                .withDetail("extension", extension == null ? "none" : "TimescaleDB " + extension)
                .withDetail("edition", version.edition().name().toLowerCase(Locale.ROOT));
    }

    private static Health.Builder down(@Nullable Throwable error) {
        Health.Builder health = Health.down()
                .withDetail("connected", false)
                .withDetail(
                        "error", error == null ? "unknown" : error.getClass().getName());
        String sqlState = sqlState(error);
        return sqlState == null ? health : health.withDetail("sqlState", sqlState);
    }

    private static @Nullable String sqlState(@Nullable Throwable error) {
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
        question.close();
    }
}
