package io.github.timescale4j.client.series;

import java.util.List;
import java.util.Map;

/** Runs the queries of this package: the client does, in its own connections and transactions. */
@FunctionalInterface
public interface SeriesRows {

    /**
     * Runs a query.
     *
     * @param sql one statement that returns rows, with parameters written {@code :name}
     * @param parameters values by name, without the colon
     * @param type what each row becomes
     * @param <T> that type
     * @return the rows in the query's order
     * @throws org.springframework.dao.DataAccessException if the database refuses the query
     */
    <T> List<T> list(String sql, Map<String, ?> parameters, Class<T> type);
}
