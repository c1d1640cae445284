package io.github.timescale4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One refresh policy among several of a {@link ContinuousAggregate}: recent buckets often, older ones seldom. It stands in
 * {@link ContinuousAggregate#refresh()} and nowhere else.
 *
 * <pre>{@code
 * @ContinuousAggregate(
 *         source = MetricData.class,
 *         interval = "1h",
 *         refresh = {
 *             @Refresh(start = "1d", every = "15m"),
 *             @Refresh(start = "30d", end = "1d", every = "1d")
 *         })
 * record HourlyMetrics(Instant hour, String deviceId, double avgValue) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Refresh {

    /**
     * How far back the policy refreshes, never further than the source keeps its rows.
     *
     * @return an interval before the present, in the grammar of {@link TimeSeries}; empty means everything where the source keeps
     *     everything, and otherwise the source's retention
     */
    String start() default "";

    /**
     * How far from the present the policy stops.
     *
     * @return an interval before the present; empty means one bucket, so that the bucket which still receives rows is not
     *     materialized before it is complete
     */
    String end() default "";

    /**
     * How often the policy runs.
     *
     * @return an interval; empty means the width of a bucket, but at most one day
     */
    String every() default "";

    /**
     * How many buckets are refreshed in one transaction. Needs TimescaleDB 2.19.
     *
     * @return at least 1; 0 means all of the window, where nothing is said about {@link #maxBatches()} and {@link #newestFirst()}
     *     either, and otherwise what the server does by itself, which differs from release to release
     */
    int bucketsPerBatch() default 0;

    /**
     * How many such transactions one run of the policy has at most; the next run goes on. Needs TimescaleDB 2.19.
     *
     * @return at least 1; 0 means as many as it takes
     */
    int maxBatches() default 0;

    /**
     * Whether the newest buckets are refreshed first. {@code false} needs TimescaleDB 2.20.
     *
     * @return {@code true}, as the server does by itself, if nothing is said
     */
    boolean newestFirst() default true;
}
