package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.catalog.JobZone;
import io.github.timescale4j.schema.Literal;
import org.jspecify.annotations.Nullable;

/**
 * What several checks have to know of aggregates and policies. Up to 2.19 a job of an aggregate carries the name of its
 * materialization, since 2.20 that of the view; an aggregate over another one is shown over its materialization by all releases.
 */
final class Policies {

    /**
     * Two tables for the queries below. The width of a bucket is in no view but in the text of the definition; it is null where the
     * time is a number. Offsets are texts where the time is a time, and numbers otherwise.
     */
    static final String WITH = """
            WITH aggregate AS (
                SELECT a.view_schema AS schema, a.view_name AS name, a.materialized_only, a.compression_enabled,
                       a.materialization_hypertable_schema AS own_schema,
                       a.materialization_hypertable_name AS own_name,
                       a.hypertable_schema AS chunks_schema, a.hypertable_name AS chunks_name,
                       coalesce(p.view_schema, a.hypertable_schema) AS source_schema,
                       coalesce(p.view_name, a.hypertable_name) AS source_name,
                       pg_catalog.substring(a.view_definition, 'time_bucket[a-z_]*[(]''([^'']*)''::interval')::interval
                           AS bucket
                FROM timescaledb_information.continuous_aggregates a
                LEFT JOIN timescaledb_information.continuous_aggregates p
                       ON p.materialization_hypertable_schema = a.hypertable_schema
                      AND p.materialization_hypertable_name = a.hypertable_name),
            policy AS (
                SELECT j.job_id, j.proc_name, j.config, j.schedule_interval, j.scheduled,
                       coalesce(a.view_schema, j.hypertable_schema) AS schema,
                       coalesce(a.view_name, j.hypertable_name) AS name,
                       coalesce(a.materialization_hypertable_schema, j.hypertable_schema) AS own_schema,
                       coalesce(a.materialization_hypertable_name, j.hypertable_name) AS own_name
                FROM timescaledb_information.jobs j
                LEFT JOIN timescaledb_information.continuous_aggregates a
                       ON (a.view_schema = j.hypertable_schema AND a.view_name = j.hypertable_name)
                       OR (a.materialization_hypertable_schema = j.hypertable_schema
                           AND a.materialization_hypertable_name = j.hypertable_name)
                WHERE j.job_id >= 1000)
            """;

    static final String IS_REFRESH = "proc_name = 'policy_refresh_continuous_aggregate'";
    static final String IS_RETENTION = "proc_name = 'policy_retention'";

    /** Before 2.18 and since: the same procedure under both names of the feature. */
    static final String IS_COLUMNSTORE = "proc_name IN ('policy_compression', 'policy_columnstore')";

    private Policies() {}

    /** An entry of a configuration that is a length of time; null if it is a number, or not there. */
    static String interval(String config, String key) {
        return "CASE pg_catalog.jsonb_typeof(" + config + " -> '" + key + "') WHEN 'string' THEN (" + config + " ->> '"
                + key + "')::interval END";
    }

    /** An entry of a configuration that is a number. */
    static String number(String config, String key) {
        return "CASE pg_catalog.jsonb_typeof(" + config + " -> '" + key + "') WHEN 'number' THEN (" + config + " ->> '"
                + key + "')::bigint END";
    }

    /** The statement that sets one entry of a job's configuration, and keeps what else there is. */
    static String configure(CheckContext context, int job, String key, String json) {
        return "SELECT " + context.function("alter_job") + "(j.job_id, config => pg_catalog.jsonb_set(j.config, '{"
                + key
                + "}', " + Literal.quote(json) + "::jsonb)" + zone(context)
                + ") FROM timescaledb_information.jobs j WHERE j.job_id = " + job;
    }

    /** The same for an entry that is a length of time. */
    static String configureInterval(CheckContext context, int job, String key, String interval) {
        return configure(context, job, key, '"' + interval + '"');
    }

    /** The statement that changes something else about a job. */
    static String alter(CheckContext context, int job, String argument) {
        return "SELECT " + context.function("alter_job") + "(j.job_id, " + argument + zone(context)
                + ") FROM timescaledb_information.jobs j WHERE j.job_id = " + job;
    }

    private static String zone(CheckContext context) {
        return context.version().isAtLeast(2, 12) ? ", " + JobZone.argument("j.job_id") : "";
    }

    /** The statement that runs a job at once, where its error can be seen. */
    static String call(CheckContext context, int job) {
        return "CALL " + context.function("run_job") + "(" + job + ")";
    }

    /** How a job is named: by its procedure and what it works on, and by its number, which is another one in each database. */
    static String subject(int job, String procedure, @Nullable String schema, @Nullable String name) {
        String on = name == null ? "" : " of " + SqlCheck.relation(schema, name);
        return procedure + on + " (job " + job + ")";
    }
}
