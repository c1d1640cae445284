package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;

/** Sources that drop their rows before any policy of an aggregate has come to them. */
final class RetentionBeforeRefreshCheck extends SqlCheck<RetentionBeforeRefreshCheck.Row> {

    private static final String SQL = Policies.WITH
            + """
            SELECT a.schema, a.name, a.source_schema, a.source_name, k.job_id, k.config ->> 'drop_after' AS drop_after,
                   (min(coalesce(%1$s, INTERVAL '0') + r.schedule_interval) + a.bucket)::text AS needed
            FROM aggregate a
            JOIN policy r ON r.%3$s AND r.schema = a.schema AND r.name = a.name
            JOIN policy k ON k.%4$s AND k.schema = a.source_schema AND k.name = a.source_name
            GROUP BY a.schema, a.name, a.source_schema, a.source_name, a.bucket, k.job_id, k.config
            HAVING min(coalesce(%1$s, INTERVAL '0') + r.schedule_interval) + a.bucket > %2$s""".formatted(
                            Policies.interval("r.config", "end_offset"),
                            Policies.interval("k.config", "drop_after"),
                            Policies.IS_REFRESH,
                            Policies.IS_RETENTION);

    RetentionBeforeRefreshCheck() {
        super("retention-before-refresh", Topic.AGGREGATES, Row.class);
    }

    /** A retention policy, and how long the rows would have to be kept. */
    record Row(
            String schema,
            String name,
            String sourceSchema,
            String sourceName,
            int jobId,
            String dropAfter,
            String needed) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL);
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.ERROR,
                relation(found.schema(), found.name()),
                relation(found.sourceSchema(), found.sourceName()) + " keeps its rows for " + found.dropAfter()
                        + ", but they are aggregated only after as long as " + found.needed()
                        + ": end offset, bucket and schedule together.",
                "Rows that are dropped before they are aggregated are in no bucket.",
                "Keep the rows for longer than that, with some time for a job that fails, or refresh sooner.",
                Policies.configureInterval(context, found.jobId(), "drop_after", found.needed()));
    }
}
