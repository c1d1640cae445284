package io.github.timescale4j.client.series;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One point of a series: what is known of the values in one bucket, or one row. What was not asked for with
 * {@link SeriesQuery#measures(Measure...)} is {@code null}.
 *
 * @param time the bucket's start, or the row's time
 * @param keys what the series is of: the names given to {@link SeriesQuery#by(String...)}, with their values as PostgreSQL writes
 *     them as text; empty without {@code by}
 * @param count how many values; 0 for a point that fills a gap
 * @param sum their sum; {@code null} for a point that fills a gap
 * @param min the least
 * @param max the greatest
 * @param avg their mean
 */
public record SeriesPoint(
        Instant time,
        Map<String, @Nullable String> keys,
        @Nullable Long count,
        @Nullable Double sum,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double avg) {

    /**
     * Whether this point fills a gap, because there are no values in its bucket.
     *
     * @return {@code false} for a point that stands for values
     */
    public boolean isFilled() {
        return count != null && count == 0;
    }
}
