package io.github.timescale4j.client.migration.catalog;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.client.migration.catalog.SnapshotReader.Found;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What TimescaleDB's views say about the partitions of tables, and about their columnstore. */
final class PartitionCatalog {

    /**
     * In 2.22 the view gives the interval of UUIDs as a number. Of the function that tells the present of numbers it gives the name
     * without its schema.
     */
    private static final String DIMENSIONS = "SELECT c.oid::bigint, d.dimension_number, d.column_name,"
            + " CASE WHEN d.column_type::text <> 'uuid' THEN d.time_interval"
            + " ELSE pg_catalog.justify_hours(coalesce(d.time_interval,"
            + " pg_catalog.make_interval(secs => d.integer_interval::double precision / 1000000))) END::text,"
            + " CASE WHEN d.column_type::text <> 'uuid'"
            + " THEN upper(d.column_type::text) || ' ''' || d.integer_interval || '''' END,"
            + " f.integer_now_func_schema, f.integer_now_func, p.prosrc, d.num_partitions,"
            + " upper(d.column_type::text)"
            + " FROM timescaledb_information.dimensions d"
            + " JOIN pg_catalog.pg_namespace n ON n.nspname = d.hypertable_schema"
            + " JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = d.hypertable_name"
            + " JOIN _timescaledb_catalog.hypertable h"
            + " ON h.schema_name = d.hypertable_schema AND h.table_name = d.hypertable_name"
            + " JOIN _timescaledb_catalog.dimension f ON f.hypertable_id = h.id AND f.column_name = d.column_name"
            + " LEFT JOIN pg_catalog.pg_namespace fn ON fn.nspname = f.integer_now_func_schema"
            + " LEFT JOIN pg_catalog.pg_proc p"
            + " ON p.pronamespace = fn.oid AND p.proname = f.integer_now_func AND p.pronargs = 0"
            + " WHERE c.oid = ANY (?) ORDER BY c.oid, d.dimension_number";

    /**
     * From 2.18 on. The documented view resolves the names of all hypertables of the database, which a role that may not use one of
     * their schemas is refused (42501). The texts are the view's.
     */
    private static final String COLUMNSTORE = "SELECT c.oid::bigint, pg_catalog.array_to_string(s.segmentby, ','),"
            + " (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(o.name)"
            + " || CASE WHEN o.descending THEN ' DESC' ELSE '' END"
            + " || CASE WHEN o.nulls_first AND NOT o.descending THEN ' NULLS FIRST'"
            + " WHEN NOT o.nulls_first AND o.descending THEN ' NULLS LAST' ELSE '' END, ',' ORDER BY o.place)"
            + " FROM ROWS FROM (pg_catalog.unnest(s.orderby), pg_catalog.unnest(s.orderby_desc),"
            + " pg_catalog.unnest(s.orderby_nullsfirst))"
            + " WITH ORDINALITY AS o(name, descending, nulls_first, place))";

    private static final String OF_COLUMNSTORE = " FROM pg_catalog.pg_class c"
            + " LEFT JOIN _timescaledb_catalog.compression_settings s ON s.relid = c.oid WHERE c.oid = ANY (?)";

    /** A question of its own: inside of the other one, beside that for aggregates, it took most of the time to plan. */
    private static final String ON = "SELECT c.oid::bigint FROM timescaledb_information.hypertables h"
            + " JOIN pg_catalog.pg_namespace n ON n.nspname = h.hypertable_schema"
            + " JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = h.hypertable_name"
            + " WHERE h.compression_enabled AND c.oid = ANY (?)";

    /** In the index column stand also those that the server makes by itself; what was configured may have been nothing. */
    private static final String CONFIGURED = ", (SELECT pg_catalog.string_agg((i.e->>'type') || '('"
            + " || (SELECT pg_catalog.string_agg('\"' || pg_catalog.replace(c.name, '\"', '\"\"') || '\"', ', ' ORDER BY c.at)"
            + " FROM pg_catalog.jsonb_array_elements_text(CASE pg_catalog.jsonb_typeof(i.e->'column') WHEN 'array'"
            + " THEN i.e->'column' ELSE pg_catalog.jsonb_build_array(i.e->'column') END) WITH ORDINALITY AS c(name, at)) || ')',"
            + " ', ' ORDER BY i.e::text)"
            + " FROM pg_catalog.jsonb_array_elements(s.index::jsonb) AS i(e)"
            + " WHERE i.e->>'source' = 'config' AND i.e->>'type' IS NOT NULL)";

    /** Before 2.18; the names of an aggregate's table are those of the view in some releases and its own in others. */
    private static final String COMPRESSION = "SELECT k.oid,"
            + " pg_catalog.string_agg(s.attname, ',' ORDER BY s.segmentby_column_index)"
            + " FILTER (WHERE s.segmentby_column_index IS NOT NULL),"
            + " pg_catalog.string_agg(pg_catalog.quote_ident(s.attname)"
            + " || CASE WHEN s.orderby_asc THEN '' ELSE ' DESC' END"
            + " || CASE WHEN s.orderby_nullsfirst = s.orderby_asc THEN CASE WHEN s.orderby_asc THEN ' NULLS FIRST'"
            + " ELSE ' NULLS LAST' END ELSE '' END, ',' ORDER BY s.orderby_column_index)"
            + " FILTER (WHERE s.orderby_column_index IS NOT NULL)"
            + " FROM (SELECT c.oid::bigint AS oid, n.nspname, c.relname, a.view_schema, a.view_name"
            + " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " LEFT JOIN " + VisibleAggregates.VIEW + " a"
            + " ON a.materialization_hypertable_schema = n.nspname AND a.materialization_hypertable_name = c.relname"
            + " WHERE c.oid = ANY (?)) AS k"
            + " JOIN timescaledb_information.compression_settings s"
            + " ON (s.hypertable_schema = k.nspname AND s.hypertable_name = k.relname)"
            + " OR (s.hypertable_schema = k.view_schema AND s.hypertable_name = k.view_name)"
            + " GROUP BY k.oid";

    private PartitionCatalog() {}

    static void read(Connection connection, ServerVersion version, Map<Long, Found> found, Location location)
            throws SQLException {
        Rows.forEach(
                connection, DIMENSIONS, found.keySet(), row -> dimension(SnapshotReader.of(found, row), row, location));
        if (version.edition() == Edition.APACHE) {
            return;
        }
        boolean sparse = version.isAtLeast(2, 22);
        boolean current = version.isAtLeast(2, 18);
        String columnstore = current ? COLUMNSTORE + (sparse ? CONFIGURED : "") + OF_COLUMNSTORE : COMPRESSION;
        Set<Long> on = current ? on(connection, found) : found.keySet();
        if (!on.isEmpty()) {
            Rows.forEach(connection, columnstore, on, row -> columnstore(SnapshotReader.of(found, row), row, sparse));
        }
    }

    /** Those with a columnstore; of aggregates it is known already. */
    private static Set<Long> on(Connection connection, Map<Long, Found> found) throws SQLException {
        Set<Long> on = new LinkedHashSet<>();
        Set<Long> tables = new LinkedHashSet<>();
        found.forEach((number, each) -> {
            if (!each.aggregate()) {
                tables.add(number);
            } else if (each.compressed()) {
                on.add(number);
            }
        });
        if (!tables.isEmpty()) {
            Rows.forEach(connection, ON, tables, row -> on.add(row.getLong(1)));
        }
        return on;
    }

    private static void dimension(@Nullable Found relation, ResultSet row, Location location) throws SQLException {
        if (relation == null) {
            return;
        }
        if (row.getInt(2) == 1) {
            relation.timeType(row.getString(10));
        }
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("kind", row.getInt(2) == 1 ? "time" : "hash");
        String interval = row.getString(4);
        String units = row.getString(5);
        Rows.put(properties, "chunk interval", interval == null ? null : "INTERVAL '" + interval + "'");
        Rows.put(properties, "chunk interval", units);
        String schema = row.getString(6);
        if (schema != null) {
            RelationName function = new RelationName(location.declared(schema), row.getString(7));
            properties.put("now function", function.quoted());
            // In a shadow only what the declaration makes is there; what others made is read where it is.
            Rows.put(properties, "now query", location.holds(schema) ? row.getString(8) : null);
        }
        Rows.put(properties, "partitions", row.getString(9));
        relation.add(ObjectKind.DIMENSION, row.getString(3), properties);
    }

    private static void columnstore(@Nullable Found relation, ResultSet row, boolean sparse) throws SQLException {
        if (relation != null) {
            Map<String, String> properties = new LinkedHashMap<>();
            String segments = row.getString(2);
            Rows.put(properties, "segmentby", segments == null || segments.isEmpty() ? null : segments);
            Rows.put(properties, "orderby", row.getString(3));
            Rows.put(properties, "index", sparse ? row.getString(4) : null);
            relation.add(ObjectKind.COLUMNSTORE, "columnstore", properties);
        }
    }
}
