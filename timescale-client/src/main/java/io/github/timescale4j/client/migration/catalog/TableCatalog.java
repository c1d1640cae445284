package io.github.timescale4j.client.migration.catalog;

import io.github.timescale4j.client.migration.catalog.SnapshotReader.Found;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's own catalog says: columns, constraints and indexes. */
final class TableCatalog {

    private static final String COLUMNS = "SELECT a.attrelid::bigint, a.attname,"
            + " pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,"
            + " pg_catalog.pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated,"
            + " pg_catalog.col_description(a.attrelid, a.attnum)"
            + " FROM pg_catalog.pg_attribute a"
            + " LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
            + " WHERE a.attrelid = ANY (?) AND a.attnum > 0 AND NOT a.attisdropped"
            + " ORDER BY a.attrelid, a.attnum";

    private static final String CONSTRAINTS =
            "SELECT c.conrelid::bigint, c.conname, c.contype, pg_catalog.pg_get_constraintdef(c.oid), c.convalidated"
                    + " FROM pg_catalog.pg_constraint c"
                    + " WHERE c.conrelid = ANY (?) AND c.contype IN ('p', 'u', 'c', 'f', 'x')"
                    + " ORDER BY c.conrelid, c.contype DESC, c.conname";

    private static final String INDEXES = "SELECT i.indrelid::bigint, c.relname,"
            + " pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.indexrelid), '^.*? USING ', ''),"
            + " i.indisunique, i.indisvalid"
            + " FROM pg_catalog.pg_index i"
            + " JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid"
            + " WHERE i.indrelid = ANY (?) AND NOT EXISTS"
            + " (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.conrelid = i.indrelid)"
            + " ORDER BY i.indrelid, c.relname";

    private TableCatalog() {}

    static void read(Connection connection, Map<Long, Found> found, Location location) throws SQLException {
        Set<Long> oids = found.keySet();
        Map<Long, Found> own = new LinkedHashMap<>();
        found.values().forEach(each -> own.put(each.number(), each));
        Rows.forEach(connection, COLUMNS, own.keySet(), row -> column(SnapshotReader.of(own, row), row));
        Rows.forEach(connection, CONSTRAINTS, oids, row -> constraint(SnapshotReader.of(found, row), row, location));
        Rows.forEach(connection, INDEXES, oids, row -> index(SnapshotReader.of(found, row), row, location));
    }

    private static void column(@Nullable Found relation, ResultSet row) throws SQLException {
        if (relation == null) {
            return;
        }
        Map<String, String> properties = new LinkedHashMap<>();
        if (relation.aggregate()) {
            viewed(relation, row, properties);
            return;
        }
        properties.put("type", row.getString(3));
        properties.put("not null", Boolean.toString(row.getBoolean(4)));
        String generated = row.getString(7);
        Rows.put(properties, generated.isEmpty() ? "default" : "generated", row.getString(5));
        Rows.put(properties, "comment", row.getString(8));
        if (!row.getString(6).isEmpty()) {
            properties.put("identity", row.getString(6).equals("a") ? "ALWAYS" : "BY DEFAULT");
        }
        relation.add(ObjectKind.COLUMN, row.getString(2), properties);
    }

    /** The columns of an aggregate are its query; what is said about them belongs to the view, not to the table behind it. */
    private static void viewed(Found aggregate, ResultSet row, Map<String, String> properties) throws SQLException {
        Rows.put(properties, "comment", row.getString(8));
        aggregate.add(ObjectKind.COLUMN, row.getString(2), properties);
    }

    private static void constraint(@Nullable Found relation, ResultSet row, Location location) throws SQLException {
        if (relation != null && !relation.aggregate()) {
            relation.add(
                    ObjectKind.CONSTRAINT,
                    row.getString(2),
                    Map.of("definition", location.restore(row.getString(4)), "kind", row.getString(3)));
        }
    }

    private static void index(@Nullable Found relation, ResultSet row, Location location) throws SQLException {
        if (relation != null) {
            String name = row.getString(2);
            relation.add(
                    ObjectKind.INDEX,
                    location.indexes().getOrDefault(name, name),
                    Map.of(
                            "definition",
                            location.restore(row.getString(3)),
                            "unique",
                            Boolean.toString(row.getBoolean(4)),
                            "valid",
                            Boolean.toString(row.getBoolean(5))));
        }
    }
}
