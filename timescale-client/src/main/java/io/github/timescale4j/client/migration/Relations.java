package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.schema.RelationName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the catalog of the server which relations there are. */
final class Relations {

    private static final String KINDS = "SELECT r.name, c.relkind,"
            + " EXISTS (SELECT FROM timescaledb_information.hypertables h"
            + " WHERE h.hypertable_schema = n.nspname AND h.hypertable_name = c.relname),"
            + " EXISTS (SELECT FROM " + VisibleAggregates.VIEW + " a"
            + " WHERE a.view_schema = n.nspname AND a.view_name = c.relname)"
            + " FROM pg_catalog.unnest(?) AS r(name)"
            + " JOIN pg_catalog.pg_class c ON c.oid = pg_catalog.to_regclass(r.name)"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace";

    private Relations() {}

    static boolean exists(Connection connection, RelationName relation) throws SQLException {
        return !existing(connection, List.of(relation)).isEmpty();
    }

    /** Those of the relations that exist, of whatever kind they are. */
    static Set<RelationName> existing(Connection connection, Collection<RelationName> relations) throws SQLException {
        Map<String, RelationName> byText = new LinkedHashMap<>();
        relations.forEach(relation -> byText.put(relation.quoted(), relation));
        Set<RelationName> existing = new LinkedHashSet<>();
        Array names = connection.createArrayOf("text", byText.keySet().toArray());
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT name FROM unnest(?) AS name WHERE pg_catalog.to_regclass(name) IS NOT NULL")) {
            query.setArray(1, names);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    RelationName relation = byText.get(rows.getString(1));
                    if (relation != null) {
                        existing.add(relation);
                    }
                }
            }
        } finally {
            names.free();
        }
        return existing;
    }

    /** What kind those of the relations have that exist. */
    static Map<RelationName, RelationKind> kinds(Connection connection, Collection<RelationName> relations)
            throws SQLException {
        Map<String, RelationName> byText = new LinkedHashMap<>();
        relations.forEach(relation -> byText.put(relation.quoted(), relation));
        Map<RelationName, RelationKind> kinds = new LinkedHashMap<>();
        Array names = connection.createArrayOf("text", byText.keySet().toArray());
        try (PreparedStatement query = connection.prepareStatement(KINDS)) {
            query.setArray(1, names);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    RelationName relation = byText.get(rows.getString(1));
                    if (relation != null) {
                        kinds.put(relation, RelationKind.of(rows.getString(2), rows.getBoolean(3), rows.getBoolean(4)));
                    }
                }
            }
        } finally {
            names.free();
        }
        return kinds;
    }

    /** Whether the role may read it; not, if it does not exist. */
    static boolean mayRead(Connection connection, RelationName relation) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT pg_catalog.has_table_privilege(pg_catalog.to_regclass(?)::oid, 'SELECT')")) {
            query.setString(1, relation.quoted());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    static boolean schemaExists(Connection connection, String schema) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT pg_catalog.to_regnamespace(pg_catalog.quote_ident(?)) IS NOT NULL")) {
            query.setString(1, schema);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
