package io.github.timescale4j.client.migration.catalog;

import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Reads what a change would meet. */
public final class FactsReader {

    /** Compressed chunks are counted by their status, since the view's column changed its meaning. */
    private static final String QUERY = "SELECT count(k.oid),"
            + " count(k.oid) FILTER (WHERE v.is_compressed),"
            + " coalesce(sum(pg_catalog.pg_total_relation_size(k.oid)), 0),"
            + " (SELECT count(*) FROM pg_catalog.pg_index i WHERE i.indrelid = max(h.oid)),"
            + " (SELECT coalesce(pg_catalog.array_agg(DISTINCT a.attname::text), '{}') FROM pg_catalog.pg_depend d"
            + " JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid"
            + " WHERE d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass"
            + " AND d.refobjid = pg_catalog.to_regclass(?) AND d.refobjsubid > 0)"
            + " FROM (SELECT coalesce(m.oid, c.oid) AS oid, coalesce(a.materialization_hypertable_schema, n.nspname) AS nspname,"
            + " coalesce(a.materialization_hypertable_name, c.relname) AS relname"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " LEFT JOIN " + VisibleAggregates.VIEW + " a"
            + " ON a.view_schema = n.nspname AND a.view_name = c.relname"
            + " LEFT JOIN pg_catalog.pg_namespace mn ON mn.nspname = a.materialization_hypertable_schema"
            + " LEFT JOIN pg_catalog.pg_class m"
            + " ON m.relnamespace = mn.oid AND m.relname = a.materialization_hypertable_name"
            + " WHERE c.oid = pg_catalog.to_regclass(?)) AS h"
            + " LEFT JOIN timescaledb_information.chunks v"
            + " ON v.hypertable_schema = h.nspname AND v.hypertable_name = h.relname"
            + " LEFT JOIN pg_catalog.pg_namespace cn ON cn.nspname = v.chunk_schema"
            + " LEFT JOIN pg_catalog.pg_class k ON k.relnamespace = cn.oid AND k.relname = v.chunk_name";

    private FactsReader() {}

    /**
     * Reads the facts of one relation.
     *
     * @param connection a connection
     * @param relation the relation
     * @return its facts
     * @throws SQLException if the catalog cannot be read
     */
    public static RelationFacts read(Connection connection, RelationName relation) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, relation.quoted());
            query.setString(2, relation.quoted());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return RelationFacts.NONE;
                }
                Set<String> viewed =
                        new HashSet<>(Arrays.asList((String[]) row.getArray(5).getArray()));
                PlainTable plain = PlainTable.read(connection, relation);
                return new RelationFacts(
                        plain == null ? row.getLong(3) : plain.bytes(),
                        row.getLong(1),
                        row.getLong(2),
                        row.getInt(4),
                        viewed,
                        plain);
            }
        }
    }
}
