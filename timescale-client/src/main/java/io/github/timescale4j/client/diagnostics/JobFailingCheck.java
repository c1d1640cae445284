package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import org.jspecify.annotations.Nullable;

/** Jobs whose last run failed. The message of the error may hold values and is left out; its SQLSTATE is not. */
final class JobFailingCheck extends SqlCheck<JobFailingCheck.Row> {

    /** The errors are seen by the owner of the job or of the database only. One that is not over has no end yet. */
    private static final String SQL = Policies.WITH + """
            SELECT p.job_id, p.proc_name, p.schema, p.name, s.total_runs, s.total_failures, e.state,
                   greatest(e.failures, 1) AS failures
            FROM policy p
            JOIN timescaledb_information.job_stats s ON s.job_id = p.job_id
            CROSS JOIN LATERAL (
                SELECT count(*) AS failures, (pg_catalog.array_agg(f.sqlerrcode ORDER BY f.start_time DESC))[1] AS state
                FROM timescaledb_information.job_errors f
                WHERE f.job_id = p.job_id AND f.finish_time IS NOT NULL
                  AND f.start_time > coalesce(s.last_successful_finish, '-infinity')) e
            WHERE s.last_run_status = 'Failed'""";

    JobFailingCheck() {
        super("job-failing", Topic.JOBS, Row.class);
    }

    /** A job and its failures since it succeeded for the last time. */
    record Row(
            int jobId,
            String procName,
            @Nullable String schema,
            @Nullable String name,
            long totalRuns,
            long totalFailures,
            @Nullable String state,
            long failures) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL);
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        boolean often = found.failures() >= context.thresholds().jobs().failures();
        return issue(
                often ? Severity.ERROR : Severity.WARNING,
                Policies.subject(found.jobId(), found.procName(), found.schema(), found.name()),
                "Its last run failed, and it is at least failure number " + found.failures() + " in a row ("
                        + found.totalFailures() + " of " + found.totalRuns() + " runs)"
                        + (found.state() == null ? "." : ", with SQLSTATE " + found.state() + "."),
                "What the job is for does not happen: rows are not dropped, compressed or aggregated.",
                "Run the job in the foreground, which shows its error.",
                Policies.call(context, found.jobId()));
    }
}
