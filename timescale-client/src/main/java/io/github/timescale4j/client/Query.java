package io.github.timescale4j.client;

import java.io.OutputStream;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query that is being put together. Its last call runs it; nothing but {@link #stream(Class)} and
 * {@link #export(Class)} needs to be closed.
 *
 * <pre>{@code
 * List<MetricData> metrics = client.query("""
 *                 SELECT * FROM metric_data
 *                 WHERE device_id = :deviceId AND timestamp >= :from AND timestamp < :to
 *                 ORDER BY timestamp DESC""")
 *         .bind("deviceId", deviceId)
 *         .bind("from", from)
 *         .bind("to", to)
 *         .list(MetricData.class);
 * }</pre>
 *
 * <p><b>Parameters</b> are written {@code :name}, as in all of Spring. Casts ({@code ::date}), string literals and comments are left
 * alone; the operator {@code ?} of {@code jsonb} is written {@code ??}. A collection is expanded for {@code IN (:ids)}; an array
 * stays one parameter, for {@code = ANY (:ids)}. An {@link java.time.Instant} is bound as a {@code timestamptz}.
 *
 * <p><b>Rows</b> become records, objects of a class with one constructor for all of its fields, or, if there is one column, simple
 * values such as {@link String}, {@link Long} or {@link java.time.Instant}. Columns are found by their names: the one that
 * {@link io.github.timescale4j.annotation.Column} gives, otherwise the component's name in snake case or as it stands.
 *
 * <p>The terminal methods throw Spring's {@link org.springframework.dao.DataAccessException}s. A query may be run more than once,
 * but not by several threads at once.
 */
public interface Query {

    /**
     * Gives the statement a name, by which meters and traces know it. Choose one for each place in the code, never one that holds a value.
     *
     * @param name begins with a letter and has at most 60 letters, digits, {@code _}, {@code -} and {@code .}, all of ASCII
     * @return this query
     * @throws IllegalArgumentException if it does not
     */
    Query name(String name);

    /**
     * Binds one parameter.
     *
     * @param name the parameter's name, without the colon
     * @param value its value, or {@code null} for SQL's {@code NULL}
     * @return this query
     * @throws IllegalArgumentException if the name is bound already
     */
    Query bind(String name, @Nullable Object value);

    /**
     * Binds several parameters.
     *
     * @param parameters values by name, without the colon
     * @return this query
     * @throws IllegalArgumentException if one of the names is bound already
     */
    Query bindAll(Map<String, ?> parameters);

    /**
     * Sets how many rows {@link #stream(Class)} and {@link #forEach(Class, Consumer)} ask the server for at a time. All other
     * methods read everything at once.
     *
     * @param rows at least 1; where nothing is set, 1,000 at first and 10,000 from then on
     * @return this query
     * @throws IllegalArgumentException if it is less than 1
     */
    Query fetchSize(int rows);

    /**
     * Sets how long the server may work on the query: until all rows are read, of {@link #stream(Class)} and
     * {@link #forEach(Class, Consumer)} until the first are. A transaction's own timeout holds if it ends sooner, and so does the
     * server's {@code statement_timeout}. A connection on which the server has been silent for five seconds more is closed, except
     * under an export, and under a stream after its first rows; its caller may be told some seconds later, because the driver first waits
     * for the server to take a request to cancel.
     *
     * @param timeout longer than zero; whole seconds, to which parts of one are rounded up, except for an export, which takes
     *     milliseconds
     * @return this query, whose terminal methods then throw {@link org.springframework.dao.QueryTimeoutException}
     * @throws IllegalArgumentException if it is not longer than zero
     */
    Query timeout(Duration timeout);

    /**
     * Sets how many rows are read at most; what is beyond them is left out without an error.
     *
     * @param rows at least 1
     * @return this query
     * @throws IllegalArgumentException if it is less than 1
     */
    Query maxRows(int rows);

    /**
     * Has the query planned for its values each time, in place of the driver's and the server's own choice after some executions:
     * for ranges of time over many chunks, where a plan for any value has to look at all of them.
     *
     * @return this query
     */
    Query customPlan();

    /**
     * Has the query planned once for any values: where planning takes longer than the query itself, such as that for the last
     * point over many chunks. Outside of a transaction it runs in one of its own.
     *
     * @return this query
     */
    Query genericPlan();

    /**
     * Runs the query and reads all rows.
     *
     * @param type what each row becomes
     * @param <T> that type
     * @return the rows in the query's order, in a list that cannot be changed; empty if there are none
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a parameter has no value, or a value no parameter
     * @throws org.springframework.dao.TypeMismatchDataAccessException if a row cannot become a {@code T}
     * @throws org.springframework.dao.DataAccessException if the database refuses the query
     */
    <T> List<T> list(Class<T> type);

    /**
     * Runs the query and reads its only row.
     *
     * @param type what the row becomes
     * @param <T> that type
     * @return the row
     * @throws org.springframework.dao.EmptyResultDataAccessException if there is no row
     * @throws org.springframework.dao.IncorrectResultSizeDataAccessException if there are several
     * @throws org.springframework.dao.DataAccessException as from {@link #list(Class)}
     */
    <T> T single(Class<T> type);

    /**
     * Runs the query and reads its row, if there is one.
     *
     * @param type what the row becomes
     * @param <T> that type
     * @return the row; empty if there is none, or if {@code T} is a simple type and its column is null
     * @throws org.springframework.dao.IncorrectResultSizeDataAccessException if there are several
     * @throws org.springframework.dao.DataAccessException as from {@link #list(Class)}
     */
    <T> Optional<T> optional(Class<T> type);

    /**
     * Runs the query and reads its rows one after the other, some thousands at a time, so that a result of any size takes
     * little memory.
     * The stream holds a connection until it is closed or read to its end: use it in a {@code try} statement. Outside of a
     * transaction it reads in one of its own, which is read-only; inside of one it must be closed before that ends. A stream that
     * becomes garbage unclosed is closed then, and logged as a warning with the place where it was opened.
     *
     * <pre>{@code
     * try (Stream<MetricData> metrics = client.query("SELECT * FROM metric_data").stream(MetricData.class)) {
     *     metrics.forEach(exporter::write);
     * }
     * }</pre>
     *
     * @param type what each row becomes
     * @param <T> that type
     * @return the rows in the query's order; it belongs to the calling thread
     * @throws org.springframework.dao.DataAccessException as from {@link #list(Class)}; the stream itself throws it where reading
     *     a later row fails
     */
    <T> Stream<T> stream(Class<T> type);

    /**
     * Runs the query and reads the only column of its only row.
     *
     * @param type what the value becomes
     * @param <T> that type, a simple one
     * @return the value; {@code null} if it is SQL's {@code NULL}, as of {@code max} over no rows
     * @throws org.springframework.dao.EmptyResultDataAccessException if there is no row
     * @throws org.springframework.dao.IncorrectResultSizeDataAccessException if there are several
     * @throws org.springframework.dao.DataAccessException as from {@link #list(Class)}
     */
    <T> @Nullable T scalar(Class<T> type);

    /**
     * Runs the query and hands its rows to a consumer one after the other, as {@link #stream(Class)} does, with nothing to be
     * closed.
     *
     * @param type what each row becomes
     * @param consumer gets each row, in the calling thread; its exceptions end the reading and reach the caller
     * @param <T> that type
     * @return how many rows there were
     * @throws org.springframework.dao.DataAccessException as from {@link #list(Class)}
     */
    <T> long forEach(Class<T> type, Consumer<? super T> consumer);

    /**
     * Reads the rows through {@code COPY}, the fastest way out of the server. It is used like {@link #stream(Class)}, and closed
     * like it. {@code COPY} takes no parameters: texts, numbers, booleans, times, UUIDs, bytes and arrays of these are written into
     * the statement as quoted literals with their types, other values are refused. The query must be a {@code SELECT} or
     * {@code VALUES}. While the stream is open its connection can do nothing else: other statements of the transaction that it belongs
     * to are refused with an {@link IllegalStateException}, and before the transaction ends or goes back to a savepoint the stream is.
     * Closed early in a transaction of the user's, it has to receive the remaining rows first.
     *
     * @param type what each row becomes
     * @param <T> that type
     * @return the rows in the query's order; it belongs to the calling thread
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a value is of another class than those, or the server
     *     or the connection does not allow it
     * @throws org.springframework.dao.DataAccessException as from {@link #stream(Class)}
     */
    <T> Stream<T> export(Class<T> type);

    /**
     * Writes the rows as CSV in UTF-8, with the columns' names in the first line, as the server makes it. Values are bound as for
     * {@link #export(Class)}.
     *
     * @param out where the lines go; it is neither flushed nor closed
     * @return how many rows were written
     * @throws java.io.UncheckedIOException if they cannot be written
     * @throws org.springframework.dao.DataAccessException as from {@link #export(Class)}
     */
    long exportCsv(OutputStream out);

    /**
     * Writes the rows as CSV, with the columns' names in the first line.
     *
     * @param out where the lines go; it is neither flushed nor closed
     * @return how many rows were written
     * @throws java.io.UncheckedIOException if they cannot be written
     * @throws org.springframework.dao.DataAccessException as from {@link #export(Class)}
     */
    long exportCsv(Writer out);

    /**
     * Asks the server for its plan, with the values that are bound, and does not run the query. It is always planned for its values,
     * whatever {@link #genericPlan()} says.
     *
     * @return the plan, whose lines hold the values
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if a parameter has no value, or a value no parameter, or if
     *     there is more than one statement
     * @throws org.springframework.dao.DataAccessException if the database refuses the query
     */
    default QueryPlan explain() {
        return explain(Map.of());
    }

    /**
     * Asks the server for its plan while some of its settings are others, such as {@code enable_seqscan} {@code off}.
     *
     * @param settings values by the names of settings, which hold for this call only
     * @return the plan, whose lines hold the values that are bound
     * @throws org.springframework.dao.DataAccessException as from {@link #explain()}, or if there is no such setting or value
     */
    QueryPlan explain(Map<String, String> settings);

    /**
     * Does what {@link #list(Class)} does in another thread, on the client's executor. Parameters are checked at once; later
     * changes of this query have no effect. Cancelling the future ends the statement at the server; cancelling one that was
     * derived from it does not.
     *
     * @param type what each row becomes
     * @param <T> that type
     * @return the rows, or the exception of {@link #list(Class)}
     * @throws IllegalStateException if a transaction is active in the calling thread, because another thread does not take part
     */
    <T> CompletableFuture<List<T>> listAsync(Class<T> type);

    /**
     * Does what {@link #single(Class)} does in another thread, as {@link #listAsync(Class)}.
     *
     * @param type what the row becomes
     * @param <T> that type
     * @return the row, or the exception of {@link #single(Class)}
     * @throws IllegalStateException if a transaction is active in the calling thread
     */
    <T> CompletableFuture<T> singleAsync(Class<T> type);

    /**
     * Does what {@link #optional(Class)} does in another thread, as {@link #listAsync(Class)}.
     *
     * @param type what the row becomes
     * @param <T> that type
     * @return the row, if there is one, or the exception of {@link #optional(Class)}
     * @throws IllegalStateException if a transaction is active in the calling thread
     */
    <T> CompletableFuture<Optional<T>> optionalAsync(Class<T> type);

    /**
     * Does what {@link #forEach(Class, Consumer)} does in another thread, as {@link #listAsync(Class)}.
     *
     * @param type what each row becomes
     * @param consumer gets each row, in the other thread
     * @param <T> that type
     * @return how many rows there were, or the exception of {@link #forEach(Class, Consumer)}
     * @throws IllegalStateException if a transaction is active in the calling thread
     */
    <T> CompletableFuture<Long> forEachAsync(Class<T> type, Consumer<? super T> consumer);
}
