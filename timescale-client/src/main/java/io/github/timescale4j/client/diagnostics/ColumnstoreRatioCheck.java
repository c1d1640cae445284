package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.catalog.Count;
import java.util.Locale;

/** Tables that compression hardly makes smaller, or larger. */
final class ColumnstoreRatioCheck extends SqlCheck<ColumnstoreRatioCheck.Row> {

    /** The function has kept its old name beside the new one. A name as {@code regclass} would need a right on each schema. */
    private static final String SQL = """
            SELECT h.hypertable_schema AS schema, h.hypertable_name AS name, s.number_compressed_chunks AS chunks,
                   s.before_compression_total_bytes AS before, s.after_compression_total_bytes AS after
            FROM timescaledb_information.hypertables h
            JOIN pg_catalog.pg_namespace n ON n.nspname = h.hypertable_schema
            JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = h.hypertable_name
            CROSS JOIN LATERAL %s(c.oid::regclass) s
            WHERE h.compression_enabled AND s.number_compressed_chunks > 0 AND s.after_compression_total_bytes > 0
              AND s.before_compression_total_bytes >= :bytes
              AND s.before_compression_total_bytes < :ratio * s.after_compression_total_bytes""";

    ColumnstoreRatioCheck() {
        super("columnstore-ratio", Topic.COLUMNSTORE, Row.class);
    }

    /** A table, and what its compressed chunks took before and take now. */
    record Row(String schema, String name, long chunks, long before, long after) {}

    @Override
    Query query(CheckContext context) {
        Thresholds.Columnstore limits = context.thresholds().columnstore();
        return context.query(SQL.formatted(context.function("hypertable_compression_stats")))
                .bind("bytes", limits.ratioBytes())
                .bind("ratio", limits.weakRatio());
    }

    @Override
    Issue issue(Row found, CheckContext context) {
        return issue(
                found.before() < found.after() ? Severity.ERROR : Severity.WARNING,
                relation(found.schema(), found.name()),
                String.format(
                        Locale.ROOT,
                        "Its %s took %d kB before and take %d kB now: a ratio of %.2f.",
                        Count.of(found.chunks(), "compressed chunk"),
                        found.before() / 1024,
                        found.after() / 1024,
                        (double) found.before() / found.after()),
                "Ten times smaller is usual. Where a segment holds few rows, each takes more room than before, and"
                        + " queries are slower.",
                "Segment by columns that have few values, each with hundreds of rows in a chunk, or by none: see"
                        + " segment-too-small.");
    }
}
