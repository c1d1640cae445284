package io.github.timescale4j.client.series;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of buckets without values. It is done here, and not by the server: its Apache edition cannot. */
enum Gaps {
    LEAVE,
    EMPTY,
    LAST,
    LINE;

    /** The points of one series, with one for each bucket. */
    List<SeriesPoint> fill(List<Instant> starts, Map<String, @Nullable String> keys, List<SeriesPoint> points) {
        if (this == LEAVE) {
            return points;
        }
        Map<Instant, Integer> known = new HashMap<>();
        for (int i = 0; i < points.size(); i++) {
            known.put(points.get(i).time(), i);
        }
        List<SeriesPoint> filled = new ArrayList<>();
        SeriesPoint before = null;
        int next = 0;
        for (Instant start : starts) {
            Integer index = known.get(start);
            if (index != null) {
                before = points.get(index);
                next = index + 1;
                filled.add(before);
            } else {
                SeriesPoint after = next < points.size() ? points.get(next) : null;
                filled.add(between(start, keys, before, after));
            }
        }
        return filled;
    }

    private SeriesPoint between(
            Instant time,
            Map<String, @Nullable String> keys,
            @Nullable SeriesPoint before,
            @Nullable SeriesPoint after) {
        if (this == LAST && before != null) {
            return new SeriesPoint(time, keys, 0L, null, before.min(), before.max(), before.avg());
        }
        if (this == LINE && before != null && after != null) {
            double part = seconds(before.time(), time) / seconds(before.time(), after.time());
            return new SeriesPoint(
                    time,
                    keys,
                    0L,
                    null,
                    line(before.min(), after.min(), part),
                    line(before.max(), after.max(), part),
                    line(before.avg(), after.avg(), part));
        }
        return new SeriesPoint(time, keys, 0L, null, null, null, null);
    }

    private static double seconds(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    private static @Nullable Double line(@Nullable Double from, @Nullable Double to, double part) {
        return from == null || to == null ? null : from + (to - from) * part;
    }
}
