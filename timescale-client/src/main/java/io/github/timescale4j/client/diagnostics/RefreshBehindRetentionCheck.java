package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import org.jspecify.annotations.Nullable;

/** Refresh policies that reach back to where the source has dropped its rows: the next refresh deletes the buckets there. */
final class RefreshBehindRetentionCheck extends SqlCheck<RefreshBehindRetentionCheck.Row> {

    private static final String SQL = Policies.WITH
            + """
            SELECT a.schema, a.name, a.source_schema, a.source_name, r.job_id,
                   r.config ->> 'start_offset' AS start_offset, k.config ->> 'drop_after' AS drop_after,
                   (k.config -> 'drop_after')::text AS kept
            FROM aggregate a
            JOIN policy r ON r.%s AND r.schema = a.schema AND r.name = a.name
            JOIN policy k ON k.%s AND k.schema = a.source_schema AND k.name = a.source_name
            WHERE k.config ->> 'drop_after' IS NOT NULL AND coalesce(%s > %s, %s > %s, true)""".formatted(
                            Policies.IS_REFRESH,
                            Policies.IS_RETENTION,
                            Policies.interval("r.config", "start_offset"),
                            Policies.interval("k.config", "drop_after"),
                            Policies.number("r.config", "start_offset"),
                            Policies.number("k.config", "drop_after"));

    RefreshBehindRetentionCheck() {
        super("refresh-behind-retention", Topic.AGGREGATES, Row.class);
    }

    /** A refresh policy and the retention of its source; {@code kept} is the latter as JSON. */
    record Row(
            String schema,
            String name,
            String sourceSchema,
            String sourceName,
            int jobId,
            @Nullable String startOffset,
            String dropAfter,
            String kept) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL);
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        String reach = found.startOffset() == null ? "all the way" : found.startOffset();
        return issue(
                Severity.ERROR,
                relation(found.schema(), found.name()),
                "Job " + found.jobId() + " refreshes back " + reach + ", but "
                        + relation(found.sourceSchema(), found.sourceName()) + " keeps its rows only for "
                        + found.dropAfter() + ".",
                "A refresh makes buckets from the rows that are there. Where they were dropped it deletes the buckets.",
                "Let the refresh reach back no further than the source keeps its rows, or keep these for longer.",
                Policies.configure(context, found.jobId(), "start_offset", found.kept()));
    }
}
