package io.github.timescale4j.client.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tables that compression hardly makes smaller, or larger. */
final class ColumnstoreRatioCheck implements Check {

    private static final String ID = "columnstore-ratio";

    private static final String TABLES = """
            SELECT hypertable_schema AS schema, hypertable_name AS name
            FROM timescaledb_information.hypertables WHERE compression_enabled""";

    /** The function has kept its old name beside the new one. */
    private static final String SIZES = """
            SELECT number_compressed_chunks AS chunks, before_compression_total_bytes AS before,
                   after_compression_total_bytes AS after
            FROM %s(:relation::regclass) WHERE number_compressed_chunks > 0""";

    private record Table(String schema, String name) {}

    private record Sizes(
            long chunks, @Nullable Long before, @Nullable Long after) {}

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
        List<Issue> issues = new ArrayList<>();
        String sql = SIZES.formatted(context.function("hypertable_compression_stats"));
        for (Table table : context.query(TABLES).list(Table.class)) {
            Optional<Sizes> sizes = context.query(sql)
                    .bind("relation", SqlCheck.quoted(table.schema(), table.name()))
                    .optional(Sizes.class);
            sizes.ifPresent(found -> judge(table, found, context.thresholds().columnstore(), issues));
        }
        return issues;
    }

    private static void judge(Table table, Sizes sizes, Thresholds.Columnstore limits, List<Issue> issues) {
        if (sizes.before() == null || sizes.after() == null || sizes.after() == 0) {
            return;
        }
        double ratio = (double) sizes.before() / sizes.after();
        if (sizes.before() < limits.ratioBytes() || ratio >= limits.weakRatio()) {
            return;
        }
        issues.add(Issue.of(
                ID,
                ratio < 1 ? Severity.ERROR : Severity.WARNING,
                SqlCheck.relation(table.schema(), table.name()),
                String.format(
                        Locale.ROOT,
                        "Its %d compressed chunks took %d kB before and take %d kB now: a ratio of %.2f.",
                        sizes.chunks(),
                        sizes.before() / 1024,
                        sizes.after() / 1024,
                        ratio),
                "Ten times smaller is usual. Where a segment holds few rows, each takes more room than before, and"
                        + " queries are slower.",
                "Segment by columns that have few values, each with hundreds of rows in a chunk, or by none: see"
                        + " segment-too-small."));
    }
}
