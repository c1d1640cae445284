package io.github.timescale4j.client;

import io.github.timescale4j.client.QueryPlan.ChunkCount;
import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.execution.StatementRunner.Work;
import io.github.timescale4j.client.mapping.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.core.Parser;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** Asks the server for the plan of a statement, and its catalog for what the names in the plan are. */
final class Explanation {

    private static final String JSON = "EXPLAIN (FORMAT JSON, VERBOSE) ";
    private static final String TEXT = "EXPLAIN ";

    /**
     * The server reads its own plan, so that no parser of JSON is needed. Chunks and their indexes have names of their own; a chunk is
     * the child of its hypertable, and its index is the one that is made in the same way.
     */
    private static final String FACTS = VisibleAggregates.only("""
            WITH node AS MATERIALIZED (
                SELECT DISTINCT n ->> 'Node Type' AS type, n ->> 'Schema' AS schema, n ->> 'Relation Name' AS name,
                       n ->> 'Index Name' AS index
                FROM pg_catalog.jsonb_path_query(?::jsonb, 'strict $.** ? (exists(@."Node Type"))') n
                WHERE n ->> 'Node Type' LIKE '%Scan'),
            scanned AS MATERIALIZED (
                SELECT DISTINCT c.oid FROM node
                JOIN pg_catalog.pg_namespace s ON s.nspname = node.schema
                JOIN pg_catalog.pg_class c ON c.relnamespace = s.oid AND c.relname = node.name),
            hypertable AS (
                SELECT h.hypertable_schema AS schema, h.hypertable_name AS name,
                       h.hypertable_schema AS table_schema, h.hypertable_name AS table_name
                FROM timescaledb_information.hypertables h
                UNION ALL
                SELECT a.view_schema, a.view_name, a.materialization_hypertable_schema, a.materialization_hypertable_name
                FROM timescaledb_information.continuous_aggregates a),
            counted AS (
                SELECT CASE WHEN pg_catalog.pg_table_is_visible(k.oid) THEN h.name::text
                            ELSE h.schema || '.' || h.name END AS name, c.oid,
                       (SELECT count(*) FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid) AS total,
                       (SELECT count(*) FROM pg_catalog.pg_inherits i JOIN scanned s ON s.oid = i.inhrelid
                        WHERE i.inhparent = c.oid) AS scanned
                FROM hypertable h
                JOIN pg_catalog.pg_namespace kn ON kn.nspname = h.schema
                JOIN pg_catalog.pg_class k ON k.relnamespace = kn.oid AND k.relname = h.name
                JOIN pg_catalog.pg_namespace n ON n.nspname = h.table_schema
                JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = h.table_name)
            SELECT 'hypertable' AS fact, name, scanned, total FROM counted
            WHERE scanned > 0 OR oid IN (SELECT oid FROM scanned)
            UNION
            SELECT 'index', coalesce(p.relname, c.relname)::text, 0, 0
            FROM node
            JOIN pg_catalog.pg_class c ON c.relname = node.index
            JOIN pg_catalog.pg_index x ON x.indexrelid = c.oid AND x.indrelid IN (SELECT oid FROM scanned)
            LEFT JOIN pg_catalog.pg_inherits i ON i.inhrelid = x.indrelid
            LEFT JOIN pg_catalog.pg_index px ON px.indrelid = i.inhparent
                AND pg_catalog.split_part(pg_catalog.pg_get_indexdef(px.indexrelid), ' USING ', 2)
                  = pg_catalog.split_part(pg_catalog.pg_get_indexdef(x.indexrelid), ' USING ', 2)
            LEFT JOIN pg_catalog.pg_class p ON p.oid = px.indexrelid
            UNION
            SELECT 'sequential', name, 0, 0 FROM node WHERE type = 'Seq Scan'
            ORDER BY 1, 2""");

    private final StatementRunner runner;
    private final Parameters parameters;
    private final StatementContext context;
    private final NamedStatement named;

    Explanation(StatementRunner runner, Parameters parameters, BoundSql statement) {
        this.runner = runner;
        this.parameters = parameters;
        this.named = statement.named();
        this.context = statement.explained(TEXT);
    }

    /** With settings it runs in a transaction, of which they are a part. */
    QueryPlan plan(Map<String, String> settings) {
        Work<QueryPlan> work = during(List.copyOf(settings.entrySet()), this::plan);
        return settings.isEmpty()
                ? runner.run(context, work, plan -> 0)
                : runner.runAtomically(context, work, plan -> 0);
    }

    private static Work<QueryPlan> during(List<Map.Entry<String, String>> settings, Work<QueryPlan> work) {
        Work<QueryPlan> wrapped = work;
        for (Map.Entry<String, String> setting : settings) {
            Work<QueryPlan> inner = wrapped;
            wrapped = connection -> LocalSetting.during(connection, setting.getKey(), setting.getValue(), inner);
        }
        return wrapped;
    }

    private QueryPlan plan(Connection connection) throws SQLException {
        requireOne(connection);
        String json = String.join("\n", explain(connection, JSON));
        List<String> lines = explain(connection, TEXT);
        List<ChunkCount> hypertables = new ArrayList<>();
        List<String> indexes = new ArrayList<>();
        List<String> sequentialScans = new ArrayList<>();
        try (PreparedStatement statement = runner.prepare(connection, FACTS)) {
            statement.setString(1, json);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String name = rows.getString("name");
                    switch (rows.getString("fact")) {
                        case "hypertable" ->
                            hypertables.add(new ChunkCount(name, rows.getInt("scanned"), rows.getInt("total")));
                        case "index" -> indexes.add(name);
                        default -> sequentialScans.add(name);
                    }
                }
            }
        }
        return new QueryPlan(lines, json, hypertables, indexes, sequentialScans);
    }

    /** Of several statements only the first would be explained; the others would run. */
    private void requireOne(Connection connection) throws SQLException {
        boolean conforming = !connection.isWrapperFor(PGConnection.class)
                || "on".equals(connection.unwrap(PGConnection.class).getParameterStatus("standard_conforming_strings"));
        int count = Parser.parseJdbcSql(named.sql(), conforming, true, true, false, true)
                .size();
        if (count != 1) {
            throw new InvalidDataAccessApiUsageException(
                    "one statement can be explained, not " + count + "; SQL [" + context.sql() + "]");
        }
    }

    private List<String> explain(Connection connection, String explain) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, explain + named.sql())) {
            named.bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> lines = new ArrayList<>();
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
                return lines;
            }
        }
    }
}
