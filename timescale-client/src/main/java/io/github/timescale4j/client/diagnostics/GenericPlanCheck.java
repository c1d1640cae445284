package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;

/** Sessions that plan without the values, so that no chunk can be left out. */
final class GenericPlanCheck extends SqlCheck<GenericPlanCheck.Row> {

    private static final String SQL = """
            SELECT h.hypertable_schema AS schema, h.hypertable_name AS name, h.num_chunks AS chunks
            FROM timescaledb_information.hypertables h
            WHERE current_setting('plan_cache_mode') = 'force_generic_plan' AND h.num_chunks >= :chunks
            ORDER BY h.num_chunks DESC
            LIMIT 1""";

    GenericPlanCheck() {
        super("generic-plan", Topic.SLOW_QUERIES, Row.class);
    }

    /** The table with the most chunks. */
    record Row(String schema, String name, long chunks) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL).bind("chunks", context.thresholds().chunks().small());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                "plan_cache_mode is force_generic_plan, and this table has " + found.chunks() + " chunks.",
                "A plan for any value holds all chunks: each run has to lock them and to leave most of them out again.",
                "Leave the setting to the server, and use genericPlan() for the single queries that gain from it.",
                "RESET plan_cache_mode");
    }
}
