package io.github.timescale4j.spring.actuate;

import io.github.timescale4j.client.statistics.AggregateStatistics;
import io.github.timescale4j.client.statistics.HypertableStatistics;
import io.github.timescale4j.client.statistics.JobStatistics;
import io.github.timescale4j.client.statistics.ServerState;
import io.github.timescale4j.client.statistics.Statistics;
import io.github.timescale4j.spring.statistics.StatisticsCache;
import io.github.timescale4j.spring.statistics.StatisticsHistory;
import io.github.timescale4j.spring.statistics.StatisticsProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sections that show what was read some time ago. They ask the database for nothing. */
final class StatisticsSections {

    /** After which time a job that has not begun is late, as in the health component. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private static final int MISSED_SCHEDULES = 3;
    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final double NANOS = 1e9;

    private final @Nullable StatisticsCache cache;
    private final Duration interval;

    /**
     * Shows what a cache holds.
     *
     * @param cache the cache; {@code null} where the database is not asked
     */
    StatisticsSections(@Nullable StatisticsCache cache, StatisticsProperties properties) {
        this.cache = cache;
        this.interval = properties.interval();
    }

    @Nullable
    Statistics latest() {
        return cache == null ? null : cache.latest();
    }

    Answers.Reading reading() {
        if (cache == null) {
            return new Answers.Reading(false, null, null, false, null);
        }
        Statistics latest = cache.latest();
        return new Answers.Reading(
                true, latest == null ? null : latest.at(), seconds(cache.age()), cache.isFresh(), seconds(interval));
    }

    Answers.@Nullable Server server() {
        Statistics latest = latest();
        if (latest == null) {
            return null;
        }
        ServerState server = latest.server();
        return new Answers.Server(
                server.version().postgres(),
                server.version().extension(),
                server.availableExtension(),
                server.version().edition().name().toLowerCase(Locale.ROOT),
                server.recovering(),
                server.connections(),
                server.maxConnections(),
                server.backgroundWorkers(),
                server.maxBackgroundWorkers());
    }

    Answers.@Nullable Totals totals() {
        Statistics latest = latest();
        if (latest == null) {
            return null;
        }
        List<HypertableStatistics> tables = latest.hypertables();
        return new Answers.Totals(
                (int) tables.stream().filter(table -> !table.aggregate()).count(),
                latest.aggregates().size(),
                latest.jobs().size(),
                latest.jobs().stream()
                        .map(job -> state(job, latest.at()))
                        .filter(state -> state.equals("failing") || state.equals("gave up") || state.equals("late"))
                        .count(),
                tables.stream().mapToLong(HypertableStatistics::chunks).sum(),
                bytes(tables));
    }

    /** The server may have been too slow to say any size: that is not the same as nothing. */
    private static @Nullable Long bytes(List<HypertableStatistics> tables) {
        return tables.stream()
                .map(HypertableStatistics::bytes)
                .filter(Objects::nonNull)
                .reduce(Long::sum)
                .orElse(tables.isEmpty() ? (Long) 0L : null);
    }

    Answers.Hypertables hypertables() {
        Statistics latest = latest();
        Map<String, Double> rows = cache == null ? Map.of() : cache.history().rowsPerSecond();
        return new Answers.Hypertables(
                reading(),
                latest == null
                        ? List.of()
                        : latest.hypertables().stream()
                                .map(table -> hypertable(table, rows.get(table.relation())))
                                .toList());
    }

    private static Answers.Hypertable hypertable(HypertableStatistics table, @Nullable Double rowsPerSecond) {
        Long before = table.bytesBeforeCompression();
        Long after = table.bytesAfterCompression();
        return new Answers.Hypertable(
                table.schema(),
                table.name(),
                table.relation(),
                table.aggregate(),
                table.chunks(),
                table.compressedChunks(),
                table.bytes(),
                table.tableBytes(),
                table.indexBytes(),
                table.toastBytes(),
                before,
                after,
                before == null || after == null || after == 0 ? null : (Double) ((double) before / after),
                table.insertedRows(),
                rowsPerSecond);
    }

    Answers.Aggregates aggregates() {
        Statistics latest = latest();
        return new Answers.Aggregates(
                reading(),
                latest == null
                        ? List.of()
                        : latest.aggregates().stream()
                                .map(aggregate -> aggregate(aggregate, latest.at()))
                                .toList());
    }

    private static Answers.Aggregate aggregate(AggregateStatistics aggregate, Instant now) {
        return new Answers.Aggregate(
                aggregate.schema(),
                aggregate.name(),
                aggregate.relation(),
                state(aggregate, now),
                aggregate.materializedOnly(),
                seconds(aggregate.lag()),
                aggregate.lastRefresh(),
                seconds(aggregate.schedule()),
                aggregate.failures());
    }

    private static String state(AggregateStatistics aggregate, Instant now) {
        if (aggregate.schedule() == null) {
            return "no policy";
        }
        if (aggregate.failures() > 0) {
            return "failing";
        }
        if (aggregate.lastRefresh() == null) {
            return "not refreshed yet";
        }
        Duration allowed = aggregate.schedule().multipliedBy(MISSED_SCHEDULES).plus(TOLERANCE);
        return Duration.between(aggregate.lastRefresh(), now).compareTo(allowed) > 0 ? "late" : "ok";
    }

    Answers.Jobs jobs() {
        Statistics latest = latest();
        return new Answers.Jobs(
                reading(),
                latest == null
                        ? List.of()
                        : latest.jobs().stream()
                                .map(job -> job(job, latest.at()))
                                .toList());
    }

    private static Answers.Job job(JobStatistics job, Instant now) {
        return new Answers.Job(
                job.id(),
                job.procedure(),
                job.relation(),
                state(job, now),
                job.runs(),
                job.failures(),
                job.failuresInARow(),
                seconds(job.lastDuration()),
                job.lastStart(),
                job.lastSuccess(),
                job.nextStart(),
                inSeconds(job.schedule()));
    }

    private static String state(JobStatistics job, Instant now) {
        if (job.paused()) {
            return "paused";
        }
        if (job.gaveUp()) {
            return "gave up";
        }
        if (job.failuresInARow() > 0) {
            return "failing";
        }
        if (job.isOverdue(now, LATE)) {
            return "late";
        }
        return job.runs() == 0 ? "not run yet" : "ok";
    }

    Answers.History history() {
        List<StatisticsHistory.Point> points =
                cache == null ? List.of() : cache.history().points();
        List<Answers.Series> series = new ArrayList<>();
        if (!points.isEmpty()) {
            points.get(points.size() - 1).readings().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(newest -> series.add(series(points, newest.getKey(), newest.getValue())));
        }
        return new Answers.History(
                reading(), points.stream().map(StatisticsHistory.Point::at).toList(), series);
    }

    private static Answers.Series series(
            List<StatisticsHistory.Point> points, String relation, StatisticsHistory.Reading newest) {
        List<@Nullable Long> bytes = new ArrayList<>();
        List<@Nullable Double> rows = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            StatisticsHistory.Reading reading = points.get(i).readings().get(relation);
            bytes.add(reading == null ? null : reading.bytes());
            rows.add(i == 0 ? null : points.get(i).rowsPerSecond(points.get(i - 1), relation));
        }
        return new Answers.Series(
                relation, newest.aggregate(), Collections.unmodifiableList(bytes), Collections.unmodifiableList(rows));
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : (Double) inSeconds(duration);
    }

    static double inSeconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS;
    }
}
