package io.github.timescale4j.processor;

import io.github.timescale4j.schema.Columnstore;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.IndexColumn;
import io.github.timescale4j.schema.KeyConstraint;
import io.github.timescale4j.schema.RefreshPolicy;
import io.github.timescale4j.schema.SqlTypes;
import io.github.timescale4j.schema.TableStatement;
import io.github.timescale4j.schema.TimeInterval;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the server takes without a word and makes the columnstore slow, large or useless. */
final class ColumnstoreRules {

    private static final Set<String> MEASURED = Set.of("real", "double precision", "numeric");

    private final ErrorReporter reporter;

    ColumnstoreRules(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    void check(TableDeclaration table) {
        Columnstore columnstore = table.model().options().columnstore();
        AnnotationView annotation = table.declared().columnstore();
        if (columnstore == null || annotation == null) {
            return;
        }
        checkLists(annotation, columnstore, table.model().timeColumn());
        checkRowSecurity(annotation, table.declared().annotation());
        checkSegments(annotation, columnstore, table.model().columns());
        table.model().options().keys().forEach(key -> checkKey(annotation, columnstore, key));
        checkRetention(annotation, columnstore, table.model().retention());
        TimeInterval chunk = table.model().chunkInterval();
        if (columnstore.after().mayBeShorterThan(chunk)) {
            reporter.report(
                    Check.C07,
                    annotation.place("after"),
                    annotation.show("after") + " is shorter than a chunk (" + chunk
                            + "): only whole chunks are converted, so most rows wait far longer. Make partitionBy at most"
                            + " that, or after at least a chunk");
        }
    }

    void check(AggregateDeclaration aggregate) {
        Columnstore columnstore = aggregate.model().options().columnstore();
        AnnotationView annotation = aggregate.declared().columnstore();
        if (columnstore == null || annotation == null) {
            return;
        }
        checkLists(annotation, columnstore, aggregate.model().bucketColumn().column());
        checkRetention(annotation, columnstore, aggregate.model().retention());
        checkStart(annotation, aggregate, columnstore);
    }

    private void checkRowSecurity(AnnotationView columnstore, AnnotationView table) {
        List<String> statements = table.texts("sql");
        for (int at = 0; at < statements.size(); at++) {
            if (TableStatement.isRowSecurity(statements.get(at))) {
                reporter.report(
                        Check.C06,
                        table.place("sql", at),
                        table + "(sql) enables row level security, which TimescaleDB refuses beside " + columnstore
                                + " (0A000). Leave one of them out");
            }
        }
    }

    private void checkLists(AnnotationView annotation, Columnstore columnstore, String time) {
        if (!annotation.isExplicit("segmentBy")) {
            reporter.report(
                    Check.C02,
                    annotation.place(),
                    annotation + " does not say by which columns rows are kept together. Name those by which queries"
                            + " choose, for example segmentBy = \"device_id\", or write segmentBy = {} if there are none");
        }
        if (columnstore.orderBy().stream().map(IndexColumn::name).noneMatch(time::equals)) {
            reporter.report(
                    Check.C03,
                    annotation.place("orderBy"),
                    annotation + "(orderBy) lacks the time column '" + time
                            + "': a query for an hour would open every batch of the chunk. Add it, usually as \"" + time
                            + " DESC\"");
        }
    }

    private void checkSegments(AnnotationView annotation, Columnstore columnstore, List<DeclaredColumn> columns) {
        for (DeclaredColumn column : columns) {
            String type = SqlTypes.normalize(column.sqlType());
            boolean unique = type.equals("uuid") || TableRules.SURROGATES.contains(column.column());
            if (columnstore.segmentBy().contains(column.column()) && (unique || MEASURED.contains(type))) {
                reporter.report(
                        Check.C09,
                        annotation.place("segmentBy"),
                        annotation + "(segmentBy) names '" + column.column()
                                + "', of which almost every row has another value: each batch would hold one row, and"
                                + " take more space than the row did. Name columns whose values come back often");
            }
        }
    }

    private void checkKey(AnnotationView annotation, Columnstore columnstore, KeyConstraint key) {
        List<String> missing = key.columns().stream()
                .filter(column -> !columnstore.segmentBy().contains(column))
                .filter(column -> columnstore.orderBy().stream()
                        .noneMatch(order -> order.name().equals(column)))
                .toList();
        if (!missing.isEmpty()) {
            reporter.report(
                    Check.C04,
                    annotation.place(),
                    annotation + ": column '" + String.join("', '", missing) + "' of key '" + key.name()
                            + "' is in neither segmentBy nor orderBy: every insert into a converted chunk would unpack"
                            + " whole batches to see whether its row is unique. Add it to one of them");
        }
    }

    private void checkRetention(AnnotationView annotation, Columnstore columnstore, @Nullable TimeInterval retention) {
        if (retention != null && !columnstore.after().mayBeShorterThan(retention)) {
            reporter.report(
                    Check.C07,
                    annotation.place("after"),
                    annotation.show("after") + " is not shorter than the retention (" + retention
                            + "): chunks would be dropped before they are converted. Make it shorter, or leave "
                            + annotation + " out");
        }
    }

    private void checkStart(AnnotationView annotation, AggregateDeclaration aggregate, Columnstore columnstore) {
        aggregate.model().refreshes().stream()
                .filter(refresh -> refresh.start() == null || !refresh.start().mayBeShorterThan(columnstore.after()))
                .findFirst()
                .ifPresent(refresh -> reportStart(annotation, aggregate, refresh));
        Feature unrefreshed = Feature.COLUMNSTORE_WITHOUT_REFRESH;
        if (aggregate.model().refreshes().isEmpty() && aggregate.declared().lacks(unrefreshed)) {
            reporter.report(
                    Check.P13,
                    annotation.place(),
                    annotation + " on the aggregate " + aggregate.declared().simpleName()
                            + ", which has no refresh policy: that needs TimescaleDB " + unrefreshed.since()
                            + ", and the declared target is "
                            + aggregate.declared().target().version()
                            + ". Leave manualRefresh out, or declare the target with @TimescaleTarget or -A"
                            + TargetReader.VERSION + "=" + unrefreshed.since());
        }
    }

    private void reportStart(AnnotationView annotation, AggregateDeclaration aggregate, RefreshPolicy refresh) {
        TimeInterval start = refresh.start();
        String message = annotation.show("after") + " is not longer than the refresh reaches back ("
                + (start == null ? "to the beginning" : start) + "): it would write into converted chunks. Make "
                + "refreshStart shorter than after";
        Feature within = Feature.COLUMNSTORE_WITHIN_REFRESH;
        if (!aggregate.declared().lacks(within)) {
            reporter.warn(Check.P09, annotation.place("after"), message);
        } else {
            reporter.report(
                    Check.P09,
                    annotation.place("after"),
                    message + ". TimescaleDB " + aggregate.declared().target().version()
                            + ", the declared target, refuses it; " + within.since()
                            + " does not");
        }
    }
}
