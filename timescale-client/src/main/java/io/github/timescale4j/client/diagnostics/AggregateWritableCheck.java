package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.schema.Identifier;
import org.jspecify.annotations.Nullable;

/** Materialized aggregates into which somebody else than their owner may write. */
final class AggregateWritableCheck extends PlainCheck<AggregateWritableCheck.Row> {

    private static final String SQL = """
            SELECT a.view_schema AS schema, a.view_name AS name, r.rolname AS role
            FROM timescaledb_information.continuous_aggregates a
            JOIN pg_catalog.pg_namespace n ON n.nspname = a.view_schema
            JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = a.view_name
            CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) x
            LEFT JOIN pg_catalog.pg_roles r ON r.oid = x.grantee
            WHERE a.materialized_only AND x.grantee <> c.relowner AND x.privilege_type IN ('INSERT', 'UPDATE', 'DELETE')
            GROUP BY 1, 2, 3""";

    AggregateWritableCheck() {
        super("aggregate-writable", Topic.AGGREGATES, SQL, Row.class);
    }

    /** An aggregate and who may write; nobody in particular means everybody. */
    record Row(String schema, String name, @Nullable String role) {}

    @Override
    Issue issue(Row found, CheckContext context) {
        String role = found.role() == null ? "PUBLIC" : Identifier.quoteExisting(found.role());
        return issue(
                Severity.HINT,
                relation(found.schema(), found.name()),
                "The role " + role + " may write into it.",
                "A materialized aggregate is a view through which rows are written: they change its buckets, and no"
                        + " refresh repairs these.",
                "Take the right away, unless somebody does that on purpose.",
                "REVOKE INSERT, UPDATE, DELETE ON " + quoted(found.schema(), found.name()) + " FROM " + role);
    }
}
