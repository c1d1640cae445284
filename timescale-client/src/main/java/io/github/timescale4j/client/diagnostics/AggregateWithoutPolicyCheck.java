package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.schema.Literal;
import org.jspecify.annotations.Nullable;

/** Aggregates that nothing refreshes. */
final class AggregateWithoutPolicyCheck extends PlainCheck<AggregateWithoutPolicyCheck.Row> {

    /**
     * From three buckets on there is room for a window of two that ends one before the present. Without a retention policy somebody may
     * drop chunks by hand: back to the end of the oldest one all rows are there.
     */
    private static final String SQL = Policies.WITH + """
            SELECT a.schema, a.name, a.materialized_only, a.bucket::text AS bucket, k.age::text AS age,
                   coalesce(k.age >= a.window_size + a.bucket, k.job_id IS NULL) AS fits,
                   coalesce(k.age, greatest(a.window_size + a.bucket, o.age))::text AS start
            FROM aggregate a
            LEFT JOIN kept k ON k.schema = a.source_schema AND k.name = a.source_name
            CROSS JOIN LATERAL (
                SELECT pg_catalog.date_trunc('day', now() - min(c.range_end)) AS age
                FROM timescaledb_information.chunks c
                WHERE c.hypertable_schema = a.chunks_schema AND c.hypertable_name = a.chunks_name) o
            WHERE NOT EXISTS (SELECT FROM policy r WHERE r.%s AND r.schema = a.schema AND r.name = a.name)""".formatted(Policies.IS_REFRESH);

    AggregateWithoutPolicyCheck() {
        super("aggregate-without-policy", Topic.AGGREGATES, SQL, Row.class);
    }

    /**
     * An aggregate that nothing refreshes.
     *
     * @param bucket its width, if that is an interval
     * @param age from which age on the source drops rows, if that is known
     * @param fits whether a refresh can stay within what is kept
     * @param start how far back it may reach
     */
    record Row(
            String schema,
            String name,
            boolean materializedOnly,
            @Nullable String bucket,
            @Nullable String age,
            boolean fits,
            @Nullable String start) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                "It has no refresh policy.",
                found.materializedOnly()
                        ? "It shows only what somebody refreshes by hand."
                        : "What nobody refreshes by hand is aggregated anew by each query.",
                advice(found),
                statements(found, context));
    }

    private static String advice(Row found) {
        String add = "Add a policy, or ignore this if the application refreshes it.";
        if (found.bucket() == null) {
            return add + " Where the time is a number, only you know how far back it should reach.";
        }
        if (found.fits()) {
            return found.age() != null
                    ? add
                    : add
                            + " The one that is proposed reaches back to the end of the source's oldest chunk: where rows were"
                            + " dropped, a refresh deletes their buckets.";
        }
        return found.age() == null
                ? add + " It must not reach back to where the source has dropped its rows."
                : "Keep the rows of the source for at least three buckets: it drops them after " + found.age()
                        + ", and no refresh policy fits into that.";
    }

    /** None where a refresh would reach what was dropped, whose buckets it would delete. */
    private static String[] statements(Row found, CheckContext context) {
        String start = found.start();
        if (found.bucket() == null || start == null || !found.fits()) {
            return new String[0];
        }
        String bucket = "INTERVAL " + Literal.quote(found.bucket());
        return new String[] {
            "SELECT " + context.function("add_continuous_aggregate_policy") + "("
                    + regclass(found.schema(), found.name()) + ", start_offset => INTERVAL " + Literal.quote(start)
                    + ", end_offset => "
                    + bucket + ", schedule_interval => " + bucket + ")"
        };
    }
}
