package io.github.timescale4j.client.migration.catalog;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.schema.RelationName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads snapshots, with the same queries in a real schema and in its shadow. All columns are named: the views of TimescaleDB gain
 * and lose columns from release to release.
 */
public final class SnapshotReader {

    private static final String RELATIONS =
            "SELECT r.text, c.oid::bigint, pg_catalog.obj_description(c.oid, 'pg_class'), c.relkind = 'v'"
                    + " FROM pg_catalog.unnest(?) AS r(text)"
                    + " JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(r.text)";

    /**
     * Asked only where there are views. To plan a query with this view takes longer than to read all tables, so that whatever is
     * needed of it is read here, and once: whether one aggregate reads another, the tables beneath tell for less.
     */
    private static final String AGGREGATES =
            "SELECT c.oid::bigint, m.oid::bigint, a.materialized_only, a.view_definition,"
                    + " EXISTS (SELECT FROM _timescaledb_catalog.hypertable h"
                    + " JOIN _timescaledb_catalog.continuous_agg p ON p.mat_hypertable_id = h.id"
                    + " WHERE h.schema_name = a.hypertable_schema AND h.table_name = a.hypertable_name),"
                    + " a.compression_enabled"
                    + " FROM pg_catalog.pg_class c"
                    + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                    + " JOIN " + VisibleAggregates.VIEW + " a"
                    + " ON a.view_schema = n.nspname AND a.view_name = c.relname"
                    + " JOIN pg_catalog.pg_namespace mn ON mn.nspname = a.materialization_hypertable_schema"
                    + " JOIN pg_catalog.pg_class m"
                    + " ON m.relnamespace = mn.oid AND m.relname = a.materialization_hypertable_name"
                    + " WHERE c.oid = ANY (?)";

    private final Connection connection;
    private final ServerVersion version;

    /**
     * Creates a reader.
     *
     * @param connection a connection inside a transaction for which {@link SessionSettings#apply(Connection)} was called
     * @param version the server's version
     */
    public SnapshotReader(Connection connection, ServerVersion version) {
        this.connection = connection;
        this.version = version;
    }

    /**
     * Reads relations.
     *
     * @param relations their names in the real schemas
     * @param location where to read them
     * @return those that exist there, by their names in the real schemas
     * @throws SQLException if the catalog cannot be read
     */
    public Map<RelationName, RelationSnapshot> read(Collection<RelationName> relations, Location location)
            throws SQLException {
        Map<RelationName, RelationSnapshot> snapshots = new LinkedHashMap<>();
        for (Map.Entry<String, Collection<RelationName>> schema :
                Location.bySchema(relations).entrySet()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(location.searchPath(schema.getKey()));
            }
            Map<Long, Found> found = find(schema.getValue(), location);
            if (!found.isEmpty()) {
                TableCatalog.read(connection, found, location);
                PartitionCatalog.read(connection, version, found, location);
                PolicyCatalog.read(connection, byEveryNumber(found));
            }
            found.values().forEach(each -> snapshots.put(each.relation, each.snapshot()));
        }
        return snapshots;
    }

    private Map<Long, Found> find(Collection<RelationName> relations, Location location) throws SQLException {
        Map<String, RelationName> names = new LinkedHashMap<>();
        relations.forEach(relation -> names.put(location.actual(relation).quoted(), relation));
        Map<Long, Found> found = new LinkedHashMap<>();
        Map<Long, Found> views = new LinkedHashMap<>();
        Array texts = connection.createArrayOf("text", names.keySet().toArray());
        try (PreparedStatement query = connection.prepareStatement(RELATIONS)) {
            query.setArray(1, texts);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    RelationName relation = names.get(row.getString(1));
                    if (relation != null) {
                        (row.getBoolean(4) ? views : found).put(row.getLong(2), found(row, relation));
                    }
                }
            }
        } finally {
            texts.free();
        }
        return views.isEmpty() ? found : withAggregates(found, views, location);
    }

    /** An aggregate is known by the number of the table that holds its buckets, another view by its own. */
    private Map<Long, Found> withAggregates(Map<Long, Found> tables, Map<Long, Found> views, Location location)
            throws SQLException {
        Map<Long, Found> all = new LinkedHashMap<>(tables);
        Map<Long, Found> others = new LinkedHashMap<>(views);
        Rows.forEach(connection, AGGREGATES, views.keySet(), row -> {
            Found view = others.remove(row.getLong(1));
            if (view != null) {
                all.put(row.getLong(2), view.aggregate(row, location));
            }
        });
        all.putAll(others);
        return all;
    }

    /** In some releases the jobs of an aggregate name the view, in others the table behind it. */
    private static Map<Long, Found> byEveryNumber(Map<Long, Found> found) {
        Map<Long, Found> all = new LinkedHashMap<>(found);
        found.values().forEach(each -> all.put(each.number, each));
        return all;
    }

    private static Found found(ResultSet row, RelationName relation) throws SQLException {
        Found found = new Found(relation, row.getLong(2));
        Map<String, String> properties = new LinkedHashMap<>();
        Rows.put(properties, "comment", row.getString(3));
        found.add(ObjectKind.RELATION, relation.name(), properties);
        return found;
    }

    /** A relation while it is being read, by the number of the table that holds its rows. */
    static final class Found {

        private final RelationName relation;
        private final List<SchemaObject> objects = new ArrayList<>();
        private final long number;
        private boolean aggregate;
        private boolean compressed;
        private @Nullable String timeType;

        Found(RelationName relation, long number) {
            this.relation = relation;
            this.number = number;
        }

        private Found aggregate(ResultSet row, Location location) throws SQLException {
            aggregate = true;
            compressed = row.getBoolean(6);
            add(
                    ObjectKind.AGGREGATE,
                    relation.name(),
                    Map.of(
                            "materialized only",
                            Boolean.toString(row.getBoolean(3)),
                            "over an aggregate",
                            Boolean.toString(row.getBoolean(5)),
                            "query",
                            location.restore(row.getString(4)).strip()));
            return this;
        }

        boolean aggregate() {
            return aggregate;
        }

        /** Its own number: for an aggregate that of the view. */
        long number() {
            return number;
        }

        /** Whether the columnstore of an aggregate is on. */
        boolean compressed() {
            return compressed;
        }

        void timeType(String type) {
            timeType = type;
        }

        /** The type of the time column, in upper case; known once the partitions were read. */
        @Nullable
        String timeType() {
            return timeType;
        }

        void add(ObjectKind kind, String name, Map<String, String> properties) {
            objects.add(new SchemaObject(kind, name, new TreeMap<>(properties)));
        }

        private RelationSnapshot snapshot() {
            return new RelationSnapshot(relation, aggregate, objects);
        }
    }

    /** The relation whose rows are in a table; {@code null} if it is none of those that are read. */
    static @Nullable Found of(Map<Long, Found> found, ResultSet row) throws SQLException {
        return found.get(row.getLong(1));
    }
}
