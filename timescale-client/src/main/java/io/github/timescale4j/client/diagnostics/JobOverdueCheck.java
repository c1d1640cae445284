package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import org.jspecify.annotations.Nullable;

/** Jobs whose turn has passed. If one waits, they all do: it is one finding. */
final class JobOverdueCheck extends SqlCheck<JobOverdueCheck.Row> {

    /** One that was just made may have its first start in the past: it has that until the scheduler has looked at it. */
    private static final String SQL = Policies.WITH + """
            SELECT count(*) AS jobs, pg_catalog.date_trunc('second', now() - min(s.next_start))::text AS since,
                   (pg_catalog.array_agg(p.job_id ORDER BY s.next_start))[1] AS job_id,
                   (pg_catalog.array_agg(p.proc_name ORDER BY s.next_start))[1] AS proc_name,
                   (pg_catalog.array_agg(p.schema ORDER BY s.next_start))[1] AS schema,
                   (pg_catalog.array_agg(p.name ORDER BY s.next_start))[1] AS name
            FROM policy p
            JOIN timescaledb_information.job_stats s ON s.job_id = p.job_id
            WHERE s.job_status = 'Scheduled' AND isfinite(s.next_start) AND s.next_start < now() - :overdue::interval
              AND %s
            HAVING count(*) > 0""".formatted(Policies.HAS_RUN_OR_CANNOT);

    JobOverdueCheck() {
        super("job-overdue", Topic.JOBS, Row.class);
    }

    /** How many jobs wait, and the one that has waited for longest. */
    record Row(
            long jobs,
            String since,
            int jobId,
            String procName,
            @Nullable String schema,
            @Nullable String name) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL).bind("overdue", context.thresholds().jobs().overdue());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        String schema = context.version().isAtLeast(2, 12) ? "_timescaledb_functions" : "_timescaledb_internal";
        return issue(
                Severity.ERROR,
                Policies.subject(found.jobId(), found.procName(), found.schema(), found.name()),
                "It should have started " + found.since() + " ago and has not. Such jobs in all: " + found.jobs() + ".",
                "The scheduler of this database is dead, or has no worker left: no policy does its work.",
                "Start the scheduler. If that changes nothing within a minute, see workers-too-few.",
                "SELECT " + schema + ".start_background_workers()");
    }
}
