package io.github.timescale4j.processor;

import io.github.timescale4j.schema.Columnstore;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.IndexColumn;
import io.github.timescale4j.schema.IndexColumn.Direction;
import io.github.timescale4j.schema.SparseIndex;
import io.github.timescale4j.schema.TimeInterval;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code @Columnstore}. */
final class ColumnstoreReader {

    private static final TimeInterval HALF_A_DAY = TimeInterval.parse("12h");

    private final IntervalReader intervals;
    private final SparseIndexReader indexes;
    private final ErrorReporter reporter;

    ColumnstoreReader(ErrorReporter reporter) {
        this.indexes = new SparseIndexReader(reporter);
        this.intervals = new IntervalReader(reporter);
        this.reporter = reporter;
    }

    /** What the annotation says, or {@code null} if there is none, or if it is wrong, which is reported. */
    @Nullable
    Columnstore read(DeclaredElement declared, List<DeclaredColumn> columns, String time, TimeAxis axis) {
        AnnotationView annotation = declared.columnstore();
        if (annotation == null) {
            return null;
        }
        TimeInterval after = intervals.read(annotation, "after", Check.P14, axis);
        TimeInterval every = intervals.read(annotation, "every", Check.P14);
        if (after == null && annotation.text("after").isEmpty()) {
            reporter.report(
                    Check.P14,
                    annotation.place("after"),
                    annotation.show("after") + " says nothing: " + TimeInterval.GRAMMAR);
        }
        List<String> segmentBy = segmentBy(annotation, columns, time);
        List<IndexColumn> orderBy = orderBy(annotation, columns, segmentBy);
        if (!annotation.isExplicit("orderBy")) {
            orderBy = List.of(new IndexColumn(time, Direction.DESC));
        }
        List<SparseIndex> sparse = indexes.read(declared, annotation, columns, segmentBy, orderBy);
        if (after == null || orderBy.isEmpty()) {
            return null;
        }
        TimeInterval age = after.elapsed();
        TimeInterval often = age != null && age.mayBeShorterThan(HALF_A_DAY) ? age : HALF_A_DAY;
        return new Columnstore(segmentBy, orderBy, sparse, after, every == null ? often : every);
    }

    private List<String> segmentBy(AnnotationView annotation, List<DeclaredColumn> columns, String time) {
        Set<String> names = new LinkedHashSet<>();
        List<String> entries = annotation.texts("segmentBy");
        for (int at = 0; at < entries.size(); at++) {
            Place place = annotation.place("segmentBy", at);
            String entry = show(annotation, "segmentBy", entries.get(at));
            try {
                String name = IndexReader.find(entries.get(at).strip(), columns).column();
                if (name.equals(time)) {
                    throw new IllegalArgumentException("by time, each batch would hold one row. Order by it instead");
                }
                if (!names.add(name)) {
                    throw new IllegalArgumentException("the column is named twice");
                }
            } catch (IllegalArgumentException e) {
                reporter.report(Check.C01, place, entry + ": " + e.getMessage());
            }
        }
        return List.copyOf(names);
    }

    private List<IndexColumn> orderBy(AnnotationView annotation, List<DeclaredColumn> columns, List<String> segmentBy) {
        List<IndexColumn> order = new ArrayList<>();
        List<String> entries = annotation.texts("orderBy");
        for (int at = 0; at < entries.size(); at++) {
            Place place = annotation.place("orderBy", at);
            String entry = show(annotation, "orderBy", entries.get(at));
            try {
                IndexColumn column = IndexColumn.parse(entries.get(at));
                String name = IndexReader.find(column.name(), columns).column();
                if (segmentBy.contains(name)) {
                    throw new IllegalArgumentException(
                            "a batch has one value of '" + name + "', because segmentBy names it, too. Leave one out");
                }
                if (order.stream().anyMatch(other -> other.name().equals(name))) {
                    throw new IllegalArgumentException("the column is named twice");
                }
                order.add(new IndexColumn(name, column.direction()));
            } catch (IllegalArgumentException e) {
                reporter.report(Check.C01, place, entry + ": " + e.getMessage());
            }
        }
        if (entries.isEmpty() && annotation.isExplicit("orderBy")) {
            reporter.report(
                    Check.C01,
                    annotation.place("orderBy"),
                    annotation + "(orderBy = {}): rows need an order. Leave orderBy out for the time, newest first");
        }
        return order;
    }

    private static String show(AnnotationView annotation, String member, String entry) {
        return annotation + "(" + member + " = \"" + AnnotationView.printable(entry) + "\")";
    }
}
