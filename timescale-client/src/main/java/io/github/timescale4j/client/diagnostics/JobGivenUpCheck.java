package io.github.timescale4j.client.diagnostics;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Jobs that the scheduler does not start any more. */
final class JobGivenUpCheck extends PlainCheck<JobGivenUpCheck.Row> {

    /**
     * After the last of its retries a job is without a next start, or paused. One that may be tried again without an end was paused by
     * somebody, which is the matter of job-paused. While it runs a job has no status.
     */
    private static final String SQL = Policies.WITH + """
            SELECT p.job_id, p.proc_name, p.schema, p.name, p.by_creation, s.total_failures
            FROM policy p
            JOIN timescaledb_information.job_stats s ON s.job_id = p.job_id
            WHERE s.last_run_status = 'Failed' AND (s.next_start = '-infinity' OR NOT p.scheduled AND p.max_retries > 0)""";

    JobGivenUpCheck() {
        super("job-given-up", Topic.JOBS, SQL, Row.class);
    }

    /** A job without a next start. */
    record Row(
            int jobId,
            String procName,
            @Nullable String schema,
            @Nullable String name,
            boolean byCreation,
            long totalFailures) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.ERROR,
                Policies.subject(found.jobId(), found.procName(), found.schema(), found.name()),
                "Its last run failed, as " + found.totalFailures() + " did in all, and it has no next start.",
                "The scheduler has given it up: it will not run again by itself.",
                "Run it in the foreground to see why it fails. Once that works, give it a next start."
                        + (found.byCreation() ? Policies.UNALTERABLE : ""),
                statements(found, context));
    }

    private static String[] statements(Row found, CheckContext context) {
        String[] start =
                Policies.alter(context, found.jobId(), found.byCreation(), "scheduled => true, next_start => now()");
        return Stream.concat(Stream.of(Policies.call(context, found.jobId())), Stream.of(start))
                .toArray(String[]::new);
    }
}
