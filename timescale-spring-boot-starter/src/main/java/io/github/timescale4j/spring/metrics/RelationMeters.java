package io.github.timescale4j.spring.metrics;

import io.github.timescale4j.client.statistics.AggregateStatistics;
import io.github.timescale4j.client.statistics.HypertableStatistics;
import io.github.timescale4j.client.statistics.Statistics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The meters of hypertables and aggregates. Only the largest ones are named, the others are one. Of one thread. */
final class RelationMeters {

    private static final double NANOS = 1e9;

    private final int maxRelations;
    private final Readings size;
    private final Readings chunks;
    private final Readings ratio;
    private final Readings inserted;
    private final Readings lag;
    private final Readings refreshAge;

    private final Map<String, Long> insertedBefore = new HashMap<>();
    private final Map<Tags, Double> insertedInAll = new HashMap<>();

    RelationMeters(MeterRegistry registry, int maxRelations, BooleanSupplier fresh) {
        this.maxRelations = maxRelations;
        this.size = Readings.gauge(registry, MeterNames.HYPERTABLE_SIZE, "Size on disk", "bytes", fresh);
        this.chunks = Readings.gauge(registry, MeterNames.HYPERTABLE_CHUNKS, "Chunks", "chunks", fresh);
        this.ratio = Readings.gauge(
                registry,
                MeterNames.COMPRESSION_RATIO,
                "How many times smaller chunks in the columnstore have become",
                null,
                fresh);
        this.inserted = Readings.counter(
                registry,
                MeterNames.ROWS_INSERTED,
                "Rows inserted by anybody, since the application began to look",
                null);
        this.lag = Readings.gauge(
                registry,
                MeterNames.AGGREGATE_LAG,
                "From the beginning of the newest bucket to the newest row of the source",
                "seconds",
                fresh);
        this.refreshAge =
                Readings.gauge(registry, MeterNames.REFRESH_AGE, "Since a refresh policy succeeded", "seconds", fresh);
    }

    void set(Statistics statistics) {
        Set<String> named = new HashSet<>();
        for (HypertableStatistics table : statistics.hypertables()) {
            if (named.size() == maxRelations) {
                break;
            }
            named.add(table.relation());
        }
        setTables(statistics.hypertables(), named);
        setInserted(statistics.hypertables(), named);
        setAggregates(statistics, named);
    }

    private static Tags tags(Set<String> named, String relation) {
        return Tags.of("relation", named.contains(relation) ? relation : BoundedTag.OTHER);
    }

    private void setTables(List<HypertableStatistics> tables, Set<String> named) {
        Groups sizes = Groups.summed();
        Groups counts = Groups.summed();
        Groups before = Groups.summed();
        Groups after = Groups.summed();
        for (HypertableStatistics table : tables) {
            Tags tags = tags(named, table.relation());
            sizes.add(tags.and("part", "table"), table.tableBytes());
            sizes.add(tags.and("part", "index"), table.indexBytes());
            sizes.add(tags.and("part", "toast"), table.toastBytes());
            counts.add(tags.and("state", "row"), table.chunks() - table.compressedChunks());
            counts.add(tags.and("state", "columnstore"), table.compressedChunks());
            before.add(tags, table.bytesBeforeCompression());
            after.add(tags, table.bytesAfterCompression());
        }
        size.set(sizes.values());
        chunks.set(counts.values());
        Groups ratios = Groups.summed();
        before.values().forEach((tags, bytes) -> {
            double compressed = after.values().getOrDefault(tags, 0.0);
            ratios.add(tags, compressed > 0 ? (Double) (bytes / compressed) : null);
        });
        ratio.set(ratios.values());
    }

    /** The server's number falls when chunks are dropped, and begins at any value: what counts is by how much it grows. */
    private void setInserted(List<HypertableStatistics> tables, Set<String> named) {
        Map<Tags, Double> grown = new HashMap<>();
        Set<String> present = new HashSet<>();
        for (HypertableStatistics table : tables) {
            present.add(table.relation());
            Long before = insertedBefore.put(table.relation(), table.insertedRows());
            double more = before == null ? 0 : Math.max(0, table.insertedRows() - before);
            grown.merge(tags(named, table.relation()), more, Double::sum);
        }
        insertedBefore.keySet().retainAll(present);
        grown.forEach((tags, rows) -> insertedInAll.merge(tags, rows, Double::sum));
        insertedInAll.keySet().retainAll(grown.keySet());
        inserted.set(insertedInAll);
    }

    private void setAggregates(Statistics statistics, Set<String> named) {
        Groups lags = Groups.largest();
        Groups ages = Groups.largest();
        for (AggregateStatistics aggregate : statistics.aggregates()) {
            Tags tags = tags(named, aggregate.relation());
            lags.add(tags, seconds(aggregate.lag()));
            ages.add(
                    tags,
                    aggregate.lastRefresh() == null
                            ? null
                            : seconds(Duration.between(aggregate.lastRefresh(), statistics.at())));
        }
        lag.set(lags.values());
        refreshAge.set(ages.values());
    }

    static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : (Double) (duration.getSeconds() + duration.getNano() / NANOS);
    }
}
