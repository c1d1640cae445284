package io.github.timescale4j.client.statistics;

import java.time.Instant;
import java.util.List;

/**
 * What the server said about its hypertables, continuous aggregates and jobs at one time.
 *
 * @param at the server's time when it was asked
 * @param server the server itself
 * @param hypertables the hypertables, and the continuous aggregates as tables, the largest first
 * @param aggregates the continuous aggregates, by name
 * @param jobs the policies and the user's own jobs, by id; those of TimescaleDB itself are left out
 */
public record Statistics(
        Instant at,
        ServerState server,
        List<HypertableStatistics> hypertables,
        List<AggregateStatistics> aggregates,
        List<JobStatistics> jobs) {

    /**
     * Keeps copies of the lists.
     *
     * @param at the server's time when it was asked
     * @param server the server itself
     * @param hypertables the hypertables, and the continuous aggregates as tables
     * @param aggregates the continuous aggregates
     * @param jobs the jobs
     */
    public Statistics {
        hypertables = List.copyOf(hypertables);
        aggregates = List.copyOf(aggregates);
        jobs = List.copyOf(jobs);
    }
}
