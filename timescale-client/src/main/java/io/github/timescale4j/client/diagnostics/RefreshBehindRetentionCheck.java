package io.github.timescale4j.client.diagnostics;

import org.jspecify.annotations.Nullable;

/** Refresh policies that reach back to where the source has dropped its rows: the next refresh deletes the buckets there. */
final class RefreshBehindRetentionCheck extends PlainCheck<RefreshBehindRetentionCheck.Row> {

    /** What cannot be compared is not safe either: of numbers nobody knows how old they are when their chunk was made. */
    private static final String SQL = Policies.WITH
            + """
            SELECT a.schema, a.name, a.source_schema, a.source_name, r.job_id,
                   r.config ->> 'start_offset' AS start_offset, k.created_before,
                   coalesce(k.age::text, k.age_number::text) AS age,
                   coalesce(pg_catalog.to_jsonb(k.age::text), pg_catalog.to_jsonb(k.age_number))::text AS json,
                   %s AS fits
            FROM aggregate a
            JOIN policy r ON r.%s AND r.schema = a.schema AND r.name = a.name
            JOIN kept k ON k.schema = a.source_schema AND k.name = a.source_name
            WHERE coalesce(%s > k.age, %s > k.age_number, true)""".formatted(
                            Policies.fits("k.age", "k.age_number"),
                            Policies.IS_REFRESH,
                            Policies.interval("r.config", "start_offset"),
                            Policies.number("r.config", "start_offset"));

    RefreshBehindRetentionCheck() {
        super("refresh-behind-retention", Topic.AGGREGATES, SQL, Row.class);
    }

    /**
     * A refresh policy and the retention of its source.
     *
     * @param createdBefore how old chunks get, where the retention goes by that
     * @param age from which age on rows are dropped, as text and as JSON; nothing if it is not known
     * @param fits whether a refresh that reaches back no further spans two buckets
     */
    record Row(
            String schema,
            String name,
            String sourceSchema,
            String sourceName,
            int jobId,
            @Nullable String startOffset,
            @Nullable String createdBefore,
            @Nullable String age,
            @Nullable String json,
            boolean fits) {

        private String reach() {
            return startOffset == null ? "all the way" : startOffset;
        }

        private String dropped() {
            if (createdBefore == null) {
                return "keeps its rows only for " + age;
            }
            return "drops chunks " + createdBefore + " after they were made, which may hold rows "
                    + (age == null ? "of any age" : "of an age of " + age);
        }
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.ERROR,
                relation(found.schema(), found.name()),
                "Job " + found.jobId() + " refreshes back " + found.reach() + ", but "
                        + relation(found.sourceSchema(), found.sourceName()) + " " + found.dropped() + ".",
                "A refresh makes buckets from the rows that are there. Where they were dropped it deletes the buckets.",
                found.fits()
                        ? "Let the refresh reach back no further than the source keeps its rows, or keep these for longer."
                        : "Keep the rows for longer: a refresh has to span two buckets, and no such window fits into that.",
                statements(found, context));
    }

    private static String[] statements(Row found, CheckContext context) {
        String json = found.json();
        return json == null || !found.fits()
                ? new String[0]
                : new String[] {Policies.configure(context, found.jobId(), "start_offset", json)};
    }
}
