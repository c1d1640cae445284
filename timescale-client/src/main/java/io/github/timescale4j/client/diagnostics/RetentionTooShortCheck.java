package io.github.timescale4j.client.diagnostics;

/** Retention policies that keep less than a chunk: whole chunks are dropped, so that rows stay longer, or are never there. */
final class RetentionTooShortCheck extends PlainCheck<RetentionTooShortCheck.Row> {

    /** A chunk that is dropped some time after it was made may be one into which rows are still written. */
    private static final String SQL = Policies.WITH
            + """
            SELECT k.job_id, k.schema, k.name, coalesce(k.config ->> 'drop_after', k.created_before) AS age,
                   coalesce(k.chunk_interval::text, k.chunk_number::text) AS chunk,
                   k.chunk_interval IS NOT NULL AS of_time,
                   k.by_creation OR coalesce(t.after <= INTERVAL '0', k.age_number <= 0) AS at_once,
                   EXISTS (SELECT FROM aggregate a WHERE a.schema = k.schema AND a.name = k.name) AS aggregate
            FROM kept k
            CROSS JOIN LATERAL (SELECT coalesce(%s, %s) AS after) t
            WHERE coalesce(t.after < k.chunk_interval, k.age_number < k.chunk_number)""".formatted(
                    Policies.interval("k.config", "drop_after"), Policies.interval("k.config", "drop_created_before"));

    RetentionTooShortCheck() {
        super("retention-too-short", Topic.JOBS, SQL, Row.class);
    }

    /**
     * A policy.
     *
     * @param age how long it keeps rows or chunks
     * @param chunk what a chunk holds, of time or of numbers
     * @param atOnce whether it drops what is still being written
     * @param aggregate whether it is that of an aggregate
     */
    record Row(
            int jobId,
            String schema,
            String name,
            String age,
            String chunk,
            boolean ofTime,
            boolean atOnce,
            boolean aggregate) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        String finding = "Job " + found.jobId() + " drops what is older than " + found.age() + ", and a chunk holds "
                + found.chunk() + ".";
        if (found.atOnce()) {
            return issue(
                    Severity.ERROR,
                    relation(found.schema(), found.name()),
                    finding,
                    "It drops chunks into which rows are still written, with all that they hold.",
                    "Keep the rows for longer than a chunk. The statement takes the policy away until then.",
                    "SELECT " + context.function("remove_retention_policy") + "("
                            + regclass(found.schema(), found.name()) + ")");
        }
        boolean settable =
                found.ofTime() && (!found.aggregate() || context.version().isAtLeast(2, 12));
        return issue(
                Severity.HINT,
                relation(found.schema(), found.name()),
                finding,
                "Only whole chunks are dropped: rows stay for as long as both together.",
                "Where they have to be gone sooner, choose a shorter interval, which new chunks will have.",
                ChunkInterval.set(context, found.schema(), found.name(), settable ? found.age() : null));
    }
}
