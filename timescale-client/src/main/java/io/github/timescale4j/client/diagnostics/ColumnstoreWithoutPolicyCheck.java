package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.schema.Literal;

/** Tables and aggregates whose columnstore is switched on, but whose chunks nothing compresses. */
final class ColumnstoreWithoutPolicyCheck extends PlainCheck<ColumnstoreWithoutPolicyCheck.Row> {

    /** What a refresh policy writes into should not be compressed, and up to 2.18.0 must not be. */
    private static final String SQL = Policies.WITH
            + """
            SELECT t.schema, t.name, t.aggregate, t.refreshed,
                   greatest(d.time_interval, INTERVAL '7 days', t.start_offset)::text AS after,
                   d.time_interval IS NOT NULL AND (t.start_offset IS NOT NULL OR NOT t.everything) AS known
            FROM (SELECT hypertable_schema AS schema, hypertable_name AS name, hypertable_schema AS own_schema,
                         hypertable_name AS own_name, false AS aggregate, false AS refreshed, false AS everything,
                         NULL::interval AS start_offset
                  FROM timescaledb_information.hypertables WHERE compression_enabled
                  UNION ALL
                  SELECT a.schema, a.name, a.own_schema, a.own_name, true, count(r.job_id) > 0,
                         coalesce(bool_or(r.config ->> 'start_offset' IS NULL), false), max(%s) + max(a.bucket)
                  FROM aggregate a LEFT JOIN policy r ON r.%s AND r.schema = a.schema AND r.name = a.name
                  WHERE a.compression_enabled GROUP BY 1, 2, 3, 4) t
            LEFT JOIN timescaledb_information.dimensions d
                   ON d.hypertable_schema = t.own_schema AND d.hypertable_name = t.own_name AND d.dimension_number = 1
            WHERE NOT EXISTS (SELECT FROM policy p
                              WHERE p.%s AND p.own_schema = t.own_schema AND p.own_name = t.own_name)""".formatted(
                    Policies.interval("r.config", "start_offset"), Policies.IS_REFRESH, Policies.IS_COLUMNSTORE);

    ColumnstoreWithoutPolicyCheck() {
        super("columnstore-without-policy", Topic.COLUMNSTORE, SQL, Row.class);
    }

    /**
     * What nothing compresses.
     *
     * @param aggregate whether it is one
     * @param refreshed whether a policy refreshes it
     * @param after an age at which its chunks are likely to be at rest
     * @param known whether that can be said: not of numbers, nor of what is refreshed from the beginning on
     */
    record Row(String schema, String name, boolean aggregate, boolean refreshed, String after, boolean known) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        // Up to 2.27 the server wants a refresh policy first.
        boolean waits =
                found.aggregate() && !found.refreshed() && !context.version().isAtLeast(2, 28);
        boolean possible = found.known() && !waits;
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                "Its columnstore is switched on, but it has no columnstore policy.",
                "Chunks stay as they are until somebody compresses them by hand.",
                "Add a policy. The age should be one at which rows are hardly changed any more."
                        + (waits ? " It needs a refresh policy first: see aggregate-without-policy." : ""),
                possible
                        ? new String[] {
                            "SELECT " + context.function("add_compression_policy") + "("
                                    + regclass(found.schema(), found.name()) + ", compress_after => INTERVAL "
                                    + Literal.quote(found.after()) + ")"
                        }
                        : new String[0]);
    }
}
