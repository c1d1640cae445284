package io.github.timescale4j.client.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link SeriesQuery}.
 *
 * @param resolution where the points are from, and how far they are apart
 * @param from the start of the first bucket: at or before what was asked for
 * @param to the end of the last bucket: at or after what was asked for
 * @param points the points: those of one series after those of another, each in the order of time
 */
public record SeriesResult(Resolution resolution, Instant from, Instant to, List<SeriesPoint> points) {

    /**
     * Copies the list.
     *
     * @param resolution where the points are from, and how far they are apart
     * @param from the start of the first bucket
     * @param to the end of the last bucket
     * @param points the points
     */
    public SeriesResult {
        points = List.copyOf(points);
    }

    /**
     * The points by series.
     *
     * @return the points of each series in the order of time, under its keys
     */
    public Map<Map<String, @Nullable String>, List<SeriesPoint>> bySeries() {
        Map<Map<String, @Nullable String>, List<SeriesPoint>> series = new LinkedHashMap<>();
        points.forEach(point ->
                series.computeIfAbsent(point.keys(), keys -> new ArrayList<>()).add(point));
        series.replaceAll((keys, own) -> Collections.unmodifiableList(own));
        return Collections.unmodifiableMap(series);
    }
}
