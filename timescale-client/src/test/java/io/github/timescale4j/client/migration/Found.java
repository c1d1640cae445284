package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.SchemaState.Question;
import java.sql.SQLException;

/**
 * What is in the database of a scenario, without what differs from one database to the next: numbers of objects and times of day.
 *
 * @param state what the schema is, without the log beside it
 * @param history what the log says
 * @param data the rows, and the buckets that were materialized before the start
 * @param made what is materialized at all
 * @param filled how far each back-fill and each rebuild is
 * @param unfinished what the database says is still to be done
 */
record Found(String state, String history, String data, String made, String filled, String unfinished) {

    private static final String MATERIALIZED = """
            SELECT format('SELECT concat_ws('' '', %%L, count(*), md5(string_agg(t::text, '','' ORDER BY t::text))) FROM %%I.%%I t',
                view_name, materialization_hypertable_schema, materialization_hypertable_name)
            FROM timescaledb_information.continuous_aggregates WHERE view_schema = '%s' ORDER BY view_name OFFSET %d LIMIT 1""";

    private static final String DEFERRED = """
            SELECT coalesce(string_agg((to_jsonb(t) - 'position' - 'planned_at')::text, E'\\n' ORDER BY position), '')
            FROM "%s".timescale_schema_deferred t""";

    private static final String FILLED = """
            SELECT coalesce(string_agg(concat_ws(' ', relation_name, relation_oid = to_regclass(format('%%I.%%I', relation_schema,
                relation_name))::oid::bigint, task, phase, end_offset, range_from, range_to, next_bound, started_at IS NULL,
                finished_at IS NULL), E'\\n' ORDER BY relation_name), '')
            FROM "%s".timescale_schema_backfill WHERE %s""";

    static Found read(Question question, String schema, CrashScenario scenario) throws SQLException {
        boolean deferred = exists(question, schema, "timescale_schema_deferred");
        boolean filled = exists(question, schema, "timescale_schema_backfill");
        return new Found(
                SchemaState.read(question, schema),
                history(question, schema),
                data(question, schema, scenario),
                made(question, schema),
                filled ? question.ask(FILLED.formatted(schema, "true")) : "",
                (deferred ? question.ask(DEFERRED.formatted(schema)) : "")
                        + (filled ? question.ask(FILLED.formatted(schema, "finished_at IS NULL")) : ""));
    }

    /** How the log was begun depends on whether the schema was there. */
    private static String history(Question question, String schema) throws SQLException {
        return exists(question, schema, "timescale_schema_history")
                ? question.ask(
                        "SELECT coalesce(string_agg(concat_ws(' ', version, type, success), ', ' ORDER BY installed_rank), '') FROM \""
                                + schema
                                + "\".timescale_schema_history WHERE type NOT IN ('SCHEMA', 'BASELINE') OR NOT success")
                : "";
    }

    private static String data(Question question, String schema, CrashScenario scenario) throws SQLException {
        if (scenario.made().isEmpty()) {
            return "";
        }
        return (exists(question, schema, "metric")
                        ? digest(question, schema, "metric", "time, device, value, level")
                        : "")
                + (exists(question, schema, "hourly")
                        ? digest(question, schema, "hourly WHERE hour < '2026-03-03Z'", "hour, device, rows")
                        : "");
    }

    private static String made(Question question, String schema) throws SQLException {
        StringBuilder made = new StringBuilder();
        int count = Integer.parseInt(
                question.ask("SELECT count(*) FROM timescaledb_information.continuous_aggregates WHERE view_schema = '"
                        + schema + "'"));
        for (int i = 0; i < count; i++) {
            made.append(question.ask(question.ask(MATERIALIZED.formatted(schema, i))))
                    .append('\n');
        }
        return made.toString();
    }

    private static String digest(Question question, String schema, String relation, String columns)
            throws SQLException {
        return question.ask("SELECT concat_ws(' ', count(*), md5(string_agg(concat_ws(' ', " + columns
                + "), ',' ORDER BY " + columns + "))) FROM \"" + schema + "\"." + relation);
    }

    private static boolean exists(Question question, String schema, String relation) throws SQLException {
        return "t".equals(question.ask("SELECT to_regclass('\"" + schema + "\"." + relation + "') IS NOT NULL"));
    }
}
