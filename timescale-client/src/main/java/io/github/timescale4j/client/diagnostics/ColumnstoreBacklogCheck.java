package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;

/** Chunks that a columnstore policy should have compressed. */
final class ColumnstoreBacklogCheck extends SqlCheck<ColumnstoreBacklogCheck.Row> {

    private static final String SQL =
            Policies.WITH + """
            SELECT p.job_id, p.schema, p.name, p.config ->> 'compress_after' AS compress_after, count(*) AS chunks
            FROM policy p
            JOIN timescaledb_information.chunks c
              ON c.hypertable_schema = p.own_schema AND c.hypertable_name = p.own_name
            WHERE p.%s AND NOT c.is_compressed AND c.range_end < now() - %s - 2 * p.schedule_interval
            GROUP BY 1, 2, 3, 4""".formatted(Policies.IS_COLUMNSTORE, Policies.interval("p.config", "compress_after"));

    ColumnstoreBacklogCheck() {
        super("columnstore-backlog", Topic.COLUMNSTORE, Row.class);
    }

    /** A policy, and how many chunks it has left. */
    record Row(int jobId, String schema, String name, String compressAfter, long chunks) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL);
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                found.chunks() + " of its chunks ended longer ago than " + found.compressAfter()
                        + " and two turns of job " + found.jobId() + ", and are not compressed.",
                "They take several times the room, and queries over them read that much more.",
                "Run the job. If there are many chunks it may have to be run several times.",
                Policies.call(context, found.jobId()));
    }
}
