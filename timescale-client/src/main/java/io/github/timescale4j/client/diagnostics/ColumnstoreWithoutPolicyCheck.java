package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.schema.Literal;
import org.jspecify.annotations.Nullable;

/** Tables and aggregates whose columnstore is switched on, but whose chunks nothing compresses. */
final class ColumnstoreWithoutPolicyCheck extends SqlCheck<ColumnstoreWithoutPolicyCheck.Row> {

    private static final String SQL = Policies.WITH + """
            SELECT t.schema, t.name, greatest(d.time_interval, INTERVAL '7 days')::text AS after
            FROM (SELECT hypertable_schema AS schema, hypertable_name AS name, hypertable_schema AS own_schema,
                         hypertable_name AS own_name
                  FROM timescaledb_information.hypertables WHERE compression_enabled
                  UNION ALL
                  SELECT schema, name, own_schema, own_name FROM aggregate WHERE compression_enabled) t
            LEFT JOIN timescaledb_information.dimensions d
                   ON d.hypertable_schema = t.own_schema AND d.hypertable_name = t.own_name
                  AND d.dimension_number = 1 AND d.time_interval IS NOT NULL
            WHERE NOT EXISTS (SELECT FROM policy p WHERE p.%s AND p.own_schema = t.own_schema AND p.own_name = t.own_name)""".formatted(Policies.IS_COLUMNSTORE);

    ColumnstoreWithoutPolicyCheck() {
        super("columnstore-without-policy", Topic.COLUMNSTORE, Row.class);
    }

    /** A table, and an age at which its chunks are likely to be at rest. */
    record Row(String schema, String name, @Nullable String after) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL);
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        String after = found.after() == null ? "INTERVAL '7 days'" : "INTERVAL " + Literal.quote(found.after());
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                "Its columnstore is switched on, but it has no columnstore policy.",
                "Chunks stay as they are until somebody compresses them by hand.",
                "Add a policy. The age should be one at which rows are hardly changed any more.",
                "SELECT " + context.function("add_compression_policy") + "(" + regclass(found.schema(), found.name())
                        + ", compress_after => " + after + ")");
    }
}
