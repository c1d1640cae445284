package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.NumberAxis;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/**
 * A relation as the catalog has it.
 *
 * @param name its name, with its schema
 * @param kind what it is
 * @param oid its number
 * @param indexedOid that of the table which carries its indexes and chunks: for an aggregate its materialization
 * @param chunked the name of that table, with its schema
 * @param materializedOnly for an aggregate whether it only shows what is materialized
 * @param timeType the type of the column of time; {@code null} for a plain table
 * @param extensionSchema where TimescaleDB's functions are
 */
record Relation(
        RelationName name,
        Kind kind,
        long oid,
        long indexedOid,
        RelationName chunked,
        boolean materializedOnly,
        @Nullable String timeType,
        String extensionSchema) {

    /** What a relation is to TimescaleDB. */
    enum Kind {
        HYPERTABLE,
        AGGREGATE,
        PLAIN
    }

    private static final String FIND = VisibleAggregates.only("""
            SELECT n.nspname, c.relname, c.oid::bigint AS oid,
                   ca.view_name IS NOT NULL AS aggregate,
                   EXISTS (SELECT FROM timescaledb_information.hypertables h
                           WHERE h.hypertable_schema = n.nspname AND h.hypertable_name = c.relname) AS hypertable,
                   coalesce(m.oid, c.oid)::bigint AS indexed_oid,
                   coalesce(ca.materialization_hypertable_schema, n.nspname) AS chunked_schema,
                   coalesce(ca.materialization_hypertable_name, c.relname) AS chunked_name,
                   coalesce(ca.materialized_only, false) AS materialized_only,
                   (SELECT d.column_type::text FROM timescaledb_information.dimensions d
                    WHERE d.hypertable_schema = coalesce(ca.materialization_hypertable_schema, n.nspname)
                      AND d.hypertable_name = coalesce(ca.materialization_hypertable_name, c.relname)
                      AND d.dimension_number = 1) AS time_type,
                   (SELECT en.nspname FROM pg_catalog.pg_extension e
                    JOIN pg_catalog.pg_namespace en ON en.oid = e.extnamespace
                    WHERE e.extname = 'timescaledb') AS extension_schema
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN timescaledb_information.continuous_aggregates ca
                   ON ca.view_schema = n.nspname AND ca.view_name = c.relname
            LEFT JOIN pg_catalog.pg_namespace mn ON mn.nspname = ca.materialization_hypertable_schema
            LEFT JOIN pg_catalog.pg_class m
                   ON m.relnamespace = mn.oid AND m.relname = ca.materialization_hypertable_name
            WHERE c.oid = pg_catalog.to_regclass(?)""");

    /** Any number that other programs are not likely to lock. */
    private static final int LOCK = 0x7153_4442;

    static Relation find(Connection connection, StatementRunner runner, RelationName name) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, FIND)) {
            statement.setString(1, name.quoted());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new InvalidDataAccessResourceUsageException("there is no table or view '" + name + "'"
                            + (name.schema() == null ? " in the connection's search_path" : ""));
                }
                return read(rows);
            }
        }
    }

    private static Relation read(ResultSet rows) throws SQLException {
        Kind hypertable = rows.getBoolean("hypertable") ? Kind.HYPERTABLE : Kind.PLAIN;
        return new Relation(
                new RelationName(rows.getString("nspname"), rows.getString("relname")),
                rows.getBoolean("aggregate") ? Kind.AGGREGATE : hypertable,
                rows.getLong("oid"),
                rows.getLong("indexed_oid"),
                new RelationName(rows.getString("chunked_schema"), rows.getString("chunked_name")),
                rows.getBoolean("materialized_only"),
                rows.getString("time_type"),
                rows.getString("extension_schema"));
    }

    /** Lets only one transaction at a time, of all that ask, change this relation. */
    void lock(Connection connection, StatementRunner runner) throws SQLException {
        try (PreparedStatement statement =
                runner.prepare(connection, "SELECT pg_catalog.pg_advisory_xact_lock(?, ?)")) {
            statement.setInt(1, LOCK);
            statement.setInt(2, (int) oid);
            statement.execute();
        }
    }

    /** Refuses what has no chunks. */
    Relation requireChunks() {
        if (kind == Kind.PLAIN) {
            throw new InvalidDataAccessResourceUsageException(
                    "'" + name + "' is neither a hypertable nor a continuous aggregate");
        }
        return this;
    }

    /** Whether the column of time holds numbers. */
    boolean counts() {
        return timeType != null && NumberAxis.TYPES.contains(timeType);
    }

    /** Refuses what has no chunks, or whose chunks hold times instead of numbers. */
    NumberAxis requireNumbers() {
        requireChunks();
        if (timeType == null || !counts()) {
            throw new InvalidDataAccessResourceUsageException("the column of time of '" + name + "' is a " + timeType
                    + ", so that a number says nothing about it");
        }
        return new NumberAxis(timeType, null);
    }

    /** Refuses what has no chunks, or whose chunks hold numbers instead of times. */
    Relation requireTimeSeries() {
        requireChunks();
        if (timeType == null || !(timeType.startsWith("timestamp") || timeType.equals("date"))) {
            throw new InvalidDataAccessResourceUsageException("the column of time of '" + name + "' is a " + timeType
                    + ", so that a length of time says nothing about it" + (counts() ? ": give numbers" : ""));
        }
        return this;
    }

    /** Qualifies one of TimescaleDB's functions: its schema need not be in the search_path. */
    String function(String function) {
        return Identifier.quote(extensionSchema) + '.' + function;
    }

    /** An expression for a point in time as the column of time holds it. */
    String fromTimestamptz(String expression) {
        if ("timestamp with time zone".equals(timeType)) {
            return expression;
        }
        String utc = "(" + expression + " AT TIME ZONE 'UTC')";
        return "date".equals(timeType) ? utc + "::date" : utc;
    }

    /** The other way round. */
    String toTimestamptz(String expression) {
        return "timestamp with time zone".equals(timeType)
                ? expression + "::timestamptz"
                : "(" + expression + "::timestamp AT TIME ZONE 'UTC')";
    }
}
