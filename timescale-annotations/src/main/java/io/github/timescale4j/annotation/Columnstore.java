package io.github.timescale4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps the older chunks of a {@link TimeSeries} or of a {@link ContinuousAggregate} in columns instead of rows: a tenth of the
 * space, and faster for whatever reads few columns of many rows.
 *
 * <pre>{@code
 * @TimeSeries(partitionBy = "1d", retention = "90d")
 * @Columnstore(segmentBy = "device_id", after = "7d")
 * record MetricData(Instant timestamp, String deviceId, double value) {}
 * }</pre>
 *
 * <p>Both lists are always written into the generated SQL, because what the server chooses by itself has changed several times
 * from release to release.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Columnstore {

    /**
     * The columns whose values are kept once for each batch of rows: those by which queries choose, and of which each value has at
     * least some hundred rows in a chunk, such as a device.
     *
     * @return names of components or of their columns; {@code {}}, written out, where rows have no such column
     */
    String[] segmentBy() default {};

    /**
     * The order of the rows within a batch.
     *
     * @return columns, if need be followed by {@code ASC} or {@code DESC}; empty means the time column, newest first
     */
    String[] orderBy() default {};

    /**
     * How old the rows of a chunk are when a background job converts it.
     *
     * @return an interval, in the grammar of {@link TimeSeries}, longer than rows may be late
     */
    String after();

    /**
     * How often the background job looks for such chunks.
     *
     * @return an interval; empty means 12 hours, or {@link #after()} where that is shorter
     */
    String every() default "";

    /**
     * Of which columns the server knows for each batch which values are not in it, so that a query for one value unpacks few
     * batches. Not those of {@link #segmentBy()} and {@link #orderBy()}. On a table only, and needs TimescaleDB 2.22.
     *
     * @return names of components or of their columns; an entry such as {@code "device_id, kind"} is one filter for both together,
     *     which needs TimescaleDB 2.26. With neither this nor {@link #minmax()} nor {@link #firstLast()} the server chooses by itself
     */
    String[] bloom() default {};

    /**
     * Of which columns the server knows the smallest and the greatest value in each batch, for queries by ranges. Of those of
     * {@link #orderBy()} it does by itself. On a table only, and needs TimescaleDB 2.22.
     *
     * @return names of components or of their columns
     */
    String[] minmax() default {};

    /**
     * Of which columns the server knows the first and the last value in each batch. On a table only, and needs TimescaleDB 2.28.
     *
     * @return names of components or of their columns
     */
    String[] firstLast() default {};
}
