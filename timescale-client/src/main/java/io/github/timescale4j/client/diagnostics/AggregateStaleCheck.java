package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import org.jspecify.annotations.Nullable;

/** Aggregates whose policy has not succeeded for some turns. */
final class AggregateStaleCheck extends SqlCheck<AggregateStaleCheck.Row> {

    /**
     * A policy that has never run has no age: but where its source has rows older than that, it should have. It is given the time
     * until it is to start, and that of its first run, which may be long.
     */
    private static final String SQL =
            Policies.WITH + """
            SELECT a.schema, a.name, r.job_id, r.schedule_interval::text AS schedule,
                   pg_catalog.date_trunc('second', now() - t.success)::text AS since,
                   coalesce(s.total_runs, 0) AS runs,
                   coalesce(s.total_runs >= :missed OR (isfinite(s.next_start)
                       AND s.next_start < now() - :missed * r.schedule_interval), false) AS tried
            FROM aggregate a
            JOIN policy r ON r.%s AND r.schema = a.schema AND r.name = a.name AND r.scheduled
            LEFT JOIN timescaledb_information.job_stats s ON s.job_id = r.job_id
            CROSS JOIN LATERAL (SELECT CASE WHEN isfinite(s.last_successful_finish)
                                            THEN s.last_successful_finish END AS success) t
            WHERE CASE WHEN t.success IS NOT NULL
                       THEN t.success < now() - :missed * r.schedule_interval - INTERVAL '1 minute'
                       ELSE coalesce(s.total_runs, 0) >= :missed
                            OR s.job_status IS DISTINCT FROM 'Running'
                               AND coalesce(r.initial_start < now() - :missed * r.schedule_interval, true)
                               AND EXISTS (SELECT FROM timescaledb_information.chunks c
                                           WHERE c.hypertable_schema = a.chunks_schema
                                             AND c.hypertable_name = a.chunks_name
                                             AND c.range_end < now() - :missed * r.schedule_interval
                                                               - coalesce(%s, INTERVAL '0')) END""".formatted(Policies.IS_REFRESH, Policies.interval("r.config", "end_offset"));

    AggregateStaleCheck() {
        super("aggregate-stale", Topic.AGGREGATES, Row.class);
    }

    /** A policy; {@code tried} says that it has been its turn for long, {@code since} when it succeeded, if ever. */
    record Row(
            String schema,
            String name,
            int jobId,
            String schedule,
            @Nullable String since,
            long runs,
            boolean tried) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL).bind("missed", context.thresholds().jobs().missedSchedules());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        boolean never = found.since() == null;
        return issue(
                never && found.tried() ? Severity.ERROR : Severity.WARNING,
                relation(found.schema(), found.name()),
                "Job " + found.jobId() + " should refresh it every " + found.schedule() + ", "
                        + (never
                                ? "but has never succeeded in " + found.runs() + " runs."
                                : "but succeeded for the last time " + found.since() + " ago."),
                "A materialized aggregate shows nothing newer, one in real time gets slower with each row, and what"
                        + " retention drops meanwhile is lost.",
                "Run the job to see why it fails. If it does not run at all, see job-overdue and workers-too-few.",
                Policies.call(context, found.jobId()));
    }
}
