package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.catalog.Count;
import io.github.timescale4j.schema.Identifier;

/** Sessions that plan without the values, so that no chunk can be left out. */
final class GenericPlanCheck extends SqlCheck<GenericPlanCheck.Row> {

    private static final String SQL = """
            SELECT h.hypertable_schema AS schema, h.hypertable_name AS name, h.num_chunks AS chunks, s.source,
                   current_database() AS database, session_user::text AS role
            FROM timescaledb_information.hypertables h
            JOIN pg_catalog.pg_settings s ON s.name = 'plan_cache_mode' AND s.setting = 'force_generic_plan'
            WHERE h.num_chunks >= :chunks
            ORDER BY h.num_chunks DESC
            LIMIT 1""";

    GenericPlanCheck() {
        super("generic-plan", Topic.SLOW_QUERIES, Row.class);
    }

    /** The table with the most chunks, and where the setting comes from: the server's words for it. */
    record Row(String schema, String name, long chunks, String source, String database, String role) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL).bind("chunks", context.thresholds().chunks().small());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                "plan_cache_mode is force_generic_plan, which comes from: " + found.source() + ". This table has "
                        + Count.of(found.chunks(), "chunk") + ".",
                "A plan for any value holds all chunks: each run has to lock them and to leave most of them out again.",
                "Leave the setting to the server, and use genericPlan() for the single queries that gain from it. Sessions"
                        + " that are open keep what they have; what comes from the client or the session stands in the"
                        + " URL or in a statement of the pool.",
                statements(found));
    }

    private static String[] statements(Row found) {
        String role = "ALTER ROLE " + Identifier.quoteExisting(found.role());
        String database = "DATABASE " + Identifier.quote(found.database());
        String reset = " RESET plan_cache_mode";
        return switch (found.source()) {
            case "user" -> new String[] {role + reset};
            case "database user" -> new String[] {role + " IN " + database + reset};
            case "database" -> new String[] {"ALTER " + database + reset};
            case "configuration file" ->
                new String[] {"ALTER SYSTEM SET plan_cache_mode = 'auto'", "SELECT pg_catalog.pg_reload_conf()"};
            default -> new String[0];
        };
    }
}
