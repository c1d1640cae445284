package io.github.timescale4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a continuous aggregate: a view over a hypertable, grouped into buckets of time, which TimescaleDB materializes and
 * keeps up to date.
 *
 * <pre>{@code
 * @ContinuousAggregate(name = "hourly_metrics", source = MetricData.class, interval = "1h")
 * record HourlyMetrics(Instant hour, String deviceId, double avgValue, double minValue, double maxValue) {}
 * }</pre>
 *
 * <p>Each component says by its name what it is:
 *
 * <ul>
 *   <li>the component of a time type is the bucket: here {@code time_bucket('1 hour', timestamp) AS hour};
 *   <li>a component that names a column of the source is a grouping key: here {@code device_id};
 *   <li>{@code avgValue}, {@code minValue}, {@code maxValue}, {@code sumValue}, {@code countValue}, {@code firstValue},
 *       {@code lastValue} and {@code stddevValue} are that function over the source's column {@code value}; {@code count} alone
 *       counts rows;
 *   <li>{@link Aggregate} says anything else.
 * </ul>
 *
 * <p>Buckets are aligned in UTC. A policy that refreshes the aggregate is generated, unless {@link #manualRefresh()} says
 * otherwise: it runs every {@link #refreshEvery()}, from {@link #refreshStart()} to {@link #refreshEnd()} before the present.
 * {@link #refresh()} declares several.
 *
 * @see TimeSeries
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ContinuousAggregate {

    /**
     * The aggregate's name.
     *
     * @return the name; empty means the type's simple name in snake case
     */
    String name() default "";

    /**
     * The schema that holds the aggregate.
     *
     * @return the schema's name; empty means the first schema of the connection's {@code search_path}
     */
    String schema() default "";

    /**
     * What is aggregated.
     *
     * @return a type annotated with {@link TimeSeries} or {@link ContinuousAggregate}; it may come from another jar
     */
    Class<?> source();

    /**
     * The width of a bucket.
     *
     * @return an interval, in the grammar of {@link TimeSeries}; months cannot be mixed with days or hours. Where the source's time
     *     is a number, a number of its units
     */
    String interval();

    /**
     * How long buckets are kept, usually far longer than the source's rows.
     *
     * @return an interval; empty means for ever
     */
    String retention() default "";

    /**
     * Indexes beside those on the grouping keys, which TimescaleDB makes by itself.
     *
     * @return entries in the grammar of {@link TimeSeries#indexes()}, over this aggregate's columns
     */
    String[] indexes() default {};

    /**
     * Whether a query sees only what is materialized. Otherwise rows newer than the last refresh are aggregated while the query
     * runs.
     *
     * @return {@code false}, if nothing is said; always written into the generated SQL, because the server's own default changed
     *     with TimescaleDB 2.13
     */
    boolean materializedOnly() default false;

    /**
     * How far back the policy refreshes. A refresh that reaches further back than the source keeps its rows would delete this
     * aggregate's history, which is an error when the declaration is compiled.
     *
     * @return an interval before the present; empty means everything where the source keeps everything, and otherwise the
     *     source's retention
     */
    String refreshStart() default "";

    /**
     * How far from the present the policy stops.
     *
     * @return an interval before the present; empty means one bucket, so that the bucket which still receives rows is not
     *     materialized before it is complete
     */
    String refreshEnd() default "";

    /**
     * How often the policy runs.
     *
     * @return an interval, always a length of time; empty means the width of a bucket, but at most one day, or one hour where nothing
     *     says how long a bucket is
     */
    String refreshEvery() default "";

    /**
     * The refresh policies, where one is not enough or where a policy needs more than {@link #refreshStart()},
     * {@link #refreshEnd()} and {@link #refreshEvery()}, which are not given then. Their windows do not overlap; they may adjoin.
     * More than one needs TimescaleDB 2.21, and 2.29 over another aggregate.
     *
     * @return the policies; empty means one, made of those three
     */
    Refresh[] refresh() default {};

    /**
     * Whether no policy refreshes the aggregate, because the application or an operator does. The columnstore of such an aggregate
     * needs TimescaleDB 2.28.
     *
     * @return {@code false}, if nothing is said
     */
    boolean manualRefresh() default false;

    /**
     * Which rows of the source are aggregated.
     *
     * @return a condition in SQL over the source's columns, as it would stand after {@code WHERE}; empty means all rows
     */
    String filter() default "";

    /**
     * The time zone in which buckets begin, where a day shall be a day there: it has 23 or 25 hours then when clocks change.
     *
     * @return the name of a region such as {@code Europe/Berlin}; empty means UTC
     */
    String timezone() default "";

    /**
     * A moment at which a bucket begins; all others are aligned with it. Needs TimescaleDB 2.15.
     *
     * @return a moment such as {@code 2024-01-01T06:00:00Z}, a {@code LocalDateTime} or a {@code LocalDate}, as the time column is;
     *     empty means the server's: a Monday, and the first of a January for months
     */
    String origin() default "";

    /**
     * How much later than they would by themselves the buckets begin. Needs TimescaleDB 2.15.
     *
     * @return an interval; empty means none
     */
    String offset() default "";

    /**
     * How much time one chunk of the buckets holds. Needs TimescaleDB 2.12.
     *
     * @return an interval; empty means ten times the chunk interval of the source
     */
    String chunkInterval() default "";

    /**
     * A text that the server keeps with the view, for whoever looks at it there.
     *
     * @return one line; empty means none
     */
    String comment() default "";

    /**
     * The whole query, where the components cannot say it: joins with plain tables, ordered-set aggregates over several columns, a
     * {@code HAVING}. The components are its columns, in order; the first of a time type is the bucket. Policies, indexes and the
     * columnstore are declared as always.
     *
     * <pre>{@code
     * sql = "SELECT time_bucket({interval}, time), d.site, max(value) FROM {source} JOIN device d ON d.id = device_id GROUP BY 1, 2"
     * }</pre>
     *
     * @return one {@code SELECT}, in which <code>{source}</code> stands for the source's name and <code>{interval}</code> for the
     *     width of a bucket; names of a declared schema are in double quotes; empty means that the query is made from the
     *     components
     */
    String sql() default "";
}
