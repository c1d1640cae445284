package io.github.timescale4j.spring.statistics;

import io.github.timescale4j.client.statistics.HypertableStatistics;
import io.github.timescale4j.client.statistics.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How large the hypertables were, and how many rows had been inserted: at most 288 points of time, of the 100 largest relations each, in
 * memory. Each answer is a point at first; when there are too many, every second one goes, and those that follow are further apart. Safe
 * for use by several threads.
 */
public final class StatisticsHistory {

    static final int MAX_POINTS = 288;
    static final int MAX_RELATIONS = 100;

    private static final double NANOS = 1e9;

    private final Duration length;
    private final Duration widest;
    private final List<Point> points = new ArrayList<>();
    private Duration distance = Duration.ZERO;

    /**
     * What the database said at one time.
     *
     * @param at the server's time
     * @param readings the largest relations by their names
     */
    public record Point(Instant at, Map<String, Reading> readings) {

        /**
         * Keeps a copy.
         *
         * @param at the server's time
         * @param readings the largest relations by their names
         */
        public Point {
            readings = Map.copyOf(readings);
        }

        /**
         * How many rows have been inserted in each second since an earlier point.
         *
         * @param earlier the point before
         * @param relation whose rows
         * @return the mean; {@code null} if one of the points does not know the relation, or if the server counts less than before, as
         *     it does when chunks have been dropped
         */
        public @Nullable Double rowsPerSecond(Point earlier, String relation) {
            Reading now = readings.get(relation);
            Reading before = earlier.readings().get(relation);
            if (now == null || before == null || now.insertedRows() < before.insertedRows()) {
                return null;
            }
            return (now.insertedRows() - before.insertedRows())
                    * NANOS
                    / Duration.between(earlier.at(), at).toNanos();
        }
    }

    /**
     * A hypertable, or the table under a continuous aggregate, at one time.
     *
     * @param aggregate whether it is a continuous aggregate
     * @param bytes how large it was; {@code null} if that could not be had
     * @param insertedRows how many rows had been inserted into the chunks that were there
     */
    public record Reading(boolean aggregate, @Nullable Long bytes, long insertedRows) {}

    /**
     * Begins without a point.
     *
     * @param length for how long a point is kept
     */
    StatisticsHistory(Duration length) {
        this.length = length;
        this.widest = length.dividedBy(MAX_POINTS);
    }

    /** The newest answer is always the last point, and takes the place of the one before where that is too close to its own neighbour. */
    synchronized void add(Statistics statistics) {
        Instant at = statistics.at();
        // The server's clock may have been set back, or another server may answer.
        points.removeIf(point -> !point.at().isBefore(at) || point.at().isBefore(at.minus(length)));
        int last = points.size() - 1;
        if (last > 0
                && Duration.between(points.get(last - 1).at(), points.get(last).at())
                                .compareTo(distance)
                        < 0) {
            points.remove(last);
        }
        points.add(new Point(
                at,
                statistics.hypertables().stream()
                        .limit(MAX_RELATIONS)
                        .collect(Collectors.toMap(
                                HypertableStatistics::relation, StatisticsHistory::reading, (one, other) -> one))));
        if (points.size() > MAX_POINTS) {
            thinOut();
        }
    }

    private static Reading reading(HypertableStatistics table) {
        return new Reading(table.aggregate(), table.bytes(), table.insertedRows());
    }

    private void thinOut() {
        if (distance.compareTo(widest) >= 0) {
            points.remove(0);
            return;
        }
        Instant first = points.get(0).at();
        Instant last = points.get(points.size() - 1).at();
        for (int i = points.size() - 2; i > 0; i -= 2) {
            points.remove(i);
        }
        Duration twice = Duration.between(first, last).dividedBy(points.size());
        distance = twice.compareTo(widest) < 0 ? twice : widest;
    }

    /**
     * What is kept.
     *
     * @return the points, the oldest first; the last one is the last answer
     */
    public synchronized List<Point> points() {
        return List.copyOf(points);
    }

    /**
     * How many rows have been inserted in each second, lately.
     *
     * @return by the relation's name, between the last two points; without those of which nothing can be said
     */
    public Map<String, Double> rowsPerSecond() {
        List<Point> all = points();
        if (all.size() < 2) {
            return Map.of();
        }
        Point now = all.get(all.size() - 1);
        Point before = all.get(all.size() - 2);
        Map<String, Double> rows = new HashMap<>();
        for (String relation : now.readings().keySet()) {
            Double perSecond = now.rowsPerSecond(before, relation);
            if (perSecond != null) {
                rows.put(relation, perSecond);
            }
        }
        return rows;
    }
}
