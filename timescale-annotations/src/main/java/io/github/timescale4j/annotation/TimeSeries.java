package io.github.timescale4j.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a hypertable: a PostgreSQL table that TimescaleDB partitions by time into chunks.
 *
 * <pre>{@code
 * @TimeSeries(
 *         timeColumn = "timestamp",
 *         partitionBy = "1d",
 *         indexes = {"device_id", "metric_type"},
 *         retention = "30d")
 * record MetricData(Instant timestamp, String deviceId, String metricType, double value) {}
 * }</pre>
 *
 * <p>becomes the table {@code metric_data (timestamp, device_id, metric_type, value)}, partitioned into chunks of one day, with
 * the indexes {@code (device_id, timestamp DESC)}, {@code (metric_type, timestamp DESC)} and {@code (timestamp DESC)}, and a
 * policy that drops chunks older than 30 days.
 *
 * <p>The annotated type is a record, a class with one constructor that takes every field (Lombok's {@code @Value} or
 * {@code @AllArgsConstructor} make one), or a Kotlin data class. Each component becomes a column; its name is the component's in
 * snake case, its type follows from the Java type, and it is {@code NOT NULL} unless the component carries an annotation whose
 * simple name is {@code Nullable}. {@link Column} changes name and type.
 *
 * <p><b>Intervals</b> are written as {@code 15m}, {@code 1h}, {@code 1d}, {@code 1w}, {@code 30d}, {@code 1mo}, {@code 1y} or a
 * sequence of those ({@code 1d12h}), or in ISO-8601 ({@code PT15M}, {@code P1D}). {@code m} is minutes, {@code mo} months. Where
 * the time is a number, they are numbers of its units, such as {@code 86400000}.
 *
 * @see ContinuousAggregate
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TimeSeries {

    /**
     * The table's name.
     *
     * @return the name; empty means the type's simple name in snake case ({@code MetricData} is {@code metric_data})
     */
    String table() default "";

    /**
     * The schema that holds the table.
     *
     * @return the schema's name; empty means the first schema of the connection's {@code search_path}, which is
     *     {@code timescale.schema} where that property is set
     */
    String schema() default "";

    /**
     * The column by which the table is partitioned.
     *
     * @return the name of a component or of its column; empty means the only component whose type is a time type. A number or a
     *     {@code UUID} (of version 7, which begins with the time; TimescaleDB 2.22) is the time only if it is named here
     */
    String timeColumn() default "";

    /**
     * What a time column that is a number counts, since 1970. The library then makes a function of the server that tells the
     * present, named after the table ({@code reading_now} for {@code reading}), which policies and aggregates need. Intervals of
     * this table and of the aggregates over it may be written as lengths of time, which must be whole numbers of the unit, or as
     * numbers of it.
     *
     * <pre>{@code
     * @TimeSeries(timeColumn = "ts", timeUnit = TimeSeries.Unit.MILLISECONDS, partitionBy = "1d", retention = "90d")
     * record Reading(long ts, String deviceId, double value) {}
     * }</pre>
     *
     * @return the unit; {@link Unit#NONE} where the time is not a number, or where the numbers are no time of a clock
     */
    Unit timeUnit() default Unit.NONE;

    /**
     * A function of the server that tells the present, where the time column is a number and no {@link #timeUnit()} of a clock: a
     * counter, for example. It is yours to make, before the schema is: without arguments, {@code STABLE}, returning the column's
     * type. All intervals that look back from the present are numbers then.
     *
     * @return {@code function} or {@code schema.function}; empty means none, so that there can be neither policies nor aggregates
     */
    String nowFunction() default "";

    /**
     * The chunk interval: how much time one chunk holds. TimescaleDB's advice is that the chunks being written to, with their
     * indexes, should fit into a quarter of the server's memory.
     *
     * @return an interval, or a number of units where the time is one; 7 days where nothing is said. It is always written into the generated SQL, because the server's own
     *     default is configurable since TimescaleDB 2.26
     */
    String partitionBy() default "7d";

    /**
     * Indexes beside the one on the time column, which is always made.
     *
     * @return one entry for each index. A list of columns such as {@code "device_id"} or {@code "device_id, metric_type"} makes a
     *     btree on these columns followed by the time column, descending. Where a direction is written out, as in
     *     {@code "device_id, timestamp DESC"}, the columns are taken as they stand. {@code "type using hash"} names another
     *     method ({@code btree}, {@code hash}, {@code brin}, {@code gin}) and also takes the columns as they stand
     */
    String[] indexes() default {};

    /**
     * By which of the indexes a background job orders the rows of chunks that receive no more of them, once for each chunk: what
     * is read together lies together then. The job locks a chunk for the time that takes. A {@link Columnstore}
     * has an order of its own, for which this does nothing.
     *
     * @return an entry of {@link #indexes()}, as it is written there; empty means that rows stay where they were written
     */
    String reorderBy() default "";

    /**
     * How long rows are kept. A background job of the server drops whole chunks once all of their rows are older than this, so
     * rows live for up to one chunk interval longer.
     *
     * @return an interval, at least the chunk interval and at least what the continuous aggregates over this table need to be
     *     refreshed; empty means for ever
     */
    String retention() default "";

    /**
     * Whether the table shall have more chunks than a server's lock table holds by default: whoever sets this has raised
     * {@code max_locks_per_transaction}. More than 3,000 are an error otherwise, more than 1,000 a warning.
     *
     * @return {@code false}, if nothing is said
     */
    boolean expectManyChunks() default false;

    /**
     * The primary key. A hypertable's keys contain the time column, and that of {@link SpacePartition}: no index spans all chunks,
     * so nothing else can be unique.
     *
     * @return names of components or of their columns, in order; empty means that there is no primary key
     */
    String[] primaryKey() default {};

    /**
     * What else is unique. The columns contain those of partitioning, as those of {@link #primaryKey()} do.
     *
     * @return one entry for each constraint: a list of columns such as {@code "device_id, time"}
     */
    String[] unique() default {};

    /**
     * A text that the server keeps with the table, for whoever looks at it there.
     *
     * @return one line; empty means none
     */
    String comment() default "";

    /**
     * What else belongs to the table and no attribute says: triggers, rights, further constraints and indexes, row level security.
     * The statements run after those of the table, in the same transaction, and once more on the copy of it with which
     * declarations are compared, which is thrown away.
     *
     * <pre>{@code
     * sql = {
     *     "CREATE TRIGGER audit AFTER INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION audit()",
     *     "GRANT SELECT ON {table} TO reporting",
     *     "ALTER TABLE {table} ADD CONSTRAINT site_fkey FOREIGN KEY (site, plant) REFERENCES site (id, plant)"
     * }
     * }</pre>
     *
     * <p>Constraints and indexes are compared with the declaration at every start, as those of the attributes are. Triggers,
     * rights, row level security, owner, statistics and settings are not: nobody notices if they are changed in the database. A
     * statement of that kind that is new in the declaration of a table that exists becomes a part of the plan, which has to be
     * approved; one that is not declared any more is reported, and undone by hand.
     *
     * @return one statement for each entry, which adds something to the table: {@code CREATE TRIGGER}, {@code INDEX},
     *     {@code POLICY} or {@code STATISTICS}, {@code GRANT}, {@code REVOKE}, or {@code ALTER TABLE}, with <code>{table}</code> for
     *     the table's name. What takes something away ({@code DROP}, {@code CASCADE}), ends the transaction or cannot run in one, is
     *     refused
     */
    String[] sql() default {};

    /** What a time column that is a number counts. */
    enum Unit {
        /** Nothing that is said here. */
        NONE,
        /** Seconds since 1970, as {@link java.time.Instant#getEpochSecond()} gives them. */
        SECONDS,
        /** Milliseconds since 1970, as {@link System#currentTimeMillis()} gives them. */
        MILLISECONDS,
        /** Microseconds since 1970. */
        MICROSECONDS,
        /** Nanoseconds since 1970. */
        NANOSECONDS
    }
}
