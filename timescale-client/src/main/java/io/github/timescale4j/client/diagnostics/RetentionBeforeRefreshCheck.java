package io.github.timescale4j.client.diagnostics;

import org.jspecify.annotations.Nullable;

/** Sources that drop their rows before any policy of an aggregate has come to them. */
final class RetentionBeforeRefreshCheck extends PlainCheck<RetentionBeforeRefreshCheck.Row> {

    private static final String SQL =
            Policies.WITH + """
            SELECT t.schema, t.name, t.source_schema, t.source_name, k.job_id, k.by_creation, k.age::text AS age,
                   k.schedule_interval::text AS schedule,
                   t.needed::text AS needed, (t.needed + k.chunk_interval)::text AS needed_from_creation
            FROM (SELECT a.schema, a.name, a.source_schema, a.source_name,
                         min(coalesce(%s, INTERVAL '0') + r.schedule_interval) + a.bucket AS needed
                  FROM aggregate a
                  JOIN policy r ON r.%s AND r.schema = a.schema AND r.name = a.name
                  GROUP BY a.schema, a.name, a.source_schema, a.source_name, a.bucket) t
            JOIN kept k ON k.schema = t.source_schema AND k.name = t.source_name
            WHERE t.needed > k.age""".formatted(Policies.interval("r.config", "end_offset"), Policies.IS_REFRESH);

    RetentionBeforeRefreshCheck() {
        super("retention-before-refresh", Topic.AGGREGATES, SQL, Row.class);
    }

    /**
     * A retention policy, and how long the rows would have to be kept.
     *
     * @param byCreation whether it goes by the age of chunks
     * @param age from which age on it drops rows
     * @param neededFromCreation how old chunks would have to get
     */
    record Row(
            String schema,
            String name,
            String sourceSchema,
            String sourceName,
            int jobId,
            boolean byCreation,
            String age,
            String schedule,
            String needed,
            @Nullable String neededFromCreation) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.ERROR,
                relation(found.schema(), found.name()),
                relation(found.sourceSchema(), found.sourceName()) + " keeps its rows for " + found.age()
                        + ", but they are aggregated only after as long as " + found.needed()
                        + ": end offset, bucket and schedule together.",
                "Rows that are dropped before they are aggregated are in no bucket.",
                "Keep the rows for longer than that, with some time for a job that fails, or refresh sooner.",
                statements(found, context));
    }

    private static String[] statements(Row found, CheckContext context) {
        String fromCreation = found.neededFromCreation();
        return found.byCreation() && fromCreation != null
                ? Policies.dropCreatedBefore(
                        context, found.sourceSchema(), found.sourceName(), fromCreation, found.schedule())
                : new String[] {Policies.configureInterval(context, found.jobId(), "drop_after", found.needed())};
    }
}
