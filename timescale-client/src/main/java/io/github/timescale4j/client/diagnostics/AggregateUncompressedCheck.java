package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;

/** Large aggregates without a columnstore. */
final class AggregateUncompressedCheck extends SqlCheck<AggregateUncompressedCheck.Row> {

    /** Sizes of relations take no lock that matters, and no rights. */
    private static final String SQL = """
            SELECT s.schema, s.name, s.bytes FROM (
                SELECT a.view_schema AS schema, a.view_name AS name, sum(pg_catalog.pg_total_relation_size(c.oid))::bigint AS bytes
                FROM timescaledb_information.continuous_aggregates a
                JOIN timescaledb_information.chunks k
                  ON k.hypertable_schema = a.materialization_hypertable_schema
                 AND k.hypertable_name = a.materialization_hypertable_name
                JOIN pg_catalog.pg_namespace n ON n.nspname = k.chunk_schema
                JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = k.chunk_name
                WHERE NOT a.compression_enabled
                GROUP BY 1, 2) s
            WHERE s.bytes >= :bytes""";

    private static final long MEGABYTE = 1 << 20;

    AggregateUncompressedCheck() {
        super("aggregate-uncompressed", Topic.COLUMNSTORE, Row.class);
    }

    /** An aggregate and its size. */
    record Row(String schema, String name, long bytes) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL)
                .bind("bytes", context.thresholds().columnstore().aggregateBytes());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.HINT,
                relation(found.schema(), found.name()),
                "Its buckets take " + found.bytes() / MEGABYTE + " MB, and it has no columnstore.",
                "Old buckets hardly change: compressed they take a tenth of the room.",
                "Switch its columnstore on, and add a policy whose age is beyond the start offset of its refresh policy.",
                "ALTER MATERIALIZED VIEW " + quoted(found.schema(), found.name())
                        + " SET (timescaledb.compress = true)");
    }
}
