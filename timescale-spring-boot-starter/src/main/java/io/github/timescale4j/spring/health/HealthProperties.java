package io.github.timescale4j.spring.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties below {@code timescale.health}.
 *
 * @param timeout How long the health indicator waits for the database's answer.
 * @param cache How long an answer serves everybody who asks.
 * @param degradedStatus Status of a database that answers, and of which something else is not well.
 * @param jobs What is said of jobs that fail.
 * @param givenUpJobs What is said of jobs that nobody will start again.
 * @param aggregates What is said of aggregates that are not refreshed.
 * @param workers What is said of jobs that are not started in time.
 * @param library What is said of a library that is older than the database.
 * @param pool What is said of the pool of connections.
 */
@ConfigurationProperties("timescale.health")
public record HealthProperties(
        @DefaultValue("3s") Duration timeout,
        @DefaultValue("1s") Duration cache,
        @DefaultValue("DEGRADED") String degradedStatus,
        @DefaultValue Jobs jobs,
        @DefaultValue GivenUpJobs givenUpJobs,
        @DefaultValue Aggregates aggregates,
        @DefaultValue Workers workers,
        @DefaultValue Library library,
        @DefaultValue Pool pool) {

    /**
     * Checks what would otherwise fail at each probe.
     *
     * @param timeout how long the health indicator waits
     * @param cache how long an answer serves everybody
     * @param degradedStatus the status of a database of which something is not well
     * @param jobs what is said of jobs that fail
     * @param givenUpJobs what is said of jobs that nobody will start again
     * @param aggregates what is said of aggregates that are not refreshed
     * @param workers what is said of jobs that are not started in time
     * @param library what is said of an older library
     * @param pool what is said of the pool
     * @throws IllegalArgumentException if the timeout is not longer than zero, the cache shorter, the status empty, or a number less
     *     than 1
     */
    public HealthProperties {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timescale.health.timeout must be longer than zero, not " + timeout);
        }
        if (cache.isNegative()) {
            throw new IllegalArgumentException("timescale.health.cache must not be shorter than zero, not " + cache);
        }
        if (degradedStatus.isBlank()) {
            throw new IllegalArgumentException("timescale.health.degraded-status must not be empty");
        }
        atLeastOne("jobs.failures", jobs.failures());
        atLeastOne("aggregates.missed-schedules", aggregates.missedSchedules());
    }

    /** With less, what is well would be called failing, too. */
    private static void atLeastOne(String property, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("timescale.health." + property + " must be at least 1, not " + number);
        }
    }

    /**
     * The properties below {@code timescale.health.jobs}.
     *
     * @param enabled Whether jobs that fail count.
     * @param failures How often in a row a job has to have failed.
     */
    public record Jobs(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("3") int failures) {}

    /**
     * The properties below {@code timescale.health.given-up-jobs}.
     *
     * @param enabled Whether jobs count that the scheduler starts no more after they failed.
     */
    public record GivenUpJobs(@DefaultValue("true") boolean enabled) {}

    /**
     * The properties below {@code timescale.health.aggregates}.
     *
     * @param enabled Whether aggregates count whose policies have not refreshed them.
     * @param missedSchedules How many times the schedule has to have passed since the last success.
     */
    public record Aggregates(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("3") int missedSchedules) {}

    /**
     * The properties below {@code timescale.health.workers}.
     *
     * @param enabled Whether jobs count that are due and do not run, because no scheduler runs or no worker is free.
     * @param overdue How long a job has to be due.
     */
    public record Workers(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("5m") Duration overdue) {}

    /**
     * The properties below {@code timescale.health.library}.
     *
     * @param enabled Whether it counts that the server's disk holds an older TimescaleDB than the database uses.
     */
    public record Library(@DefaultValue("true") boolean enabled) {}

    /**
     * The properties below {@code timescale.health.pool}.
     *
     * @param enabled Whether the pool of connections is shown, and counts where all are in use and somebody waits, at two looks in a row.
     */
    public record Pool(@DefaultValue("true") boolean enabled) {}
}
