package io.github.timescale4j.processor;

import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.IndexColumn;
import io.github.timescale4j.schema.SparseIndex;
import io.github.timescale4j.schema.SparseIndex.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the sparse indexes of a columnstore, and refuses what the server would refuse at the start of the application. */
final class SparseIndexReader {

    private final ErrorReporter reporter;

    SparseIndexReader(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    /** All that the annotation says, without what is wrong, which is reported. */
    List<SparseIndex> read(
            DeclaredElement declared,
            AnnotationView annotation,
            List<DeclaredColumn> columns,
            List<String> segmentBy,
            List<IndexColumn> orderBy) {
        List<SparseIndex> indexes = new ArrayList<>();
        Set<List<String>> taken = new HashSet<>();
        for (Kind kind : Kind.values()) {
            String member = member(kind);
            List<String> entries = annotation.texts(member);
            for (int at = 0; at < entries.size(); at++) {
                try {
                    List<String> names = names(kind, entries.get(at), columns, segmentBy, orderBy);
                    if (!taken.add(names)) {
                        throw new IllegalArgumentException(
                                "the column has another sparse index, and there is one for each. Leave one out");
                    }
                    checkTarget(declared, kind, names);
                    indexes.add(new SparseIndex(kind, names));
                } catch (IllegalArgumentException e) {
                    reporter.report(
                            Check.C08,
                            annotation.place(member, at),
                            annotation + "(" + member + " = \"" + AnnotationView.printable(entries.get(at)) + "\"): "
                                    + e.getMessage());
                }
            }
        }
        return indexes;
    }

    private static String member(Kind kind) {
        return switch (kind) {
            case BLOOM -> "bloom";
            case MINMAX -> "minmax";
            case FIRSTLAST -> "firstLast";
        };
    }

    private static List<String> names(
            Kind kind, String entry, List<DeclaredColumn> columns, List<String> segmentBy, List<IndexColumn> orderBy) {
        List<String> names = new ArrayList<>();
        for (String part : entry.split(",", -1)) {
            String name = IndexReader.find(part.strip(), columns).column();
            if (segmentBy.contains(name)) {
                throw new IllegalArgumentException("a batch has one value of '" + name
                        + "', because segmentBy names it, and is found by that. Leave it out");
            }
            if (orderBy.stream().anyMatch(column -> column.name().equals(name))) {
                throw new IllegalArgumentException("the server keeps the smallest and the greatest '" + name
                        + "' of each batch by itself, because rows are ordered by it, and takes nothing else. Leave it"
                        + " out");
            }
            if (names.contains(name)) {
                throw new IllegalArgumentException("the column is named twice");
            }
            names.add(name);
        }
        if (names.size() > 1 && kind != Kind.BLOOM) {
            throw new IllegalArgumentException("only a bloom index spans several columns. Write an entry for each");
        }
        return names;
    }

    private static void checkTarget(DeclaredElement declared, Kind kind, List<String> names) {
        if (!declared.isTable()) {
            throw new IllegalArgumentException("an aggregate has no sparse indexes of one's own (22023). Leave it out");
        }
        Feature feature = kind == Kind.FIRSTLAST
                ? Feature.FIRST_LAST_SPARSE_INDEX
                : names.size() > 1 ? Feature.COMPOSITE_SPARSE_INDEX : Feature.SPARSE_INDEX;
        if (declared.lacks(feature)) {
            throw new IllegalArgumentException("this needs TimescaleDB " + feature.since()
                    + ", and the declared target is " + declared.target().version()
                    + ". Leave it out, or declare the target with @TimescaleTarget or -A"
                    + TargetReader.VERSION + "=" + feature.since());
        }
    }
}
