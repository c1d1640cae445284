package io.github.timescale4j.client.diagnostics;

/** A server with fewer processes than its settings promise to others. */
final class WorkersTooFewCheck extends PlainCheck<WorkersTooFewCheck.Row> {

    /**
     * Three for the launcher, the logical replication and the scheduler of one database. A server that shows no session at all, the
     * embedded one, has no background processes either.
     */
    private static final String SQL = """
            SELECT w.processes, w.workers, w.parallel, 3 + w.workers + w.parallel AS needed
            FROM (SELECT current_setting('max_worker_processes')::int AS processes,
                         current_setting('timescaledb.max_background_workers')::int AS workers,
                         current_setting('max_parallel_workers')::int AS parallel) w
            WHERE w.processes < 3 + w.workers + w.parallel AND EXISTS (SELECT FROM pg_catalog.pg_stat_activity)""";

    WorkersTooFewCheck() {
        super("workers-too-few", Topic.JOBS, SQL, Row.class);
    }

    /** The settings. */
    record Row(int processes, int workers, int parallel, int needed) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                "max_worker_processes",
                "The server has " + found.processes() + " background processes. timescaledb.max_background_workers = "
                        + found.workers() + " and max_parallel_workers = " + found.parallel() + " take up to "
                        + found.needed() + ".",
                "Under load jobs start late, or fail to start.",
                "Raise the setting and restart the server.",
                "ALTER SYSTEM SET max_worker_processes = " + found.needed());
    }
}
