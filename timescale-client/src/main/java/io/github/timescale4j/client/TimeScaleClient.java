package io.github.timescale4j.client;

import io.github.timescale4j.client.admin.TimescaleAdmin;
import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.CopyWriter;
import io.github.timescale4j.client.ingest.csv.CsvImport;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriterBuilder;
import io.github.timescale4j.client.series.LastPoints;
import io.github.timescale4j.client.series.SeriesQuery;
import io.github.timescale4j.schema.IndexMethod;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * A client of one TimescaleDB database.
 *
 * <pre>{@code
 * TimeScaleClient client = TimeScaleClient.create(c -> c.host("localhost")
 *         .port(5432)
 *         .database("metrics")
 *         .credentials(s -> s.fromSecret("timescale-credentials")));
 *
 * client.insert(new MetricData(Instant.now(), "device-1", "temperature", 21.5));
 * Optional<MetricData> last = client.query("SELECT * FROM metric_data ORDER BY timestamp DESC LIMIT 1")
 *         .optional(MetricData.class);
 * }</pre>
 *
 * <p>Every statement runs in the calling thread (the methods that end in {@code Async} apart), in the transaction that Spring has opened there for the same
 * {@link DataSource} ({@code @Transactional}, {@code TransactionTemplate}), otherwise by itself. Errors of the database are
 * thrown as Spring's {@link org.springframework.dao.DataAccessException}s; their messages hold the SQL, the names of its
 * parameters and the SQLSTATE, but no values.
 *
 * <p>A client is safe for use by several threads. It is made once for an application and closed at its end.
 */
public interface TimeScaleClient extends AutoCloseable {

    /**
     * Makes a client with a connection pool of its own. No connection is opened yet: an unreachable server or a wrong password is
     * reported by the first statement.
     *
     * @param configure sets host, database, credentials and so on
     * @return the client, to be closed
     * @throws IllegalArgumentException if a setting is missing, contradicts another or is out of its range; the message names it
     */
    static TimeScaleClient create(Consumer<TimescaleClientBuilder> configure) {
        TimescaleClientBuilder builder = builder();
        configure.accept(builder);
        return builder.build();
    }

    /**
     * Makes a client over a data source that exists, which it does not close.
     *
     * @param dataSource where connections come from
     * @return the client
     */
    static TimeScaleClient create(DataSource dataSource) {
        return builder().dataSource(dataSource).build();
    }

    /**
     * Begins to configure a client.
     *
     * @return a builder with nothing set
     */
    static TimescaleClientBuilder builder() {
        return new TimescaleClientBuilder();
    }

    /**
     * Begins a query.
     *
     * @param sql one statement that returns rows, with parameters written {@code :name}
     * @return the query, which has not run yet
     */
    Query query(String sql);

    /**
     * Runs a query: the short form of {@code query(sql).bindAll(parameters).list(type)}.
     *
     * @param sql one statement that returns rows, with parameters written {@code :name}
     * @param parameters values by name, without the colon
     * @param type what each row becomes
     * @param <T> that type
     * @return the rows in the query's order; empty if there are none
     * @throws org.springframework.dao.DataAccessException as from {@link Query#list(Class)}
     */
    default <T> List<T> query(String sql, Map<String, ?> parameters, Class<T> type) {
        return query(sql).bindAll(parameters).list(type);
    }

    /**
     * Asks for the course of a value over time, in a number of points: the rows themselves answer, or one of the aggregates that
     * are declared over them.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries}
     * @return the query, which has not run yet
     * @throws IllegalArgumentException if the type is not declared, if it is an aggregate, or if its time is not a
     *     {@code timestamptz}
     */
    SeriesQuery series(Class<?> type);

    /**
     * Asks for the newest row of each series.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries} or
     *     {@link io.github.timescale4j.annotation.ContinuousAggregate}
     * @param <T> that type
     * @return the query, which has not run yet
     * @throws IllegalArgumentException if the type is not declared
     */
    <T> LastPoints<T> lastPoints(Class<T> type);

    /**
     * Begins a statement that changes rows.
     *
     * @param sql one statement, with parameters written {@code :name}
     * @return the update, which has not run yet
     */
    Update update(String sql);

    /**
     * Runs a statement that changes rows: the short form of {@code update(sql).bindAll(parameters).run()}.
     *
     * @param sql one statement, with parameters written {@code :name}
     * @param parameters values by name, without the colon
     * @return how many rows were changed
     * @throws org.springframework.dao.DataAccessException as from {@link Update#run()}
     */
    default int update(String sql, Map<String, ?> parameters) {
        return update(sql).bindAll(parameters).run();
    }

    /**
     * Runs one statement of any other kind, such as DDL or {@code CALL}, exactly as it is written: without parameters. Outside of
     * a transaction it is committed by itself, so that also statements work which cannot run in a transaction.
     *
     * @param sql one statement
     * @throws org.springframework.dao.DataAccessException if the database refuses the statement
     */
    void execute(String sql);

    /**
     * Inserts one row.
     *
     * @param row an object of a type with {@link io.github.timescale4j.annotation.TimeSeries}
     * @param <T> that type
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the type is not declared as a time series
     * @throws io.github.timescale4j.client.ingest.RowRefusedException if a component cannot be read or written
     * @throws org.springframework.dao.DuplicateKeyException if the row breaks a unique constraint
     * @throws org.springframework.dao.DataAccessException if the database refuses the row for another reason
     */
    <T> void insert(T row);

    /**
     * Inserts rows, all or none: in the transaction of the calling thread, otherwise in one of its own.
     *
     * @param rows objects of one type with {@link io.github.timescale4j.annotation.TimeSeries}
     * @param <T> that type
     * @return how many rows were inserted
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the type is not declared as a time series, or the
     *     rows are not all of one type
     * @throws io.github.timescale4j.client.ingest.RowRefusedException if a component of a row cannot be read or written
     * @throws org.springframework.dao.DuplicateKeyException if a row breaks a unique constraint
     * @throws org.springframework.dao.DataAccessException if the database refuses a row for another reason
     */
    <T> long insertAll(Collection<T> rows);

    /**
     * Begins a buffered writer, which takes rows one at a time from any number of threads and stores them in batches, outside of
     * any transaction.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries}
     * @param <T> that type
     * @return configures the writer
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the type is not declared as a time series
     */
    <T> TimeSeriesWriterBuilder<T> writer(Class<T> type);

    /**
     * Begins an import of a CSV file into the table of a type. The rows are stored in batches, outside of any transaction, and lines
     * that do not fit are refused by their number. The library commons-csv has to be on the class path.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries}, which each line becomes
     * @param <T> that type
     * @return configures the import, and runs it
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the type is not declared as a time series
     * @throws IllegalStateException if commons-csv is missing
     */
    <T> CsvImport<T> importCsv(Class<T> type);

    /**
     * The buffered writers of this client that are open.
     *
     * @return a copy of the list, in the order in which they were opened
     */
    List<TimeSeriesWriter<?>> writers();

    /**
     * Closes the buffered writers of this client, all at once, each within its drain timeout. The client remains open, and writers
     * may be opened afterwards.
     */
    void closeWriters();

    /**
     * Opens a COPY straight into the table of a type.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries}
     * @param <T> that type
     * @return the writer, to be closed
     * @throws org.springframework.dao.DataAccessException as from {@link #copy(Class, CopyOptions)}
     */
    default <T> CopyWriter<T> copy(Class<T> type) {
        return copy(type, CopyOptions.defaults());
    }

    /**
     * Opens a COPY into the table of a type. It runs in the transaction of the calling thread, otherwise in one of its own, and
     * holds its connection until it is closed.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries}
     * @param options what happens to rows that are there already, and the like
     * @param <T> that type
     * @return the writer, to be closed
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the type is not declared as a time series, its
     *     relation is no table, a component cannot be written by COPY, or the table does not allow the options
     * @throws org.springframework.dao.InvalidDataAccessResourceUsageException if there is no such table, or it lacks a column
     * @throws org.springframework.dao.DataAccessException if the database refuses for another reason
     */
    <T> CopyWriter<T> copy(Class<T> type, CopyOptions options);

    /**
     * Writes rows by one COPY, all or none: the short form of {@link #copy(Class)}, {@link CopyWriter#writeAll(Iterable)} and
     * {@link CopyWriter#complete()}.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries}
     * @param rows the rows, which are read while they are written
     * @param <T> that type
     * @return how many rows were stored
     * @throws org.springframework.dao.DataAccessException as from {@link #copy(Class, CopyOptions)} and {@link CopyWriter}
     */
    default <T> long copyAll(Class<T> type, Iterable<? extends T> rows) {
        try (CopyWriter<T> writer = copy(type)) {
            writer.writeAll(rows);
            return writer.complete();
        }
    }

    /**
     * Does what {@link #insertAll(Collection)} does in another thread, on the client's executor. Cancelling the future ends it at
     * the server: no row is stored then, unless all were already.
     *
     * @param rows objects of one type with {@link io.github.timescale4j.annotation.TimeSeries}; what is added to the collection
     *     later is not inserted
     * @param <T> that type
     * @return how many rows were inserted, or the exception of {@link #insertAll(Collection)}
     * @throws IllegalStateException if a transaction is active in the calling thread, because another thread does not take part
     */
    <T> CompletableFuture<Long> insertAllAsync(Collection<T> rows);

    /**
     * Makes sure that an index exists.
     *
     * @param table the hypertable, table or continuous aggregate: {@code table} or {@code schema.table}
     * @param columns the columns in order, each with {@code ASC} or {@code DESC} if need be
     * @param method how the index is built
     * @return the index's name
     * @throws IllegalArgumentException if a name cannot be an identifier, or the method cannot do what is asked
     * @throws org.springframework.dao.DataAccessException as from {@link TimescaleAdmin#createIndex(String, List, IndexMethod)}
     */
    default String createIndex(String table, List<String> columns, IndexMethod method) {
        return admin().createIndex(table, columns, method);
    }

    /**
     * Makes sure that a btree index exists.
     *
     * @param table the hypertable, table or continuous aggregate: {@code table} or {@code schema.table}
     * @param columns the columns in order, each with {@code ASC} or {@code DESC} if need be
     * @return the index's name
     * @throws IllegalArgumentException if a name cannot be an identifier
     * @throws org.springframework.dao.DataAccessException as from {@link TimescaleAdmin#createIndex(String, List, IndexMethod)}
     */
    default String createIndex(String table, List<String> columns) {
        return createIndex(table, columns, IndexMethod.BTREE);
    }

    /**
     * Sets how long the rows of a hypertable or continuous aggregate are kept, in place of what was set before.
     *
     * @param table the hypertable or continuous aggregate: {@code table} or {@code schema.table}
     * @param dropAfter the age from which rows may be dropped; whole days count as days of the calendar
     * @throws IllegalArgumentException if the name cannot be an identifier, or the duration is not longer than zero
     * @throws org.springframework.dao.DataAccessException as from {@link TimescaleAdmin#setRetentionPolicy(String, Duration)}
     */
    default void setRetentionPolicy(String table, Duration dropAfter) {
        admin().setRetentionPolicy(table, dropAfter);
    }

    /**
     * Gives the data source under this client, for whoever has to share its connections: a transaction manager, a migration.
     *
     * @return the client's own pool, which it closes, or the data source that it was made over
     */
    DataSource dataSource();

    /**
     * The door to what is done to tables and aggregates rather than with their rows.
     *
     * @return always the same object, which is safe for use by several threads
     */
    TimescaleAdmin admin();

    /**
     * Asks the server what it is.
     *
     * @return the versions of server and extension, and the extension's edition
     * @throws org.springframework.dao.DataAccessException if the server cannot be reached
     */
    ServerVersion version();

    /**
     * Counts the connections in use.
     *
     * @return what the pool of connections says, where there is one that can be asked; otherwise how many connections this client
     *     is using at the moment
     */
    int activeConnections();

    /**
     * Closes the client's buffered writers as {@link #closeWriters()} does, then its own threads and its own pool of connections.
     * A data source or an executor that was given to the client is left open.
     */
    @Override
    void close();
}
