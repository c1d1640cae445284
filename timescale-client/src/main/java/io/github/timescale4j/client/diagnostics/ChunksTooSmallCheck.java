package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.catalog.Count;
import org.jspecify.annotations.Nullable;

/** Tables that are cut into more chunks than their rows are worth. */
final class ChunksTooSmallCheck extends SqlCheck<ChunksTooSmallCheck.Row> {

    private static final String SQL = """
            SELECT t.schema, t.name, t.chunks, t.bytes, (10 * d.time_interval)::text AS longer
            FROM (SELECT k.hypertable_schema AS schema, k.hypertable_name AS name, count(*) AS chunks,
                         avg(pg_catalog.pg_total_relation_size(c.oid))::bigint AS bytes
                  FROM timescaledb_information.chunks k
                  JOIN timescaledb_information.hypertables h USING (hypertable_schema, hypertable_name)
                  JOIN pg_catalog.pg_namespace n ON n.nspname = k.chunk_schema
                  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = k.chunk_name
                  WHERE NOT k.is_compressed AND h.num_chunks >= :small
                  GROUP BY 1, 2) t
            LEFT JOIN timescaledb_information.dimensions d
                   ON d.hypertable_schema = t.schema AND d.hypertable_name = t.name AND d.dimension_number = 1
            WHERE t.chunks >= :small AND t.bytes < :bytes""";

    ChunksTooSmallCheck() {
        super("chunks-too-small", Topic.CHUNKS, Row.class);
    }

    /** A table, its chunks that are not compressed and their average size. */
    record Row(
            String schema,
            String name,
            long chunks,
            long bytes,
            @Nullable String longer) {}

    @Override
    Query query(CheckContext context) {
        Thresholds.Chunks limits = context.thresholds().chunks();
        return context.query(SQL).bind("small", limits.small()).bind("bytes", limits.smallBytes());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.HINT,
                relation(found.schema(), found.name()),
                "It has " + Count.of(found.chunks(), "chunk") + " of " + found.bytes() / 1024 + " kB on average.",
                "Each chunk costs time when a query is planned, and room for its files, however few rows it has.",
                "Choose a longer interval, which new chunks will have.",
                ChunkInterval.set(context, found.schema(), found.name(), found.longer()));
    }
}
