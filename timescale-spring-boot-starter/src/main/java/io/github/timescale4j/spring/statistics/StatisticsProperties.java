package io.github.timescale4j.spring.statistics;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties below {@code timescale.statistics}.
 *
 * @param enabled Whether the database is asked now and then for the sizes, aggregates and jobs that meters and the endpoint show.
 * @param interval How long to wait after one answer before the database is asked again.
 * @param timeout How long the server may work on one of these statements, in whole seconds.
 * @param history For how long sizes and numbers of rows are kept in memory, for the endpoint's page.
 * @param maxRelations How many hypertables and aggregates have meters of their own. The smaller ones are summed as 'other'.
 */
@ConfigurationProperties("timescale.statistics")
public record StatisticsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("60s") Duration interval,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("24h") Duration history,
        @DefaultValue("100") int maxRelations) {

    /**
     * Checks what would otherwise fail in a thread that nobody watches.
     *
     * @param enabled whether the database is asked
     * @param interval how long to wait after one answer
     * @param timeout how long the server may work on a statement
     * @param history for how long sizes are kept
     * @param maxRelations how many relations have meters of their own
     * @throws IllegalArgumentException if a duration is not longer than zero, or the number is less than 1
     */
    public StatisticsProperties {
        positive("interval", interval);
        positive("timeout", timeout);
        positive("history", history);
        if (maxRelations < 1) {
            throw new IllegalArgumentException(
                    "timescale.statistics.max-relations must be at least 1, not " + maxRelations);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    "timescale.statistics." + name + " must be longer than zero, not " + value);
        }
    }
}
