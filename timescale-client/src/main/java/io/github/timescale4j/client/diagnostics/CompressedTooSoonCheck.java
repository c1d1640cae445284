package io.github.timescale4j.client.diagnostics;

import org.jspecify.annotations.Nullable;

/** Aggregates whose buckets are compressed while their refresh policy still changes them. */
final class CompressedTooSoonCheck extends PlainCheck<CompressedTooSoonCheck.Row> {

    private static final String SQL = Policies.WITH
            + """
            SELECT a.schema, a.name, p.job_id, p.config ->> 'compress_after' AS compress_after, r.start_offset,
                   (r.start + a.bucket)::text AS later
            FROM aggregate a
            JOIN policy p ON p.%1$s AND p.own_schema = a.own_schema AND p.own_name = a.own_name
                         AND p.config ->> 'compress_after' IS NOT NULL
            CROSS JOIN LATERAL (
                SELECT r.config ->> 'start_offset' AS start_offset, %2$s AS start, %3$s AS start_number
                FROM policy r WHERE r.%4$s AND r.schema = a.schema AND r.name = a.name
                ORDER BY 2 DESC NULLS FIRST, 3 DESC NULLS FIRST LIMIT 1) r
            WHERE coalesce(%5$s < r.start, %6$s < r.start_number, r.start_offset IS NULL)""".formatted(
                            Policies.IS_COLUMNSTORE,
                            Policies.interval("r.config", "start_offset"),
                            Policies.number("r.config", "start_offset"),
                            Policies.IS_REFRESH,
                            Policies.interval("p.config", "compress_after"),
                            Policies.number("p.config", "compress_after"));

    CompressedTooSoonCheck() {
        super("compressed-too-soon", Topic.COLUMNSTORE, SQL, Row.class);
    }

    /** Both policies of an aggregate, and an age at which none of its buckets is refreshed any more; nothing if there is none. */
    record Row(
            String schema,
            String name,
            int jobId,
            String compressAfter,
            @Nullable String startOffset,
            @Nullable String later) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        String later = found.later();
        return issue(
                Severity.HINT,
                relation(found.schema(), found.name()),
                "Its buckets are compressed after " + found.compressAfter() + ", and refreshed back "
                        + (found.startOffset() == null ? "all the way" : found.startOffset()) + ".",
                "A refresh of compressed buckets decompresses what it changes, and takes many times longer.",
                "Compress later than the refresh reaches back.",
                later == null
                        ? new String[0]
                        : new String[] {Policies.configureInterval(context, found.jobId(), "compress_after", later)});
    }
}
