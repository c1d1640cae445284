package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;

/** Chunks that a retention policy should have dropped. */
final class RetentionNotRunningCheck extends SqlCheck<RetentionNotRunningCheck.Row> {

    private static final String SQL =
            Policies.WITH + """
            SELECT k.job_id, k.schema, k.name, k.config ->> 'drop_after' AS drop_after, count(*) AS chunks
            FROM policy k
            JOIN timescaledb_information.chunks c
              ON c.hypertable_schema = k.own_schema AND c.hypertable_name = k.own_name
            WHERE k.%s AND c.range_end < now() - %s - 2 * k.schedule_interval
            GROUP BY 1, 2, 3, 4""".formatted(Policies.IS_RETENTION, Policies.interval("k.config", "drop_after"));

    RetentionNotRunningCheck() {
        super("retention-not-running", Topic.JOBS, Row.class);
    }

    /** A policy, and how many chunks it has left. */
    record Row(int jobId, String schema, String name, String dropAfter, long chunks) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL);
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                found.chunks() + " of its chunks ended longer ago than " + found.dropAfter() + " and two turns of job "
                        + found.jobId() + ".",
                "Rows stay that should be gone, and the disk fills.",
                "Run the job to see why it does not drop them. If it does not run at all, see job-overdue.",
                Policies.call(context, found.jobId()));
    }
}
