package io.github.timescale4j.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query that is being put together. Its last call runs it; nothing but {@link #stream(Class)} needs to be closed.
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
     * Runs the query and reads its rows one after the other, 1,000 at a time, so that a result of any size takes little memory.
     * The stream holds a connection until it is closed or read to its end: use it in a {@code try} statement. Outside of a
     * transaction it reads in one of its own, which is read-only; inside of one it must be closed before that ends.
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
}
