package io.github.timescale4j.client.statistics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job of TimescaleDB: a policy, or a procedure of the user's own.
 *
 * @param id its id, which changes when the policy is made anew
 * @param procedure what it runs, such as {@code policy_retention}; without a schema
 * @param relation the hypertable or continuous aggregate it works on, without its schema where the search path finds it; {@code null}
 *     for a job of no table
 * @param runs how often it has run
 * @param failures how often it has failed
 * @param failuresInARow how often it has failed since it last succeeded, at least: as often as the server remembers and this role may
 *     see, or as often as whoever asked has seen the number of failures grow
 * @param lastDuration how long the last run took; {@code null} if there was none, or it has not ended
 * @param lastStart when the last run began; {@code null} if there was none
 * @param lastSuccess when it succeeded the last time; {@code null} if it never has
 * @param nextStart when it is to run again; {@code null} if nobody has decided that, as while it runs
 * @param gaveUp whether the scheduler starts it no more: its last run failed, and it has no next start, or it is paused and has
 *     a limit of retries, as it is after the last of them
 * @param paused whether somebody has paused it, so that it is not to run; {@code false} for one that was given up
 * @param schedule how often it is to run
 */
public record JobStatistics(
        int id,
        String procedure,
        @Nullable String relation,
        long runs,
        long failures,
        int failuresInARow,
        @Nullable Duration lastDuration,
        @Nullable Instant lastStart,
        @Nullable Instant lastSuccess,
        @Nullable Instant nextStart,
        boolean gaveUp,
        boolean paused,
        Duration schedule) {

    /**
     * Whether it should have begun and has not: no scheduler runs, or all workers are taken.
     *
     * @param now the time of the server
     * @param late how long it may be waiting
     * @return {@code false} for one that is paused or was given up
     */
    public boolean isOverdue(Instant now, Duration late) {
        return !paused && nextStart != null && nextStart.isBefore(now.minus(late));
    }
}
