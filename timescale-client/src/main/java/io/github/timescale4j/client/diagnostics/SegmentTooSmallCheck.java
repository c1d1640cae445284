package io.github.timescale4j.client.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Columns that a table is segmented by, with so many values that hardly any rows share a segment. */
final class SegmentTooSmallCheck implements Check {

    private static final String ID = "segment-too-small";

    private static final String IS_NEWER =
            "SELECT pg_catalog.to_regclass('_timescaledb_catalog.compression_settings') IS NOT NULL";

    /** From 2.14 on. The views over this table fail as a whole for a role without a right on one of the schemas. */
    private static final String SEGMENTS = """
            SELECT s.relid AS relation, u.name AS column_name
            FROM _timescaledb_catalog.compression_settings s
            CROSS JOIN LATERAL pg_catalog.unnest(s.segmentby) AS u(name)""";

    /** Before. */
    private static final String OLD_SEGMENTS = """
            SELECT c.oid AS relation, s.attname AS column_name
            FROM timescaledb_information.compression_settings s
            JOIN pg_catalog.pg_namespace n ON n.nspname = s.hypertable_schema
            JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = s.hypertable_name
            WHERE s.segmentby_column_index IS NOT NULL""";

    /**
     * Counts come from ANALYZE: of the whole table for the values, of the chunks that are not compressed for the rows. A value below
     * zero is a share of the rows.
     */
    private static final String SQL = """
            WITH segment AS (%s)
            SELECT h.hypertable_schema AS schema, h.hypertable_name AS name, g.column_name,
                   d.column_name IS NOT NULL AS is_time,
                   pg_catalog.has_column_privilege(c.oid, g.column_name, 'SELECT') AS visible,
                   st.n_distinct,
                   (SELECT avg(cc.reltuples) FROM timescaledb_information.chunks k
                    JOIN pg_catalog.pg_namespace kn ON kn.nspname = k.chunk_schema
                    JOIN pg_catalog.pg_class cc ON cc.relnamespace = kn.oid AND cc.relname = k.chunk_name
                    WHERE k.hypertable_schema = h.hypertable_schema AND k.hypertable_name = h.hypertable_name
                      AND NOT k.is_compressed AND cc.reltuples > 0) AS chunk_rows
            FROM segment g
            JOIN pg_catalog.pg_class c ON c.oid = g.relation
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN timescaledb_information.hypertables h
              ON h.hypertable_schema = n.nspname AND h.hypertable_name = c.relname
            LEFT JOIN timescaledb_information.dimensions d
                   ON d.hypertable_schema = n.nspname AND d.hypertable_name = c.relname
                  AND d.dimension_number = 1 AND d.column_name = g.column_name
            LEFT JOIN pg_catalog.pg_stats st
                   ON st.schemaname = n.nspname AND st.tablename = c.relname AND st.attname = g.column_name
                  AND st.inherited""";

    private record Row(
            String schema,
            String name,
            String columnName,
            boolean isTime,
            boolean visible,
            @Nullable Double nDistinct,
            @Nullable Double chunkRows) {

        /** At most as many rows share a segment in a chunk; null if nothing is known. */
        @Nullable
        Double rowsPerSegment() {
            if (nDistinct == null || nDistinct == 0) {
                return null;
            }
            if (nDistinct < 0) {
                return -1 / nDistinct;
            }
            return chunkRows == null ? null : Double.valueOf(chunkRows / nDistinct);
        }
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Topic topic() {
        return Topic.COLUMNSTORE;
    }

    @Override
    public List<Issue> run(CheckContext context) {
        boolean newer = Boolean.TRUE.equals(context.query(IS_NEWER).scalar(Boolean.class));
        String sql = SQL.formatted(newer ? SEGMENTS : OLD_SEGMENTS);
        List<Issue> issues = new ArrayList<>();
        for (Row row : context.query(sql).list(Row.class)) {
            try {
                judge(row, context, issues);
            } catch (IllegalArgumentException e) {
                issues.add(Diagnosis.unnameable(ID));
            }
        }
        return issues;
    }

    private static void judge(Row row, CheckContext context, List<Issue> issues) {
        long limit = context.thresholds().columnstore().rowsPerSegment();
        Double rows = row.rowsPerSegment();
        if (row.isTime()) {
            issues.add(found(
                    SqlCheck.relation(row.schema(), row.name()),
                    Severity.WARNING,
                    "It is segmented by its column of time, \"" + row.columnName() + "\"."));
        } else if (!row.visible()) {
            issues.add(Diagnosis.unreadable(ID, row.schema(), row.name(), context));
        } else if (rows != null && rows < limit) {
            issues.add(found(
                    SqlCheck.relation(row.schema(), row.name()),
                    Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "It is segmented by \"%s\": about %.1f rows of a chunk have the same value there.",
                            row.columnName(),
                            rows)));
        }
    }

    private static Issue found(String subject, Severity severity, String finding) {
        return Issue.of(
                ID,
                severity,
                subject,
                finding,
                "Only rows of one segment are compressed together, up to 1,000 of them. With fewer than 100 it does not"
                        + " pay.",
                "Segment by a column with fewer values, and let the other one be part of the order. Chunks that are"
                        + " compressed keep their layout until they are compressed anew.");
    }
}
