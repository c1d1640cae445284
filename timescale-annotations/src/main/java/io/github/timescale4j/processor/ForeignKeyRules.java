package io.github.timescale4j.processor;

import io.github.timescale4j.schema.ColumnOptions;
import io.github.timescale4j.schema.Columnstore;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.ForeignKey;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What TimescaleDB does not let a hypertable refer to, and what it asked of its columnstore for that once. */
final class ForeignKeyRules {

    private static final String NAME = "(?:\"[^\"]+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern WRITTEN = Pattern.compile(
            "(?i)\\bFOREIGN\\s+KEY\\s*\\(([^)]*)\\)\\s*REFERENCES\\s+(" + NAME + "(?:\\." + NAME + ")?)");

    private final ErrorReporter reporter;

    /** A foreign key, wherever it is said. */
    private record Reference(RelationName table, List<String> columns, Place place, String shown) {}

    ForeignKeyRules(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    void check(TableDeclaration table, List<TableDeclaration> tables, List<Declaration> kept) {
        Set<RelationName> declared = Stream.concat(
                        tables.stream().map(each -> each.model().relation()),
                        kept.stream().map(Declaration::relation))
                .collect(Collectors.toSet());
        for (Reference reference : references(table)) {
            declared.stream()
                    .filter(other -> isSame(reference.table(), other))
                    .findFirst()
                    .ifPresent(other -> reporter.report(
                            Check.T11,
                            reference.place(),
                            reference.shown() + " refers to '" + other
                                    + "', which is a hypertable, too: TimescaleDB has no foreign key from one to another"
                                    + " (0A000). Refer to a plain table, or leave it out"));
            checkSegments(table, reference);
        }
    }

    private void checkSegments(TableDeclaration table, Reference reference) {
        Columnstore columnstore = table.model().options().columnstore();
        if (columnstore != null
                && !columnstore.segmentBy().containsAll(reference.columns())
                && table.declared().lacks(Feature.FOREIGN_KEY_BESIDE_SEGMENTS)) {
            reporter.report(
                    Check.C05,
                    reference.place(),
                    reference.shown()
                            + ": up to TimescaleDB 2.15 the columns of a foreign key are in segmentBy of @Columnstore"
                            + " (0A000), and the declared target is "
                            + table.declared().target().version() + ". Add '"
                            + String.join("', '", reference.columns())
                            + "' there, or declare the target with @TimescaleTarget or -A" + TargetReader.VERSION + "="
                            + Feature.FOREIGN_KEY_BESIDE_SEGMENTS.since());
        }
    }

    private static boolean isSame(RelationName one, RelationName other) {
        return one.name().equals(other.name())
                && (one.schema() == null
                        || other.schema() == null
                        || one.schema().equals(other.schema()));
    }

    private static List<Reference> references(TableDeclaration table) {
        List<Reference> all = new ArrayList<>();
        for (ColumnOptions options : table.model().options().columns()) {
            ForeignKey key = options.references();
            Component component = table.declared().components().stream()
                    .filter(each -> each.name().equals(options.column()))
                    .findFirst()
                    .orElse(null);
            AnnotationView column = component == null ? null : component.column();
            if (key != null && column != null) {
                all.add(new Reference(
                        key.table(), List.of(options.column()), column.place("references"), column.show("references")));
            }
        }
        AnnotationView annotation = table.declared().annotation();
        List<String> statements = annotation.texts("sql");
        for (int at = 0; at < statements.size(); at++) {
            Matcher written = WRITTEN.matcher(statements.get(at).replaceAll("'[^']*'", "''"));
            while (written.find()) {
                List<String> columns = Stream.of(written.group(1).split(",", -1))
                        .map(name -> name.strip().replace("\"", ""))
                        .toList();
                all.add(new Reference(
                        RelationName.parse(written.group(2)),
                        columns,
                        annotation.place("sql", at),
                        annotation + "(sql)"));
            }
        }
        return all;
    }
}
