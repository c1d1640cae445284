package io.github.timescale4j.client.series;

import io.github.timescale4j.client.series.SeriesSql.Bucket;
import io.github.timescale4j.client.series.SeriesSql.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the rows of an answer together to points, series by series. */
final class Points {

    private static final Comparator<List<@Nullable String>> BY_KEYS = (one, other) -> {
        for (int i = 0; i < one.size(); i++) {
            int order = Comparator.nullsLast(Comparator.<String>naturalOrder()).compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    private final List<String> names;
    private final Set<Measure> asked;
    private final Map<List<@Nullable String>, List<SeriesPoint>> series = new TreeMap<>(BY_KEYS);

    Points(List<String> names, Set<Measure> asked) {
        this.names = names;
        this.asked = asked;
        if (names.isEmpty()) {
            series.put(List.of(), new ArrayList<>());
        }
    }

    /** Adds a row: it is the only value of its point. */
    void add(Row row) {
        add(row.time(), row.keys(), 1L, row.value(), row.value(), row.value());
    }

    /** Adds a bucket, if there are values in it. */
    void add(Bucket bucket, List<Instant> starts) {
        boolean empty = bucket.count() == null
                ? bucket.sum() == null && bucket.min() == null && bucket.max() == null
                : bucket.count() == 0;
        if (!empty) {
            Integer slot = bucket.slot();
            Instant time = slot == null ? bucket.time() : starts.get(slot);
            if (time != null) {
                add(time, bucket.keys(), bucket.count(), bucket.sum(), bucket.min(), bucket.max());
            }
        }
    }

    private void add(
            Instant time,
            List<@Nullable String> keys,
            @Nullable Long count,
            @Nullable Double sum,
            @Nullable Double min,
            @Nullable Double max) {
        List<SeriesPoint> own = series.computeIfAbsent(keys, values -> new ArrayList<>());
        Double avg = sum == null || count == null ? null : sum / count;
        own.add(new SeriesPoint(
                time,
                own.isEmpty() ? named(keys) : own.get(0).keys(),
                only(Measure.COUNT, count),
                only(Measure.SUM, sum),
                only(Measure.MIN, min),
                only(Measure.MAX, max),
                only(Measure.AVG, avg)));
    }

    private <N extends Number> @Nullable N only(Measure measure, @Nullable N value) {
        return asked.contains(measure) ? value : null;
    }

    private Map<String, @Nullable String> named(List<@Nullable String> values) {
        Map<String, @Nullable String> keys = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            keys.put(names.get(i), values.get(i));
        }
        return Collections.unmodifiableMap(keys);
    }

    /** All points, series by series, with those that fill gaps. */
    List<SeriesPoint> all(Gaps gaps, List<Instant> starts) {
        List<SeriesPoint> all = new ArrayList<>();
        series.forEach((keys, points) -> all.addAll(
                gaps.fill(starts, points.isEmpty() ? named(keys) : points.get(0).keys(), points)));
        return all;
    }
}
