package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.schema.Literal;
import org.jspecify.annotations.Nullable;

/** Aggregates that nothing refreshes. */
final class AggregateWithoutPolicyCheck extends SqlCheck<AggregateWithoutPolicyCheck.Row> {

    private static final String SQL = Policies.WITH
            + """
            SELECT a.schema, a.name, a.materialized_only, a.bucket::text AS bucket,
                   (SELECT min(%s)::text FROM policy k
                    WHERE k.%s AND k.schema = a.source_schema AND k.name = a.source_name) AS kept,
                   EXISTS (SELECT FROM policy k
                           WHERE k.%s AND k.schema = a.source_schema AND k.name = a.source_name) AS dropping
            FROM aggregate a
            WHERE NOT EXISTS (SELECT FROM policy r WHERE r.%s AND r.schema = a.schema AND r.name = a.name)""".formatted(
                            Policies.interval("k.config", "drop_after"),
                            Policies.IS_RETENTION,
                            Policies.IS_RETENTION,
                            Policies.IS_REFRESH);

    AggregateWithoutPolicyCheck() {
        super("aggregate-without-policy", Topic.AGGREGATES, Row.class);
    }

    /** An aggregate, how long its source keeps its rows as far as that is an interval of time, and whether it drops any. */
    record Row(
            String schema,
            String name,
            boolean materializedOnly,
            @Nullable String bucket,
            @Nullable String kept,
            boolean dropping) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL);
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                "It has no refresh policy.",
                found.materializedOnly()
                        ? "It shows only what somebody refreshes by hand."
                        : "What nobody refreshes by hand is aggregated anew by each query.",
                "Add a policy, or ignore this if the application refreshes it.",
                statements(found, context));
    }

    private static String[] statements(Row found, CheckContext context) {
        if (found.bucket() == null || (found.dropping() && found.kept() == null)) {
            return new String[0]; // a refresh of all time would delete the buckets of rows that were dropped
        }
        String bucket = "INTERVAL " + Literal.quote(found.bucket());
        String start = found.kept() == null ? "NULL" : "INTERVAL " + Literal.quote(found.kept());
        return new String[] {
            "SELECT " + context.function("add_continuous_aggregate_policy") + "("
                    + regclass(found.schema(), found.name()) + ", start_offset => " + start + ", end_offset => "
                    + bucket + ", schedule_interval => " + bucket + ")"
        };
    }
}
