package io.github.timescale4j.client.migration.backfill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the buckets of an aggregate mean: two of them with the same shape can be put into one table.
 *
 * @param grid where the buckets lie
 * @param bucketColumn the column of the buckets
 * @param types the type of each column, in order
 * @param expressions how each column is computed, as the server writes it
 * @param groups the expressions that are grouped by
 * @param rows which rows are read: the source, joins and conditions
 */
record AggregateShape(
        BucketGrid grid,
        String bucketColumn,
        Map<String, String> types,
        Map<String, String> expressions,
        Set<String> groups,
        String rows) {

    private static final String DEFINITION = """
            SELECT view_definition FROM timescaledb_information.continuous_aggregates
            WHERE view_schema = ? AND view_name = ?""";

    private static final String COLUMNS = """
            SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type
            FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum""";

    /** Reads it, with the names that it will have once it has replaced the old one. */
    static AggregateShape of(Connection connection, AggregateFacts aggregate, List<RebuildRequest> chain)
            throws SQLException {
        String definition = Sql.first(
                connection,
                DEFINITION,
                row -> String.valueOf(row.getString(1)),
                aggregate.name().schema(),
                aggregate.name().name());
        return of(connection, aggregate, RebuildNames.restore(String.valueOf(definition), chain));
    }

    private static Map<String, String> types(Connection connection, AggregateFacts aggregate) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        for (String[] column : Sql.list(
                connection, COLUMNS, row -> new String[] {row.getString(1), row.getString(2)}, aggregate.oid())) {
            types.put(column[0], column[1]);
        }
        return types;
    }

    /** Reads it, with a text of its definition in which the names are those that count. */
    static AggregateShape of(Connection connection, AggregateFacts aggregate, String definition) throws SQLException {
        Map<String, String> types = types(connection, aggregate);
        SelectText text = SelectText.parse(definition);
        Map<String, String> expressions = new LinkedHashMap<>();
        int index = 0;
        for (String column : types.keySet()) {
            expressions.put(
                    column, index < text.columns().size() ? text.columns().get(index) : "");
            index++;
        }
        return new AggregateShape(
                BucketGrid.of(connection, aggregate),
                aggregate.bucketColumn(),
                types,
                expressions,
                new TreeSet<>(text.groups()),
                text.rows());
    }

    /**
     * Why old buckets cannot be put into the new aggregate.
     *
     * @param reasons sentences
     * @param columns the columns they are about
     */
    record Obstacles(List<String> reasons, List<String> columns) {
        boolean isEmpty() {
            return reasons.isEmpty();
        }
    }

    /** Looks for what keeps the buckets of an older aggregate from being put into one of this shape. */
    Obstacles obstacles(AggregateShape old) {
        List<String> reasons = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        if (!grid.equals(old.grid) || !bucketColumn.equals(old.bucketColumn)) {
            reasons.add("the buckets are no longer the same: \"" + old.bucketColumn + "\" of " + old.grid.width()
                    + " became \"" + bucketColumn + "\" of " + grid.width());
            columns.add(bucketColumn);
        }
        if (!groups.equals(old.groups)) {
            reasons.add("the grouping is another one: by " + String.join(", ", old.groups) + " before, by "
                    + String.join(", ", groups) + " now");
        }
        if (!rows.equals(old.rows)) {
            reasons.add("other rows are aggregated: before " + old.rows + ", now " + rows);
        }
        for (Map.Entry<String, String> column : types.entrySet()) {
            String name = column.getKey();
            String oldType = old.types.get(name);
            if (oldType != null && !oldType.equals(column.getValue())) {
                reasons.add("\"" + name + "\" was " + oldType + " and becomes " + column.getValue());
                columns.add(name);
            } else if (oldType != null && !same(expressions.get(name), old.expressions.get(name))) {
                reasons.add(
                        "\"" + name + "\" was " + old.expressions.get(name) + " and becomes " + expressions.get(name));
                columns.add(name);
            }
        }
        return new Obstacles(reasons, columns);
    }

    /** Which column of the older aggregate gives each column of this one; what is new has none. */
    Map<String, String> columnsFrom(AggregateShape old) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String column : types.keySet()) {
            String source = old.types.containsKey(column) ? column : renamed(column, old);
            if (source != null) {
                sources.put(column, source);
            }
        }
        return sources;
    }

    /** Which columns of the older aggregate give none of this one. */
    List<String> gone(AggregateShape old) {
        Collection<String> continued = columnsFrom(old).values();
        return old.types.keySet().stream()
                .filter(column -> !continued.contains(column))
                .toList();
    }

    /** A column that is computed as one which is gone has only got another name. */
    private @Nullable String renamed(String column, AggregateShape old) {
        return old.types.keySet().stream()
                .filter(candidate -> !types.containsKey(candidate)
                        && same(expressions.get(column), old.expressions.get(candidate))
                        && same(types.get(column), old.types.get(candidate)))
                .findFirst()
                .orElse(null);
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }
}
