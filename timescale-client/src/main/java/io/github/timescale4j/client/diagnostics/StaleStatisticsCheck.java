package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.catalog.Count;

/** Newest chunks that nobody has analyzed yet. */
final class StaleStatisticsCheck extends SqlCheck<StaleStatisticsCheck.Row> {

    private static final String SQL = """
            WITH chunk AS (
                SELECT k.hypertable_schema AS schema, k.hypertable_name AS name, k.chunk_schema, k.chunk_name,
                       row_number() OVER (PARTITION BY k.hypertable_schema, k.hypertable_name
                                          ORDER BY k.range_end DESC, k.range_end_integer DESC) AS place
                FROM timescaledb_information.chunks k
                JOIN timescaledb_information.hypertables USING (hypertable_schema, hypertable_name)
                WHERE NOT k.is_compressed)
            SELECT k.schema, k.name, k.chunk_schema, k.chunk_name, t.n_live_tup AS live
            FROM chunk k
            JOIN pg_catalog.pg_stat_all_tables t ON t.schemaname = k.chunk_schema AND t.relname = k.chunk_name
            WHERE k.place = 1 AND t.last_analyze IS NULL AND t.last_autoanalyze IS NULL AND t.n_live_tup >= :live""";

    StaleStatisticsCheck() {
        super("stale-statistics", Topic.CHUNKS, Row.class);
    }

    /** A table, its newest chunk and how many rows that has. */
    record Row(String schema, String name, String chunkSchema, String chunkName, long live) {}

    @Override
    Query query(CheckContext context) {
        return context.query(SQL).bind("live", context.thresholds().chunks().analyzedRows());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.HINT,
                relation(found.schema(), found.name()),
                "Its newest chunk has about " + Count.of(found.live(), "row") + " and was never analyzed.",
                "The server plans queries over it as if it were almost empty.",
                "Analyze the chunk. If that is needed often, let the server do it sooner:"
                        + " autovacuum_analyze_scale_factor.",
                "ANALYZE " + quoted(found.chunkSchema(), found.chunkName()));
    }
}
