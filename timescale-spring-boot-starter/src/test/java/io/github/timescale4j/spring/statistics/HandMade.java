package io.github.timescale4j.spring.statistics;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.statistics.AggregateStatistics;
import io.github.timescale4j.client.statistics.HypertableStatistics;
import io.github.timescale4j.client.statistics.JobStatistics;
import io.github.timescale4j.client.statistics.ServerState;
import io.github.timescale4j.client.statistics.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Statistics of no database, and a cache that has been given some. */
public final class HandMade {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final StatisticsProperties PROPERTIES =
            new StatisticsProperties(true, Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ofHours(24), 100);

    private static final ServerState SERVER =
            new ServerState(new ServerVersion("17.5", "2.23.1", Edition.COMMUNITY), "2.23.1", false, 7, 100, 3, 16);

    private HandMade() {}

    public static Statistics statistics(
            Instant at,
            List<HypertableStatistics> tables,
            List<AggregateStatistics> aggregates,
            List<JobStatistics> jobs) {
        return new Statistics(at, SERVER, tables, aggregates, jobs);
    }

    public static HypertableStatistics table(String name, long bytes, long insertedRows) {
        return new HypertableStatistics(
                "public", name, name, false, 4, bytes, bytes / 2, bytes / 4, 1, 1000L, 250L, insertedRows);
    }

    /** A cache that is not started, and has been given the answers one after the other. */
    public static StatisticsCache cache(TimeScaleClient client, Statistics... answers) {
        StatisticsCache cache = new StatisticsCache(client, PROPERTIES);
        for (Statistics answer : answers) {
            cache.take(answer);
        }
        return cache;
    }

    /** A client of a database that is not there. */
    public static TimeScaleClient client() {
        return TimeScaleClient.create(
                builder -> builder.host("localhost").port(1).database("metrics"));
    }
}
