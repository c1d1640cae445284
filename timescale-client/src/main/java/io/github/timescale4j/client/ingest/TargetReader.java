package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.binary.ColumnType;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/** Reads tables from the catalog, and keeps them for as long as they do not change. Safe for use by several threads. */
final class TargetReader {

    /**
     * The lock is the one that COPY takes. With it nobody changes a type between this look and the COPY, which the server could not
     * notice where both types have the same length. A domain may refuse nulls, or one of those that it is made of.
     */
    private static final String LOOK = """
            LOCK TABLE ONLY %s IN ROW EXCLUSIVE MODE;
            SELECT c.oid::bigint, n.nspname, c.relkind::text,
                   (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(':', a.attname, a.atttypid, a.attnotnull, a.attgenerated,
                        a.attidentity, CASE WHEN t.typtype = 'd' THEN (
                            WITH RECURSIVE below(base, refuses) AS (
                                SELECT t.typbasetype, t.typnotnull
                                UNION ALL
                                SELECT b.typbasetype, b.typnotnull FROM below JOIN pg_catalog.pg_type b ON b.oid = below.base
                                WHERE b.typtype = 'd')
                            SELECT pg_catalog.bool_or(refuses) FROM below) END), ',' ORDER BY a.attnum)
                    FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = pg_catalog.to_regclass(?)""";

    private static final String COLUMNS = """
            SELECT a.attname, a.atttypid::bigint AS type, NOT a.attnotnull AS nullable,
                   a.attgenerated <> '' OR a.attidentity = 'a' AS generated
            FROM pg_catalog.pg_attribute a WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum""";

    private static final String TYPES = """
            WITH RECURSIVE used(oid) AS (
                SELECT a.atttypid FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped
                UNION
                SELECT below.oid FROM used u JOIN pg_catalog.pg_type t ON t.oid = u.oid,
                       LATERAL (VALUES (t.typbasetype), (t.typelem)) AS below(oid) WHERE below.oid <> 0)
            SELECT t.oid::bigint, CASE WHEN n.nspname = 'pg_catalog' OR t.typname = 'citext' THEN t.typname
                                       ELSE n.nspname || '.' || t.typname END AS name,
                   t.typtype = 'e' AS enumeration, t.typbasetype::bigint AS base, t.typnotnull AS refuses_null,
                   CASE WHEN t.typcategory = 'A' AND t.typname NOT IN ('int2vector', 'oidvector')
                        THEN t.typelem::bigint ELSE 0 END AS element
            FROM used u JOIN pg_catalog.pg_type t ON t.oid = u.oid
            JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace""";

    private final StatementRunner runner;
    private final SeriesLayoutReader layouts;
    private final Map<Long, CopyTarget> known = new ConcurrentHashMap<>();

    TargetReader(StatementRunner runner) {
        this.runner = runner;
        this.layouts = new SeriesLayoutReader(runner);
    }

    private record Type(String name, boolean enumeration, long base, boolean refusesNull, long element) {}

    /** Finds a table and locks it as COPY will, until the transaction ends. */
    CopyTarget find(Connection connection, RelationName relation) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, LOOK.formatted(relation.quoted()))) {
            statement.setString(1, relation.quoted());
            statement.execute();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                if (!rows.next()) {
                    throw new InvalidDataAccessResourceUsageException("there is no table '" + relation + "'");
                }
                requireTable(relation, rows.getString(3));
                long oid = rows.getLong(1);
                String fingerprint = rows.getString(4);
                CopyTarget found = known.get(oid);
                if (found == null || !found.fingerprint().equals(fingerprint)) {
                    found = new CopyTarget(
                            oid,
                            rows.getString(2),
                            fingerprint,
                            columns(connection, oid),
                            layouts.read(connection, oid));
                    known.put(oid, found);
                }
                return found;
            }
        }
    }

    private static void requireTable(RelationName relation, String kind) {
        if (!kind.equals("r") && !kind.equals("p")) {
            throw new InvalidDataAccessApiUsageException(
                    "'" + relation
                            + "' is no table: rows of a view or a continuous aggregate cannot be written. Write into its source");
        }
    }

    private List<CopyColumn> columns(Connection connection, long oid) throws SQLException {
        Map<Long, Type> types = types(connection, oid);
        List<CopyColumn> columns = new ArrayList<>();
        try (PreparedStatement statement = runner.prepare(connection, COLUMNS)) {
            statement.setLong(1, oid);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    long type = rows.getLong("type");
                    columns.add(new CopyColumn(
                            rows.getString("attname"),
                            resolve(type, type, types),
                            rows.getBoolean("nullable") && !refusesNull(type, types),
                            rows.getBoolean("generated")));
                }
            }
        }
        return List.copyOf(columns);
    }

    private Map<Long, Type> types(Connection connection, long oid) throws SQLException {
        Map<Long, Type> types = new HashMap<>();
        try (PreparedStatement statement = runner.prepare(connection, TYPES)) {
            statement.setLong(1, oid);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.put(
                            rows.getLong("oid"),
                            new Type(
                                    rows.getString("name"),
                                    rows.getBoolean("enumeration"),
                                    rows.getLong("base"),
                                    rows.getBoolean("refuses_null"),
                                    rows.getLong("element")));
                }
            }
        }
        return types;
    }

    /** Domains are sent as what they are made of. */
    private static ColumnType resolve(long oid, long at, Map<Long, Type> types) {
        Type type = types.get(at);
        if (type == null) {
            return new ColumnType(oid, "a type that has just been dropped", false, null);
        }
        if (type.base() != 0) {
            return resolve(oid, type.base(), types);
        }
        ColumnType element = type.element() == 0 ? null : resolve(type.element(), type.element(), types);
        return new ColumnType(oid, type.name(), type.enumeration(), element);
    }

    private static boolean refusesNull(long oid, Map<Long, Type> types) {
        Type type = types.get(oid);
        return type != null && (type.refusesNull() || (type.base() != 0 && refusesNull(type.base(), types)));
    }
}
