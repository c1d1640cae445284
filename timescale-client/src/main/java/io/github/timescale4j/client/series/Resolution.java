package io.github.timescale4j.client.series;

import io.github.timescale4j.schema.TimeInterval;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the points of a series are from, and how far they are apart.
 *
 * @param relation the hypertable or continuous aggregate that was read, with its schema if one is declared
 * @param raw whether that is the hypertable itself
 * @param bucket the width of the bucket that each point stands for; {@code null} if each point is one row
 * @param keptSince the moment before which rows of the relation, or of those that it is made of, may have been dropped by a
 *     declared retention; {@code null} if nothing is ever dropped
 */
public record Resolution(
        String relation,
        boolean raw,
        @Nullable TimeInterval bucket,
        @Nullable Instant keptSince) {

    /**
     * Says it in words.
     *
     * @return for example {@code hourly_metrics, in buckets of 2 hours} or {@code metric_data, row by row}
     */
    @Override
    public String toString() {
        return relation + (bucket == null ? ", row by row" : ", in buckets of " + bucket);
    }
}
