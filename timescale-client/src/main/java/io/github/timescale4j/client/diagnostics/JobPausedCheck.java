package io.github.timescale4j.client.diagnostics;

import org.jspecify.annotations.Nullable;

/** Jobs that somebody has switched off. */
final class JobPausedCheck extends PlainCheck<JobPausedCheck.Row> {

    /** One that has failed as often as it may was paused by the scheduler: that is the matter of job-given-up. */
    private static final String SQL = Policies.WITH + """
            SELECT p.job_id, p.proc_name, p.schema, p.name, p.by_creation,
                   coalesce(s.last_run_status = 'Failed', false) AS failed
            FROM policy p
            LEFT JOIN timescaledb_information.job_stats s ON s.job_id = p.job_id
            WHERE NOT p.scheduled AND coalesce(s.last_run_status <> 'Failed' OR p.max_retries <= 0, true)""";

    JobPausedCheck() {
        super("job-paused", Topic.JOBS, SQL, Row.class);
    }

    /** A job, whether it is a retention policy that goes by the creation of chunks, and whether its last run failed. */
    record Row(
            int jobId,
            String procName,
            @Nullable String schema,
            @Nullable String name,
            boolean byCreation,
            boolean failed) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.HINT,
                Policies.subject(found.jobId(), found.procName(), found.schema(), found.name()),
                found.failed() ? "It is paused. Its last run failed." : "It is paused.",
                "It does not run until somebody resumes it, and nothing else reminds of it.",
                "Resume it, if whoever paused it is done." + (found.byCreation() ? Policies.UNALTERABLE : ""),
                Policies.alter(context, found.jobId(), found.byCreation(), "scheduled => true"));
    }
}
