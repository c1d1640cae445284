package io.github.timescale4j.spring.actuate;

import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.spring.statistics.PoolState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the endpoint answers. Sizes are in bytes, lengths of time in seconds, moments in UTC; what is not known is {@code null}. */
final class Answers {

    private Answers() {}

    /**
     * How old the numbers of an answer are.
     *
     * @param enabled whether the database is asked at all
     * @param readAt the server's time when it was asked; {@code null} before the first answer
     * @param ageSeconds how long ago that was
     * @param fresh {@code false} before the first answer, and when three have been missed
     * @param intervalSeconds how long after one answer the database is asked again
     */
    record Reading(
            boolean enabled,
            @Nullable Instant readAt,
            @Nullable Double ageSeconds,
            boolean fresh,
            @Nullable Double intervalSeconds) {}

    record Overview(
            Instant at,
            @Nullable String application,
            Reading statistics,
            @Nullable Server server,
            @Nullable PoolState pool,
            @Nullable Totals totals,
            @Nullable URI manual,
            List<String> sections) {}

    record Server(
            String postgres,
            @Nullable String extension,
            @Nullable String availableExtension,
            String edition,
            boolean recovering,
            int connections,
            int maxConnections,
            @Nullable Integer backgroundWorkers,
            @Nullable Integer maxBackgroundWorkers) {}

    record Totals(
            int hypertables,
            int aggregates,
            int jobs,
            long troubledJobs,
            long chunks,
            @Nullable Long bytes) {}

    record Hypertables(Reading statistics, List<Hypertable> hypertables) {}

    record Hypertable(
            String schema,
            String name,
            String relation,
            boolean aggregate,
            long chunks,
            long compressedChunks,
            @Nullable Long bytes,
            @Nullable Long tableBytes,
            @Nullable Long indexBytes,
            @Nullable Long toastBytes,
            @Nullable Long bytesBeforeCompression,
            @Nullable Long bytesAfterCompression,
            @Nullable Double compressionRatio,
            long insertedRows,
            @Nullable Double rowsPerSecond) {}

    record Chunks(String relation, int limit, boolean more, List<Chunk> chunks) {}

    /** Where time is a number, the range is in the fields whose names end with Integer. */
    record Chunk(
            String schema,
            String name,
            @Nullable Instant rangeStart,
            @Nullable Instant rangeEnd,
            @Nullable Long rangeStartInteger,
            @Nullable Long rangeEndInteger,
            boolean compressed,
            @Nullable Long bytes,
            @Nullable Long bytesBeforeCompression) {}

    record Aggregates(Reading statistics, List<Aggregate> aggregates) {}

    record Aggregate(
            String schema,
            String name,
            String relation,
            String state,
            boolean materializedOnly,
            @Nullable Double lagSeconds,
            @Nullable Instant lastRefresh,
            @Nullable Double scheduleSeconds,
            int failuresInARow) {}

    record Jobs(Reading statistics, List<Job> jobs) {}

    record Job(
            int id,
            String procedure,
            @Nullable String relation,
            String state,
            long runs,
            long failures,
            int failuresInARow,
            @Nullable Double lastDurationSeconds,
            @Nullable Instant lastStart,
            @Nullable Instant lastSuccess,
            @Nullable Instant nextStart,
            double scheduleSeconds) {}

    /** Each list of a series has a value for each of the points. */
    record History(Reading statistics, List<Instant> points, List<Series> series) {}

    record Series(
            String relation, boolean aggregate, List<@Nullable Long> bytes, List<@Nullable Double> rowsPerSecond) {}

    record Diagnosis(
            Instant at, double tookSeconds, boolean complete, List<Issue> findings, List<NotChecked> notChecked) {}

    /** Where nothing is declared, nothing can have drifted. */
    record Drift(
            boolean declared,
            Instant at,
            double tookSeconds,
            boolean complete,
            List<Issue> findings,
            List<NotChecked> notChecked) {}

    /** What nobody has looked at, and why. */
    record NotChecked(String what, String why) {}
}
