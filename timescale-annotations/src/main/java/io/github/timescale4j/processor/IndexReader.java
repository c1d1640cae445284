package io.github.timescale4j.processor;

import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.IndexColumn;
import io.github.timescale4j.schema.IndexColumn.Direction;
import io.github.timescale4j.schema.IndexDefinition;
import io.github.timescale4j.schema.IndexMethod;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.SqlTypes;
import io.github.timescale4j.schema.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code indexes}: entries such as {@code "device_id"}, {@code "a, b DESC"} and {@code "type using hash"}. */
final class IndexReader {

    private static final Pattern ENTRY = Pattern.compile("(.*?)(?:\\s+using\\s+(\\w+))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private final ErrorReporter reporter;

    IndexReader(ErrorReporter reporter) {
        this.reporter = reporter;
    }

    /**
     * Reads the entries of a declaration.
     *
     * @param declared the declaration
     * @param columns what can be indexed
     * @param time the time column, by which plain lists of columns end
     * @param automatic the indexes that are made anyway
     * @return the indexes beside the automatic ones
     */
    List<IndexDefinition> read(
            DeclaredElement declared, List<DeclaredColumn> columns, String time, List<IndexDefinition> automatic) {
        List<IndexDefinition> all = new ArrayList<>(automatic);
        List<String> entries = declared.annotation().texts("indexes");
        for (int at = 0; at < entries.size(); at++) {
            Place place = declared.annotation().place("indexes", at);
            String entry = declared.annotation() + "(indexes = \"" + AnnotationView.printable(entries.get(at)) + "\")";
            try {
                IndexDefinition index = parse(entries.get(at), declared.relation(), columns, time);
                if (all.stream().anyMatch(other -> isSame(other, index))) {
                    reporter.report(Check.T25, place, entry + ": this index is made already. Leave the entry out");
                } else {
                    all.add(rename(index, all));
                    warnOfHash(index, place, entry);
                }
            } catch (IllegalArgumentException e) {
                reporter.report(Check.T18, place, entry + ": " + e.getMessage());
            }
        }
        return List.copyOf(all.subList(automatic.size(), all.size()));
    }

    private void warnOfHash(IndexDefinition index, Place place, String entry) {
        if (index.method() == IndexMethod.HASH) {
            String column = index.columns().get(0).name();
            reporter.report(
                    Check.T33,
                    place,
                    entry + ": a hash index on '" + column + "' finds single values, but no range and no order, so the"
                            + " newest rows of one value are sorted by every query; and it is not used in the columnstore."
                            + " Leave 'using hash' out: that gives a btree on '" + column + "' and the time");
        }
    }

    /**
     * Reads by which index rows are reordered.
     *
     * @param all the indexes that are made
     * @return the index's name; {@code null} if nothing is said, or if it is wrong, which is reported
     */
    @Nullable
    String reorder(DeclaredElement declared, List<DeclaredColumn> columns, String time, List<IndexDefinition> all) {
        AnnotationView annotation = declared.annotation();
        String entry = annotation.text("reorderBy");
        if (entry.isEmpty()) {
            return null;
        }
        try {
            IndexDefinition wanted = parse(entry, declared.relation(), columns, time);
            if (wanted.method() != IndexMethod.BTREE) {
                throw new IllegalArgumentException("only a btree index has an order. Name one");
            }
            return all.stream()
                    .filter(index -> isSame(index, wanted))
                    .findFirst()
                    .map(IndexDefinition::name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no such index. Add the entry to indexes, as it is written here"));
        } catch (IllegalArgumentException e) {
            reporter.report(
                    Check.P11, annotation.place("reorderBy"), annotation.show("reorderBy") + ": " + e.getMessage());
            return null;
        }
    }

    private static IndexDefinition parse(
            String entry, RelationName relation, List<DeclaredColumn> columns, String time) {
        Matcher matcher = ENTRY.matcher(entry.strip());
        String list = matcher.matches() ? matcher.group(1) : entry;
        String using = matcher.matches() ? matcher.group(2) : null;
        IndexMethod method = using == null ? IndexMethod.BTREE : IndexMethod.of(using);
        List<IndexColumn> indexed = new ArrayList<>();
        for (String part : COMMA.split(list, -1)) {
            IndexColumn column = IndexColumn.parse(part);
            DeclaredColumn found = find(column.name(), columns);
            refuseType(found, method);
            indexed.add(new IndexColumn(found.column(), column.direction()));
        }
        if (indexed.stream().map(IndexColumn::name).distinct().count() < indexed.size()) {
            throw new IllegalArgumentException("it names a column twice");
        }
        boolean asTheyStand = using != null || indexed.stream().anyMatch(column -> column.direction() != null);
        return IndexDefinition.of(relation, method, asTheyStand ? indexed : withTime(indexed, time));
    }

    /** The columns, followed by the time, newest first, unless it is among them: then it only gets its direction. */
    private static List<IndexColumn> withTime(List<IndexColumn> columns, String time) {
        IndexColumn newestFirst = new IndexColumn(time, Direction.DESC);
        return columns.stream().anyMatch(column -> column.name().equals(time))
                ? columns.stream()
                        .map(column -> column.name().equals(time) ? newestFirst : column)
                        .toList()
                : Stream.concat(columns.stream(), Stream.of(newestFirst)).toList();
    }

    /** Finds a column by its own name or by the component's. */
    static DeclaredColumn find(String name, List<DeclaredColumn> columns) {
        List<String> names = columns.stream().map(DeclaredColumn::column).toList();
        return columns.stream()
                .filter(column ->
                        column.column().equals(name) || column.property().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no column '" + name + "'. The columns are "
                        + String.join(", ", names) + "." + Suggestions.didYouMean(name, names)));
    }

    private static void refuseType(DeclaredColumn column, IndexMethod method) {
        String type = SqlTypes.normalize(column.sqlType());
        if (method == IndexMethod.GIN && SqlTypes.isKnown(type) && !type.equals("jsonb")) {
            throw new IllegalArgumentException("a gin index is for values with parts, jsonb and arrays, but column '"
                    + column.column() + "' is " + type + ". Use btree");
        }
        if (method != IndexMethod.GIN && type.equals("json")) {
            throw new IllegalArgumentException(
                    "PostgreSQL has no index on json. Make column '" + column.column() + "' jsonb, and use gin");
        }
    }

    /** Whether two definitions differ in nothing but the name: no direction is ascending. */
    private static boolean isSame(IndexDefinition one, IndexDefinition other) {
        return one.toUnnamedSql().equals(other.toUnnamedSql());
    }

    /** Numbers an index whose name is taken, as PostgreSQL does. */
    private static IndexDefinition rename(IndexDefinition index, List<IndexDefinition> others) {
        Set<String> taken = others.stream().map(IndexDefinition::name).collect(Collectors.toCollection(HashSet::new));
        String name = index.name();
        for (int number = 1; taken.contains(name); number++) {
            String stem = index.name().substring(0, index.name().length() - "_idx".length());
            name = stem + "_idx" + number;
        }
        Identifier.check(name);
        return new IndexDefinition(name, index.relation(), index.method(), index.columns());
    }
}
