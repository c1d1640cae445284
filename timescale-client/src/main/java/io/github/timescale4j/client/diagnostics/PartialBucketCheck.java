package io.github.timescale4j.client.diagnostics;

import org.jspecify.annotations.Nullable;

/** Aggregates in real time whose policy makes the current bucket before it is over. */
final class PartialBucketCheck extends PlainCheck<PartialBucketCheck.Row> {

    private static final String SQL = Policies.WITH
            + """
            SELECT a.schema, a.name, r.job_id, coalesce(a.bucket::text, a.bucket_number::text) AS bucket, a.bucket IS NOT NULL AS of_time,
                   r.config ->> 'end_offset' AS end_offset,
                   coalesce(%s >= a.window_size + a.bucket, true) AS fits
            FROM aggregate a
            JOIN policy r ON r.%s AND r.schema = a.schema AND r.name = a.name
            WHERE NOT a.materialized_only AND coalesce(%s < a.bucket, %s < a.bucket_number,
                                                    r.config ->> 'end_offset' IS NULL)""".formatted(
                            Policies.interval("r.config", "start_offset"),
                            Policies.IS_REFRESH,
                            Policies.interval("r.config", "end_offset"),
                            Policies.number("r.config", "end_offset"));

    PartialBucketCheck() {
        super("partial-bucket", Topic.AGGREGATES, SQL, Row.class);
    }

    /**
     * A policy that comes too close to the present.
     *
     * @param bucket its width, if that can be told
     * @param ofTime whether that is an interval
     * @param fits whether the window would still span two buckets if it ended a bucket sooner
     */
    record Row(
            String schema,
            String name,
            int jobId,
            @Nullable String bucket,
            boolean ofTime,
            @Nullable String endOffset,
            boolean fits) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        String end = found.endOffset() == null ? "the newest row" : found.endOffset() + " before the present";
        String[] statements = found.bucket() == null || !found.ofTime() || !found.fits()
                ? new String[0]
                : new String[] {Policies.configureInterval(context, found.jobId(), "end_offset", found.bucket())};
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                "Job " + found.jobId() + " refreshes up to " + end + ", into the bucket that is not over yet"
                        + (found.bucket() == null ? "." : " (" + found.bucket() + ")."),
                "In real time an aggregate shows rows only behind its last bucket. Once the current bucket is made, rows"
                        + " that come into it later are hidden until the next refresh.",
                "Let the refresh end at least one bucket before the present."
                        + (found.fits() ? "" : " It has to span two buckets then: let it begin sooner as well."),
                statements);
    }
}
