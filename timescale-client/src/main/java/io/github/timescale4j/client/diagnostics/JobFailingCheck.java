package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import org.jspecify.annotations.Nullable;

/**
 * Jobs whose last run failed, or whose worker dies each time. The message of the error may hold values and is left out; its SQLSTATE
 * is not.
 */
final class JobFailingCheck extends SqlCheck<JobFailingCheck.Row> {

    /**
     * The errors are seen by the owner of the job or of the database only. One that is not over has no end yet; a run whose worker
     * was killed has neither an end nor a process. Such a run has no status either, as one that runs at this moment: then only the
     * errors tell. One alone may come from a restart of the server. What is paused does not fail any more.
     */
    private static final String SQL = Policies.WITH + """
            SELECT p.job_id, p.proc_name, p.schema, p.name, s.total_runs, s.total_failures, e.state,
                   s.last_run_status IS NULL AS crashed, t.crashes AS total_crashes,
                   CASE WHEN s.last_run_status IS NOT NULL THEN greatest(e.failures, 1)
                        WHEN s.total_successes = 0 THEN greatest(e.crashes, t.crashes)
                        ELSE greatest(e.crashes, 1) END AS failures
            FROM policy p
            JOIN timescaledb_information.job_stats s ON s.job_id = p.job_id
            CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE f.finish_time IS NOT NULL) AS failures,
                       count(*) FILTER (WHERE f.finish_time IS NULL AND f.pid IS NULL) AS crashes,
                       (pg_catalog.array_agg(f.sqlerrcode ORDER BY f.start_time DESC)
                           FILTER (WHERE f.finish_time IS NOT NULL))[1] AS state
                FROM timescaledb_information.job_errors f
                WHERE f.job_id = p.job_id AND f.start_time > coalesce(s.last_successful_finish, '-infinity')) e
            CROSS JOIN LATERAL (SELECT s.total_runs - s.total_successes - s.total_failures AS crashes) t
            WHERE p.scheduled
              AND (s.last_run_status = 'Failed'
                   OR s.last_run_status IS NULL
                      AND (e.crashes > 1 OR t.crashes > 1 AND s.job_status <> 'Running' AND :sees_all))""";

    JobFailingCheck() {
        super("job-failing", Topic.JOBS, Row.class);
    }

    /**
     * A job and how often it has failed since it succeeded for the last time.
     *
     * @param crashed whether its worker has died
     */
    record Row(
            int jobId,
            String procName,
            @Nullable String schema,
            @Nullable String name,
            long totalRuns,
            long totalFailures,
            @Nullable String state,
            boolean crashed,
            long totalCrashes,
            long failures) {

        private String finding() {
            if (crashed) {
                return "Its last run did not end: its process died, at least " + failures + " times in a row ("
                        + totalCrashes + " of " + totalRuns + " runs).";
            }
            return "Its last run failed, and it is at least failure number " + failures + " in a row (" + totalFailures
                    + " of " + totalRuns + " runs)" + (state == null ? "." : ", with SQLSTATE " + state + ".");
        }
    }

    @Override
    Query query(CheckContext context) {
        return context.query(SQL).bind("sees_all", context.seesAll());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        boolean often = found.failures() >= context.thresholds().jobs().failures();
        return issue(
                often ? Severity.ERROR : Severity.WARNING,
                Policies.subject(found.jobId(), found.procName(), found.schema(), found.name()),
                found.finding(),
                "What the job is for does not happen: rows are not dropped, compressed or aggregated.",
                found.crashed()
                        ? "Look into the log of the server and of its machine for what ends the process: most often it is"
                                + " memory. Running the job in the foreground may end the whole server in the same way."
                        : "Run the job in the foreground, which shows its error.",
                found.crashed() ? new String[0] : new String[] {Policies.call(context, found.jobId())});
    }
}
