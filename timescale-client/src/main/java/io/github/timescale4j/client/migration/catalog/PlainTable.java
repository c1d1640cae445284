package io.github.timescale4j.client.migration.catalog;

import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table that is no hypertable yet.
 *
 * @param bytes how much it holds
 * @param rows whether there is a row in it
 * @param keys the columns of each index that keeps something unique, by the index's name
 */
public record PlainTable(long bytes, boolean rows, Map<String, Set<String>> keys) {

    private static final String SIZE = "SELECT pg_catalog.pg_total_relation_size(c.oid) FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.oid = pg_catalog.to_regclass(?) AND c.relkind = 'r'"
            + " AND NOT EXISTS (SELECT FROM timescaledb_information.hypertables h"
            + " WHERE h.hypertable_schema = n.nspname AND h.hypertable_name = c.relname)";

    private static final String KEYS =
            "SELECT c.relname, pg_catalog.array_remove(pg_catalog.array_agg(a.attname::text), NULL)"
                    + " FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid"
                    + " LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid"
                    + " AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])"
                    + " WHERE i.indrelid = pg_catalog.to_regclass(?) AND (i.indisunique OR i.indisexclusion)"
                    + " GROUP BY c.relname ORDER BY c.relname";

    /**
     * Copies the keys.
     *
     * @param bytes how much it holds
     * @param rows whether there is a row in it
     * @param keys the columns of each unique index
     */
    public PlainTable {
        keys = Map.copyOf(keys);
    }

    /** Reads the table; {@code null} if the relation is a hypertable or no table at all. */
    static @Nullable PlainTable read(Connection connection, RelationName table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SIZE)) {
            query.setString(1, table.quoted());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new PlainTable(row.getLong(1), hasRows(connection, table), keys(connection, table))
                        : null;
            }
        }
    }

    private static boolean hasRows(Connection connection, RelationName table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM ONLY " + table.quoted() + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static Map<String, Set<String>> keys(Connection connection, RelationName table) throws SQLException {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(KEYS)) {
            query.setString(1, table.quoted());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    keys.put(row.getString(1), Set.of((String[]) row.getArray(2).getArray()));
                }
            }
        }
        return keys;
    }
}
