package io.github.timescale4j.client.statistics;

import io.github.timescale4j.client.catalog.VisibleAggregates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the policies and the user's own jobs, in one statement. */
final class JobReader {

    private static final String REFRESH = "policy_refresh_continuous_aggregate";

    /**
     * A job of an aggregate is listed under the aggregate or under its table, by the release. After the last of its retries a job is
     * paused, or without a next start; where it may be tried again without an end, somebody has paused it. A job that is running, or
     * was when the server crashed, has no next start either, but no status. Who may not see other roles' errors still sees that the
     * last run has failed.
     */
    private static final String SQL = VisibleAggregates.only("""
            SELECT j.job_id AS id, j.proc_name::text AS procedure, r.schema, r.name,
                   CASE WHEN r.name IS NULL OR pg_catalog.pg_table_is_visible(k.oid) THEN r.name
                        ELSE r.schema || '.' || r.name END AS relation,
                   coalesce(s.total_runs, 0) AS runs, coalesce(s.total_failures, 0) AS failures,
                   CASE WHEN s.last_run_status = 'Success' THEN 0
                        ELSE greatest(e.failures, CASE WHEN s.last_run_status = 'Failed' THEN 1 ELSE 0 END) END AS failing,
                   extract(epoch FROM s.last_run_duration)::float8 AS last_seconds,
                   CASE WHEN isfinite(s.last_run_started_at) THEN s.last_run_started_at END AS last_start,
                   CASE WHEN isfinite(s.last_successful_finish) THEN s.last_successful_finish END AS last_success,
                   CASE WHEN isfinite(s.next_start) THEN s.next_start END AS next_start,
                   coalesce(s.last_run_status = 'Failed'
                            AND (s.next_start = '-infinity' OR NOT j.scheduled AND j.max_retries > 0), false) AS gave_up,
                   NOT j.scheduled AND (s.last_run_status IS DISTINCT FROM 'Failed' OR j.max_retries <= 0) AS paused,
                   extract(epoch FROM j.schedule_interval)::float8 AS schedule_seconds
            FROM timescaledb_information.jobs j
            LEFT JOIN timescaledb_information.job_stats s ON s.job_id = j.job_id
            LEFT JOIN timescaledb_information.continuous_aggregates c
                ON (j.hypertable_schema, j.hypertable_name)
                   IN ((c.materialization_hypertable_schema, c.materialization_hypertable_name), (c.view_schema, c.view_name))
            CROSS JOIN LATERAL (SELECT coalesce(c.view_schema, j.hypertable_schema)::text AS schema,
                                       coalesce(c.view_name, j.hypertable_name)::text AS name) r
            CROSS JOIN LATERAL (SELECT count(*)::int AS failures FROM timescaledb_information.job_errors f
                                WHERE f.job_id = j.job_id AND f.finish_time IS NOT NULL
                                  AND f.start_time > coalesce(s.last_successful_finish, '-infinity')) e
            LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = r.schema
            LEFT JOIN pg_catalog.pg_class k ON k.relnamespace = n.oid AND k.relname = r.name
            WHERE j.job_id >= 1000
            ORDER BY j.job_id""");

    private static final double NANOS = 1e9;

    private JobReader() {}

    static List<Job> read(Questions questions) {
        return questions.query(SQL).list(Job.class);
    }

    static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * NANOS));
    }

    record Job(
            int id,
            String procedure,
            @Nullable String schema,
            @Nullable String name,
            @Nullable String relation,
            long runs,
            long failures,
            int failing,
            @Nullable Double lastSeconds,
            @Nullable Instant lastStart,
            @Nullable Instant lastSuccess,
            @Nullable Instant nextStart,
            boolean gaveUp,
            boolean paused,
            double scheduleSeconds) {

        boolean refreshes(String aggregateSchema, String aggregateName) {
            return procedure.equals(REFRESH) && aggregateSchema.equals(schema) && aggregateName.equals(name);
        }

        Job failing(int inARow) {
            return new Job(
                    id,
                    procedure,
                    schema,
                    name,
                    relation,
                    runs,
                    failures,
                    inARow,
                    lastSeconds,
                    lastStart,
                    lastSuccess,
                    nextStart,
                    gaveUp,
                    paused,
                    scheduleSeconds);
        }

        JobStatistics statistics() {
            return new JobStatistics(
                    id,
                    procedure,
                    relation,
                    runs,
                    failures,
                    failing,
                    lastSeconds == null ? null : seconds(lastSeconds),
                    lastStart,
                    lastSuccess,
                    nextStart,
                    gaveUp,
                    paused,
                    seconds(scheduleSeconds));
        }
    }
}
