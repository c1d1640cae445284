package io.github.timescale4j.client.series;

import io.github.timescale4j.client.mapping.DeclaredTypes;
import io.github.timescale4j.client.series.SeriesSql.Statement;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.Declaration.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Begins the queries of this package. A client has one, which is safe for use by several threads; users ask the client.
 */
public final class SeriesQueries {

    private static final String EXISTING =
            "SELECT name FROM unnest(CAST(:names AS text[])) AS name WHERE to_regclass(name) IS NOT NULL";

    private final SeriesRows rows;
    /** Aggregates that were there once. What is not there may come, such as when the edition of the server changes. */
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /**
     * Makes the queries of a client.
     *
     * @param rows runs them
     */
    public SeriesQueries(SeriesRows rows) {
        this.rows = rows;
    }

    /**
     * Begins a question for the course of a value.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries}
     * @return the query, which has not run yet
     * @throws IllegalArgumentException if the type is not declared, if it is an aggregate, or if its time is not a
     *     {@code timestamptz}
     */
    public SeriesQuery series(Class<?> type) {
        Declaration declaration = DeclaredTypes.require(type);
        if (declaration.kind() != Kind.HYPERTABLE) {
            throw new IllegalArgumentException(type.getSimpleName() + " is a continuous aggregate of "
                    + declaration.source()
                    + ": name the type of the hypertable, and the aggregate is chosen where it can answer");
        }
        Columns columns = new Columns(type, declaration);
        columns.requireInstants();
        return new DefaultSeriesQuery(this, columns, Levels.of(declaration, DeclaredTypes.visibleFrom(type)));
    }

    /**
     * Begins a question for the newest row of each series.
     *
     * @param type a type with {@link io.github.timescale4j.annotation.TimeSeries} or
     *     {@link io.github.timescale4j.annotation.ContinuousAggregate}
     * @param <T> that type
     * @return the query, which has not run yet
     * @throws IllegalArgumentException if the type is not declared
     */
    public <T> LastPoints<T> lastPoints(Class<T> type) {
        return new DefaultLastPoints<>(this, type, DeclaredTypes.require(type));
    }

    <T> List<T> list(Statement statement, Class<T> type) {
        return rows.list(statement.sql(), statement.parameters(), type);
    }

    /** Leaves out aggregates that the database does not have, as on a server of the Apache edition. */
    List<Level> existing(List<Level> levels) {
        Set<String> unknown = new HashSet<>();
        levels.stream()
                .filter(level -> !level.isRaw())
                .map(level -> level.relation().quoted())
                .filter(name -> !seen.contains(name))
                .forEach(unknown::add);
        if (!unknown.isEmpty()) {
            seen.addAll(rows.list(EXISTING, Map.of("names", unknown.toArray(new String[0])), String.class));
        }
        return levels.stream()
                .filter(level -> level.isRaw() || seen.contains(level.relation().quoted()))
                .toList();
    }
}
