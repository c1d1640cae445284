package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.catalog.Count;

/** Tables that are mostly read from beginning to end, and are too large for that. */
final class MissingIndexCheck extends SqlCheck<MissingIndexCheck.Row> {

    private static final String SQL = """
            SELECT s.schema, s.name, s.scans, s.lookups, (s.tuples / s.scans)::bigint AS each
            FROM (SELECT k.hypertable_schema AS schema, k.hypertable_name AS name, sum(t.seq_scan) AS scans,
                         sum(coalesce(t.idx_scan, 0)) AS lookups, sum(t.seq_tup_read) AS tuples
                  FROM timescaledb_information.chunks k
                  JOIN timescaledb_information.hypertables USING (hypertable_schema, hypertable_name)
                  JOIN pg_catalog.pg_stat_all_tables t ON t.schemaname = k.chunk_schema AND t.relname = k.chunk_name
                  GROUP BY 1, 2) s
            WHERE s.scans >= :scans AND s.scans > s.lookups AND s.tuples >= :each * s.scans AND s.scans > 0""";

    MissingIndexCheck() {
        super("missing-index", Topic.INDEXES, Row.class);
    }

    /** A table, how often its chunks were read in either way, and how many rows a scan reads. */
    record Row(String schema, String name, long scans, long lookups, long each) {}

    @Override
    Query query(CheckContext context) {
        Thresholds.Indexes limits = context.thresholds().indexes();
        return context.query(SQL).bind("scans", limits.scans()).bind("each", limits.rowsPerScan());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                Severity.WARNING,
                relation(found.schema(), found.name()),
                "Its chunks were read " + Count.of(found.scans(), "time") + " from beginning to end, with "
                        + Count.of(found.each(), "row") + " each time, and " + Count.of(found.lookups(), "time")
                        + " through an index.",
                "Such queries get slower with each row.",
                "Look at the conditions of the statements in slow-statement. Index the column that they filter by, followed"
                        + " by the column of time, and give each query a range of time.");
    }
}
