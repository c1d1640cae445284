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
     * Tables for the queries below. The width of a bucket is in no view but in the text of the definition: an interval, or a
     * number where the time is one. {@code window_size} is how much a refresh policy has to span: two buckets, months being as
     * long as they can be. Offsets are texts where the time is a time, and numbers otherwise.
     *
     * <p>{@code kept} says from which age on a retention policy drops rows. One that goes by the creation of chunks drops the rows
     * of the end of a chunk when they are that much younger than the chunk; how old numbers are then is not known.
     */
    static final String WITH = """
            WITH aggregate AS (
                SELECT a.view_schema AS schema, a.view_name AS name, a.materialized_only, a.compression_enabled,
                       a.materialization_hypertable_schema AS own_schema,
                       a.materialization_hypertable_name AS own_name,
                       a.hypertable_schema AS chunks_schema, a.hypertable_name AS chunks_name,
                       coalesce(p.view_schema, a.hypertable_schema) AS source_schema,
                       coalesce(p.view_name, a.hypertable_name) AS source_name,
                       b.bucket, b.bucket_number,
                       2 * (b.bucket + (12 * extract(year FROM b.bucket) + extract(month FROM b.bucket))
                                       * INTERVAL '1 day') AS window_size
                FROM timescaledb_information.continuous_aggregates a
                LEFT JOIN timescaledb_information.continuous_aggregates p
                       ON p.materialization_hypertable_schema = a.hypertable_schema
                      AND p.materialization_hypertable_name = a.hypertable_name
                CROSS JOIN LATERAL (
                    SELECT pg_catalog.substring(a.view_definition, 'time_bucket[a-z_]*[(]''([^'']*)''::interval')::interval
                               AS bucket,
                           pg_catalog.substring(a.view_definition, 'time_bucket[(][(]?''?([0-9]+)''?[)]?(?:::[a-z]+)?,')::bigint
                               AS bucket_number) b),
            policy AS (
                SELECT j.job_id, j.proc_name, j.config, j.schedule_interval, j.scheduled, j.max_retries, j.initial_start,
                       coalesce(a.view_schema, j.hypertable_schema) AS schema,
                       coalesce(a.view_name, j.hypertable_name) AS name,
                       coalesce(a.materialization_hypertable_schema, j.hypertable_schema) AS own_schema,
                       coalesce(a.materialization_hypertable_name, j.hypertable_name) AS own_name,
                       j.config ->> 'drop_created_before' IS NOT NULL AS by_creation
                FROM timescaledb_information.jobs j
                LEFT JOIN timescaledb_information.continuous_aggregates a
                       ON (a.view_schema = j.hypertable_schema AND a.view_name = j.hypertable_name)
                       OR (a.materialization_hypertable_schema = j.hypertable_schema
                           AND a.materialization_hypertable_name = j.hypertable_name)
                WHERE j.job_id >= 1000),
            kept AS (
                SELECT p.job_id, p.schema, p.name, p.config, p.schedule_interval, p.by_creation, d.time_interval AS chunk_interval,
                       d.integer_interval AS chunk_number,
                       p.config ->> 'drop_created_before' AS created_before,
                       coalesce(%s, %s - d.time_interval) AS age,
                       %s AS age_number
                FROM policy p
                LEFT JOIN timescaledb_information.dimensions d
                       ON d.hypertable_schema = p.own_schema AND d.hypertable_name = p.own_name
                      AND d.dimension_number = 1
                WHERE p.proc_name = 'policy_retention')
            """.formatted(
                    interval("p.config", "drop_after"),
                    interval("p.config", "drop_created_before"),
                    number("p.config", "drop_after"));

    static final String IS_REFRESH = "proc_name = 'policy_refresh_continuous_aggregate'";
    static final String IS_RETENTION = "proc_name = 'policy_retention'";

    /** Before 2.18 and since: the same procedure under both names of the feature. */
    static final String IS_COLUMNSTORE = "proc_name IN ('policy_compression', 'policy_columnstore')";

    /** The name of a session is what each role may see of it. */
    static final String SCHEDULER_LIVES = """
            EXISTS (SELECT FROM pg_catalog.pg_stat_activity t
                    WHERE t.datname = current_database()
                      AND t.application_name = 'TimescaleDB Background Worker Scheduler')""";

    /**
     * Says that a job, whose statistics are {@code s}, is not just new. Nothing holds when a job was made; but a scheduler that is
     * there starts one within seconds, or counts it as a run that it cannot. So one that has never run is only late where there is
     * none, as in the embedded database.
     */
    static final String HAS_RUN_OR_CANNOT = "(coalesce(s.total_runs, 0) > 0 OR NOT " + SCHEDULER_LIVES + ")";

    /** What is to be said where {@link #alter} gives no statement. */
    static final String UNALTERABLE =
            " TimescaleDB does not let a policy with drop_created_before be altered: remove it and" + " add it anew.";

    private Policies() {}

    /** Whether the window of the refresh policy {@code r} of the aggregate {@code a} would be wide enough from an offset on. */
    static String fits(String startOffset, String startNumber) {
        return "coalesce(" + startOffset + " - " + interval("r.config", "end_offset") + " >= a.window_size, "
                + startNumber + " - " + number("r.config", "end_offset") + " >= 2 * a.bucket_number, true)";
    }

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

    /**
     * When the chunk {@code c} was made, which its rows may be much older than. Releases before 2.13 do not say it, and it counts as
     * made long ago.
     */
    static final String CHUNK_MADE =
            "coalesce((pg_catalog.to_jsonb(c) ->> 'chunk_creation_time')::timestamptz, '-infinity')";

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

    /**
     * The statement that changes something else about a job. There is none for a retention policy that goes by the creation of
     * chunks: of such a one the server wants to see another setting (seen in 2.23, XX000), whatever is altered.
     */
    static String[] alter(CheckContext context, int job, boolean byCreation, String argument) {
        return byCreation
                ? new String[0]
                : new String[] {
                    "SELECT " + context.function("alter_job") + "(j.job_id, " + argument + zone(context)
                            + ") FROM timescaledb_information.jobs j WHERE j.job_id = " + job
                };
    }

    /** The statements that give a table another retention policy that goes by the creation of chunks. */
    static String[] dropCreatedBefore(
            CheckContext context, String schema, String name, String createdBefore, String schedule) {
        String relation = SqlCheck.regclass(schema, name);
        return new String[] {
            "SELECT " + context.function("remove_retention_policy") + "(" + relation + ")",
            "SELECT " + context.function("add_retention_policy") + "(" + relation
                    + ", drop_created_before => INTERVAL " + Literal.quote(createdBefore)
                    + ", schedule_interval => INTERVAL " + Literal.quote(schedule) + ")"
        };
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
