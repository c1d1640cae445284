package io.github.timescale4j.test;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.test.statement.StatementReport;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Does to time series what time does to them: runs policies, refreshes aggregates, makes rows older. It is a bean in a
 * {@link TimescaleTest}, and made by {@link #of(TimeScaleClient)} elsewhere.
 *
 * <pre>{@code
 * client.insertAll(readings);
 * tester.shift(Reading.class, Duration.ofDays(-40));
 * tester.runPolicies(Reading.class);
 * assertThat(repository.all()).isEmpty();
 * }</pre>
 *
 * <p>The server does none of this inside of a transaction: a test that uses it is not {@code @Transactional}. Safe for use by several
 * threads, as far as a database with one fixture is.
 */
public final class TimescaleTester {

    private final TimeScaleClient client;
    private final Policies policies;
    private final Refreshes refreshes;
    private final FixtureShift shift;

    /** Takes the schema of the declarations that name none; without one the first of the {@code search_path} is meant. */
    TimescaleTester(TimeScaleClient client, @Nullable String schema) {
        Located located = new Located(client, schema);
        this.client = client;
        this.policies = new Policies(client, located);
        this.refreshes = new Refreshes(client, located);
        this.shift = new FixtureShift(client, located, refreshes);
    }

    /**
     * Makes a tester. Declarations that name no schema are those in the first schema of the connections' {@code search_path}.
     *
     * @param client leads to a database that may be changed
     * @return the tester
     */
    public static TimescaleTester of(TimeScaleClient client) {
        return new TimescaleTester(client, null);
    }

    /**
     * Runs all policies of the database once: refreshes first, those of an aggregate before those over it, then what moves chunks into
     * the columnstore, then retention. They go by the server's clock.
     *
     * @return what was run, in that order; empty if there are no policies
     * @throws IllegalStateException if a transaction is active
     * @throws org.springframework.dao.DataAccessException if one of them fails; the others are not run then
     */
    public List<PolicyRun> runPolicies() {
        requireNoTransaction();
        return policies.runAll();
    }

    /**
     * Runs the policies of one type and of all aggregates over it once, in the order of {@link #runPolicies()}.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries} or
     *     {@link io.github.timescale4j.annotation.ContinuousAggregate}
     * @return what was run, in that order
     * @throws IllegalArgumentException if the type is not declared
     * @throws IllegalStateException if there is no policy, or a transaction is active
     * @throws org.springframework.dao.DataAccessException if one of them fails; the others are not run then
     */
    public List<PolicyRun> runPolicies(Class<?> type) {
        requireNoTransaction();
        return policies.run(type);
    }

    /**
     * Brings a continuous aggregate up to date over all rows that it is made from, after those aggregates that it is made from. Unlike a
     * policy it goes as far back as there are rows. A real-time aggregate is refreshed up to its present bucket, which it shows anyway.
     * Buckets whose rows are gone stay as they are.
     *
     * @param aggregate a type with {@link io.github.timescale4j.annotation.ContinuousAggregate}
     * @throws IllegalArgumentException if the type is not declared as a continuous aggregate
     * @throws IllegalStateException if there is no such aggregate in the database, or a transaction is active
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    public void refresh(Class<?> aggregate) {
        requireNoTransaction();
        refreshes.refresh(aggregate);
    }

    /**
     * Moves all rows of a hypertable through time, and what its aggregates made of them. Only the column of time changes; other columns
     * keep their values, also those that the database numbers, and generated columns are made anew. Rows that were in the columnstore
     * are in the row store afterwards. Rows that a buffered writer still holds are not moved: flush it before. Triggers of the table see
     * the rows as new ones.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries}, whose time is not a number
     * @param by how far; negative into the past. Whole days if the time is a date; a day has 24 hours
     * @return how many rows were moved
     * @throws IllegalArgumentException if the type is not declared as a time series, or its time cannot be moved by that
     * @throws IllegalStateException if a transaction is active
     * @throws org.springframework.dao.DataAccessException if the database refuses, for example because another table refers to the
     *     rows; nothing has changed then
     */
    public long shift(Class<?> type, Duration by) {
        requireNoTransaction();
        return shift.shift(type, by);
    }

    /**
     * Has the server check the statements of an application, without running any: see
     * {@link StatementReport#of(TimeScaleClient, Class...)}.
     *
     * <pre>{@code
     * tester.checkStatements(MetricsApplication.class).assertValid();
     * }</pre>
     *
     * @param applications classes of the application, whose packages and those below are read
     * @return what the server says of each statement
     * @throws IllegalArgumentException if a class comes neither from a folder nor from a jar
     * @throws org.springframework.dao.DataAccessException if the server cannot be reached
     */
    public StatementReport checkStatements(Class<?>... applications) {
        return StatementReport.of(client, applications);
    }

    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "a transaction is active, in which the server neither runs policies nor refreshes:"
                            + " take @Transactional from the test, or use @Transactional(propagation = NOT_SUPPORTED)");
        }
    }
}
