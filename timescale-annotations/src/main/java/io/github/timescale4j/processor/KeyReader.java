package io.github.timescale4j.processor;

import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.KeyConstraint;
import io.github.timescale4j.schema.SpacePartition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code @SpacePartition}, {@code primaryKey} and {@code unique}, which depend on each other. */
final class KeyReader {

    private final ErrorReporter reporter;

    KeyReader(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    /** What {@code @SpacePartition} says, or {@code null} if there is none, or if it is wrong, which is reported. */
    @Nullable
    SpacePartition partition(DeclaredElement declared, List<DeclaredColumn> columns, String time) {
        AnnotationView annotation = declared.partition();
        if (annotation == null) {
            return null;
        }
        int partitions = Integer.parseInt(annotation.text("partitions"));
        if (partitions < 1 || partitions > SpacePartition.MOST_PARTITIONS) {
            reporter.report(
                    Check.T10,
                    annotation.place("partitions"),
                    annotation.show("partitions") + ": there can be 1 to " + SpacePartition.MOST_PARTITIONS);
            return null;
        }
        if (partitions == 1) {
            reporter.warn(
                    Check.T10,
                    annotation.place("partitions"),
                    annotation.show("partitions") + " divides nothing. Leave " + annotation + " out");
        }
        try {
            String name =
                    IndexReader.find(annotation.text("column").strip(), columns).column();
            if (name.equals(time)) {
                throw new IllegalArgumentException("by time the table is partitioned already. Name another column");
            }
            return new SpacePartition(name, partitions);
        } catch (IllegalArgumentException e) {
            reporter.report(Check.T10, annotation.place("column"), annotation.show("column") + ": " + e.getMessage());
            return null;
        }
    }

    /** The primary key, if there is one, and the unique constraints. */
    List<KeyConstraint> keys(
            DeclaredElement declared, List<DeclaredColumn> columns, String time, @Nullable SpacePartition partition) {
        AnnotationView annotation = declared.annotation();
        List<KeyConstraint> keys = new ArrayList<>();
        List<String> primary = annotation.texts("primaryKey");
        if (!primary.isEmpty()) {
            List<String> names = names(annotation, "primaryKey", annotation.place("primaryKey"), primary, columns);
            if (names != null) {
                keys.add(KeyConstraint.primary(declared.relation(), names));
                checkNulls(annotation.place("primaryKey"), annotation + "(primaryKey)", names, columns, true);
                checkPartitioning(annotation.place("primaryKey"), annotation + "(primaryKey)", names, time, partition);
            }
        }
        List<String> unique = annotation.texts("unique");
        for (int at = 0; at < unique.size(); at++) {
            Place place = annotation.place("unique", at);
            List<String> names =
                    names(annotation, "unique", place, List.of(unique.get(at).split(",", -1)), columns);
            if (names != null && keys.stream().anyMatch(key -> key.columns().equals(names))) {
                reporter.report(
                        Check.T29, place, annotation + "(unique): these columns are a key already. Leave this out");
            } else if (names != null) {
                keys.add(KeyConstraint.unique(declared.relation(), names));
                checkNulls(place, annotation + "(unique)", names, columns, false);
                checkPartitioning(place, annotation + "(unique)", names, time, partition);
            }
        }
        return keys;
    }

    private @Nullable List<String> names(
            AnnotationView annotation, String member, Place place, List<String> entries, List<DeclaredColumn> columns) {
        List<String> names = new ArrayList<>();
        for (String entry : entries) {
            try {
                String name = IndexReader.find(entry.strip(), columns).column();
                if (names.contains(name)) {
                    throw new IllegalArgumentException("column '" + name + "' is named twice");
                }
                names.add(name);
            } catch (IllegalArgumentException e) {
                reporter.report(
                        Check.T29,
                        place,
                        annotation + "(" + member + "): " + AnnotationView.printable(String.valueOf(e.getMessage())));
                return null;
            }
        }
        return names;
    }

    private void checkPartitioning(
            Place place, String key, List<String> names, String time, @Nullable SpacePartition partition) {
        List<String> missing = new ArrayList<>();
        if (!names.contains(time)) {
            missing.add(time);
        }
        if (partition != null && !names.contains(partition.column())) {
            missing.add(partition.column());
        }
        if (!missing.isEmpty()) {
            reporter.report(
                    Check.T08,
                    place,
                    key + " lacks '" + String.join("' and '", missing)
                            + "', by which the table is partitioned: no index"
                            + " spans all chunks, so TimescaleDB refuses it (TS103). Add it; nothing can be unique"
                            + " without it");
        }
    }

    private void checkNulls(
            Place place, String key, List<String> names, List<DeclaredColumn> columns, boolean primary) {
        for (DeclaredColumn column : columns) {
            if (!names.contains(column.column()) || !column.nullable()) {
                continue;
            }
            if (primary) {
                reporter.report(
                        Check.T29,
                        place,
                        key + ": component '" + column.property()
                                + "' is @Nullable, but a primary key makes its columns NOT NULL. Take the annotation"
                                + " away");
            } else {
                reporter.report(
                        Check.T09,
                        place,
                        key + ": component '" + column.property()
                                + "' is @Nullable, and nulls are distinct: any number of rows may have null there and"
                                + " be the same otherwise. Take the annotation away");
            }
        }
    }
}
