package io.github.timescale4j.client.series;

import io.github.timescale4j.client.mapping.DeclaredTypes;
import io.github.timescale4j.client.series.SeriesSql.Statement;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.Declaration.Kind;
import java.util.List;

/**
 * Begins the queries of this package. A client has one, which is safe for use by several threads; users ask the client.
 */
public final class SeriesQueries {

    private final SeriesRows rows;
    private final Presence presence;

    /**
     * Makes the queries of a client.
     *
     * @param rows runs them
     */
    public SeriesQueries(SeriesRows rows) {
        this.rows = rows;
        this.presence = new Presence(rows);
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

    Presence presence() {
        return presence;
    }
}
