package io.github.timescale4j.client.series;

import io.github.timescale4j.client.series.SeriesSql.Filter;
import io.github.timescale4j.client.series.SeriesSql.Statement;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Identifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the newest row of each series with {@code DISTINCT ON}. */
final class DefaultLastPoints<T> implements LastPoints<T> {

    private final SeriesQueries queries;
    private final Class<T> type;
    private final Declaration declaration;
    private final Columns columns;
    private final Map<String, DeclaredColumn> series = new LinkedHashMap<>();
    private final List<Filter> filters = new ArrayList<>();
    private @Nullable Instant since;
    private boolean ofAllTime;

    DefaultLastPoints(SeriesQueries queries, Class<T> type, Declaration declaration) {
        this.queries = queries;
        this.type = type;
        this.declaration = declaration;
        this.columns = new Columns(type, declaration);
    }

    @Override
    public LastPoints<T> by(String... names) {
        for (String name : names) {
            columns.addKey(series, name);
        }
        return this;
    }

    @Override
    public LastPoints<T> where(String column, @Nullable Object value) {
        filters.add(new Filter(columns.findKey(column).column(), value));
        return this;
    }

    @Override
    public LastPoints<T> since(Instant from) {
        columns.requireInstants();
        since = from;
        ofAllTime = false;
        return this;
    }

    @Override
    public LastPoints<T> ofAllTime() {
        since = null;
        ofAllTime = true;
        return this;
    }

    @Override
    public List<T> list() {
        if (series.isEmpty()) {
            throw new IllegalStateException(
                    "it is not said what makes a series of " + columns.typeName() + ": name its columns with by(...)");
        }
        if (since == null && !ofAllTime) {
            throw new IllegalStateException("it is not said how far to look back for the last points of "
                    + columns.typeName()
                    + ": say it with since(...), or say ofAllTime(), which reads every chunk");
        }
        return queries.list(statement(), type);
    }

    private Statement statement() {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        String time = Identifier.quote(declaration.timeColumn());
        String keys = names(series.values().stream().toList());
        String bound = "";
        if (since != null) {
            parameters.put("since", since);
            bound = " AND " + time + " >= :since";
        }
        String conditions = bound + SeriesSql.conditions(filters, parameters, Identifier::quote, " AND ");
        String where = conditions.isEmpty() ? "" : " WHERE" + conditions.substring(" AND".length());
        return new Statement(
                "SELECT DISTINCT ON (" + keys + ") " + names(declaration.columns()) + " FROM "
                        + declaration.relation().quoted() + where + " ORDER BY " + keys + ", " + time + " DESC",
                parameters);
    }

    private static String names(List<DeclaredColumn> columns) {
        return columns.stream().map(column -> Identifier.quote(column.column())).collect(Collectors.joining(", "));
    }
}
