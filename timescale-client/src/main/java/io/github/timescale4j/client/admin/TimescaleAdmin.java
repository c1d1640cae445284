package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.schema.IndexMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Indexes, retention and refreshing. Names are given as {@code table}, {@code schema.table}, {@code "Table"} or
 * {@code "Schema"."Table"}; unlike in SQL, the case of an unquoted name is kept. A name without a schema is looked up in the
 * connection's {@code search_path}.
 *
 * <p>Every method may be called again: it compares what is asked for with what the catalog says, and changes only what differs.
 * It is safe for use by several threads, and by several instances of an application that start at once.
 */
public interface TimescaleAdmin {

    /**
     * Makes the administration of a client, which hands it out by its own method; users have no need of this one.
     *
     * @param runner runs its statements
     * @return the administration
     */
    static TimescaleAdmin over(StatementRunner runner) {
        return new DefaultTimescaleAdmin(runner);
    }

    /**
     * Makes sure that an index exists. If the relation has one with the same method, columns and directions, nothing happens,
     * whatever its name. Otherwise one is created, with the name that PostgreSQL would give it, which blocks writes to the
     * relation until it is built.
     *
     * @param relation the hypertable, table or continuous aggregate
     * @param columns the columns in order, each with {@code ASC} or {@code DESC} if need be
     * @param method how the index is built
     * @return the name of the index, in the schema of its table
     * @throws IllegalArgumentException if a name cannot be an identifier, or the method cannot do what is asked
     * @throws org.springframework.dao.InvalidDataAccessResourceUsageException if the relation or a column does not exist, or if
     *     another index already has the name
     * @throws org.springframework.dao.DataAccessException if the database refuses the index for another reason
     */
    String createIndex(String relation, List<String> columns, IndexMethod method);

    /**
     * Sets how long rows are kept. A policy that exists keeps its job id and its history and gets the new value. The server then
     * drops, in the background, whole chunks whose rows are all older than that.
     *
     * <p>A continuous aggregate that is refreshed further back than its source keeps rows would lose its own history. Where the
     * refresh policy of an aggregate over the relation reaches further back than {@code dropAfter}, its {@code start_offset} is
     * set to {@code dropAfter} in the same transaction, which is logged.
     *
     * @param relation the hypertable or continuous aggregate
     * @param dropAfter the age from which rows may be dropped; whole days count as days of the calendar
     * @throws IllegalArgumentException if the name cannot be an identifier, or the duration is not longer than zero
     * @throws org.springframework.dao.InvalidDataAccessResourceUsageException if the relation does not exist or is a plain table
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the refresh policy of an aggregate over the relation
     *     would be left with less than two buckets, or if the server's edition has no policies
     * @throws org.springframework.dao.DataAccessException if the database refuses the policy for another reason
     */
    void setRetentionPolicy(String relation, Duration dropAfter);

    /**
     * Sets how long rows are kept where the time is a number, as {@link #setRetentionPolicy(String, Duration)} does elsewhere.
     *
     * @param relation the hypertable or continuous aggregate
     * @param dropAfter how far behind the present rows may be dropped, in units of the column of time
     * @throws IllegalArgumentException if the name cannot be an identifier, if the number is not greater than zero, or more than the
     *     column holds
     * @throws org.springframework.dao.InvalidDataAccessResourceUsageException if the relation does not exist, is a plain table, or its
     *     time is not a number
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the refresh policy of an aggregate over the relation
     *     would be left with less than two buckets, or if the server's edition has no policies
     * @throws org.springframework.dao.DataAccessException if the database refuses the policy for another reason, such as that no
     *     function tells the present of these numbers
     */
    void setRetentionPolicy(String relation, long dropAfter);

    /**
     * Removes the retention policy, so that rows are kept for ever. Refresh policies that were narrowed stay as they are.
     *
     * @param relation the hypertable or continuous aggregate
     * @return whether there was a policy
     * @throws IllegalArgumentException if the name cannot be an identifier
     * @throws org.springframework.dao.InvalidDataAccessResourceUsageException if the relation does not exist or is a plain table
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    boolean removeRetentionPolicy(String relation);

    /**
     * Brings a declared continuous aggregate up to date, as {@link #refresh(String, Instant, Instant)} does.
     *
     * @param aggregate a type with {@link io.github.timescale4j.annotation.ContinuousAggregate}
     * @param from the first instant whose rows changed
     * @param to the first instant after them
     * @return what was refreshed
     * @throws IllegalArgumentException if the type is not declared as a continuous aggregate, or {@code to} is not after
     *     {@code from}
     * @throws IllegalStateException if a transaction is active
     * @throws org.springframework.dao.DataAccessException as from {@link #refresh(String, Instant, Instant)}
     */
    RefreshedWindow refresh(Class<?> aggregate, Instant from, Instant to);

    /**
     * Brings a continuous aggregate up to date for a window of time. The window is first widened to whole buckets. Then it is cut
     * where a refresh does harm: below where the retention policy of the source may have dropped rows, because these buckets
     * would be deleted; and above at the start of the current bucket, because rows that reach that bucket later would not be seen
     * (an aggregate that only shows what is materialized is not cut there). The server cannot do this in a transaction.
     *
     * @param aggregate the continuous aggregate
     * @param from the first instant whose rows changed
     * @param to the first instant after them
     * @return what was refreshed
     * @throws IllegalArgumentException if the name cannot be an identifier, or {@code to} is not after {@code from}
     * @throws IllegalStateException if a transaction is active
     * @throws org.springframework.dao.InvalidDataAccessResourceUsageException if there is no continuous aggregate of that name,
     *     or its time is not a time type
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    RefreshedWindow refresh(String aggregate, Instant from, Instant to);

    /**
     * Brings a continuous aggregate whose time is a number up to date for a range of numbers, widened to whole buckets and cut as by
     * {@link #refresh(String, Instant, Instant)}; the function that the hypertable was given tells the present. Where there is none,
     * nothing is cut.
     *
     * @param aggregate the continuous aggregate
     * @param from the first number whose rows changed
     * @param to the first number after them
     * @return what was refreshed
     * @throws IllegalArgumentException if the name cannot be an identifier, or {@code to} is not after {@code from}
     * @throws IllegalStateException if a transaction is active
     * @throws org.springframework.dao.InvalidDataAccessResourceUsageException if there is no continuous aggregate of that name,
     *     or its time is not a number
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    RefreshedRange refresh(String aggregate, long from, long to);

    /**
     * Brings all continuous aggregates up to date that are declared over a type, those over aggregates after these, as
     * {@link #refresh(String, Instant, Instant)} does. Whoever writes rows from the past calls it with the window they are in.
     *
     * @param source a type with {@link io.github.timescale4j.annotation.TimeSeries} or
     *     {@link io.github.timescale4j.annotation.ContinuousAggregate}
     * @param from the first instant whose rows changed
     * @param to the first instant after them
     * @return what was refreshed, in the order in which it was; empty if nothing is declared over the type
     * @throws IllegalArgumentException if the type is not declared, or {@code to} is not after {@code from}
     * @throws IllegalStateException if a transaction is active
     * @throws org.springframework.dao.DataAccessException as from {@link #refresh(String, Instant, Instant)}
     */
    List<RefreshedWindow> refreshAggregatesOf(Class<?> source, Instant from, Instant to);
}
