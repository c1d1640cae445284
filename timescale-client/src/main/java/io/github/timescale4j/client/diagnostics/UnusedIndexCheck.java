package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.catalog.Count;

/** Indexes that no query has used, on no chunk. The server counts nothing for the index of the table itself. */
final class UnusedIndexCheck extends SqlCheck<UnusedIndexCheck.Row> {

    /** An index of a chunk belongs to the one of the table with the same definition. */
    private static final String DEFINITION =
            "pg_catalog.substring(pg_catalog.pg_get_indexdef(i.indexrelid), ' USING .*$')";

    private static final String SQL = """
            WITH chunk AS (
                SELECT h.oid AS table_oid, c.oid
                FROM timescaledb_information.chunks k
                JOIN timescaledb_information.hypertables USING (hypertable_schema, hypertable_name)
                JOIN pg_catalog.pg_namespace hn ON hn.nspname = k.hypertable_schema
                JOIN pg_catalog.pg_class h ON h.relnamespace = hn.oid AND h.relname = k.hypertable_name
                JOIN pg_catalog.pg_namespace cn ON cn.nspname = k.chunk_schema
                JOIN pg_catalog.pg_class c ON c.relnamespace = cn.oid AND c.relname = k.chunk_name),
            part AS (
                SELECT k.table_oid, i.indexrelid, %1$s AS definition
                FROM chunk k JOIN pg_catalog.pg_index i ON i.indrelid = k.oid),
            whole AS (
                SELECT i.indrelid AS table_oid, i.indexrelid, %1$s AS definition
                FROM pg_catalog.pg_index i
                WHERE i.indrelid IN (SELECT k.table_oid FROM chunk k) AND NOT i.indisunique)
            SELECT s.schema, s.name, s.index_schema, s.index_name, s.chunks, s.bytes
            FROM (SELECT n.nspname AS schema, t.relname AS name, xn.nspname AS index_schema, x.relname AS index_name,
                         count(*) AS chunks, sum(coalesce(u.idx_scan, 0)) AS scans,
                         sum(pg_catalog.pg_relation_size(p.indexrelid))::bigint AS bytes
                  FROM whole w
                  JOIN part p ON p.table_oid = w.table_oid AND p.definition = w.definition
                  JOIN pg_catalog.pg_class t ON t.oid = w.table_oid
                  JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
                  JOIN pg_catalog.pg_class x ON x.oid = w.indexrelid
                  JOIN pg_catalog.pg_namespace xn ON xn.oid = x.relnamespace
                  LEFT JOIN pg_catalog.pg_stat_all_indexes u ON u.indexrelid = p.indexrelid
                  GROUP BY 1, 2, 3, 4) s
            WHERE s.scans = 0 AND s.bytes >= :bytes
              AND (SELECT coalesce(d.stats_reset, pg_catalog.pg_postmaster_start_time())
                   FROM pg_catalog.pg_stat_database d WHERE d.datname = current_database()) <= now() - :age::interval""".formatted(DEFINITION);

    private static final long MEGABYTE = 1 << 20;

    UnusedIndexCheck() {
        super("unused-index", Topic.INDEXES, Row.class);
    }

    /** An index, and what it takes on all chunks. */
    record Row(String schema, String name, String indexSchema, String indexName, long chunks, long bytes) {}

    @Override
    Query query(CheckContext context) {
        Thresholds.Indexes limits = context.thresholds().indexes();
        return context.query(SQL).bind("bytes", limits.unusedBytes()).bind("age", limits.statisticsAge());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.HINT,
                relation(found.schema(), found.name()),
                "Its index \"" + found.indexName() + "\" takes " + found.bytes() / MEGABYTE + " MB on "
                        + Count.of(found.chunks(), "chunk") + ", and no query has used it since the server counts.",
                "Each insert has to keep it up to date, and it takes memory from others.",
                "Look on the replicas too, which count by themselves, and think of reports that run once a month. Then drop"
                        + " it, or take it out of the declaration.",
                "DROP INDEX " + quoted(found.indexSchema(), found.indexName()));
    }
}
