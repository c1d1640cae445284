package io.github.timescale4j.client.series;

import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.SqlTypes;
import io.github.timescale4j.schema.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the columns of a declared type by the names that users give. */
final class Columns {

    private final Declaration declaration;
    private final String typeName;

    Columns(Class<?> type, Declaration declaration) {
        this.declaration = declaration;
        this.typeName = type.getSimpleName();
    }

    String typeName() {
        return typeName;
    }

    /** Refuses a type whose time cannot be compared with an instant. */
    void requireInstants() {
        DeclaredColumn time = find(declaration.timeColumn());
        if (!SqlTypes.normalize(time.sqlType()).equals("timestamptz")) {
            throw new IllegalArgumentException("the time of " + typeName + ", '" + time.property() + "', is "
                    + time.sqlType() + ", and a range of instants says nothing there: write the query with query(...)");
        }
    }

    /** Adds a column by which rows are told apart, under the name that was given. */
    void addKey(Map<String, DeclaredColumn> keys, String name) {
        DeclaredColumn column = findKey(name);
        if (keys.containsValue(column)) {
            throw new IllegalArgumentException(
                    "'" + name + "' of " + typeName + " is named twice in by: name each column once");
        }
        keys.put(name, column);
    }

    /** Throws an {@link IllegalArgumentException} that names what is there. */
    DeclaredColumn find(String name) {
        return declaration.columns().stream()
                .filter(column -> column.property().equals(name))
                .findFirst()
                .or(() -> declaration.columns().stream()
                        .filter(column -> column.column().equals(name))
                        .findFirst())
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + name + "' is no column of " + typeName + ", which has "
                                + declaration.columns().stream()
                                        .map(DeclaredColumn::property)
                                        .collect(Collectors.joining(", "))
                                + "."
                                + Suggestions.didYouMean(
                                        name,
                                        declaration.columns().stream()
                                                .map(DeclaredColumn::property)
                                                .toList())));
    }

    /** A column by which rows are told apart. */
    DeclaredColumn findKey(String name) {
        DeclaredColumn column = find(name);
        if (column.column().equals(declaration.timeColumn())) {
            throw new IllegalArgumentException("'" + name + "' of " + typeName
                    + " is the time, by which no series is told from another: name another column, and say the range with"
                    + " between or since");
        }
        return column;
    }

    DeclaredColumn findNumber(String name) {
        DeclaredColumn column = find(name);
        if (!isNumber(column)) {
            throw new IllegalArgumentException("'" + name + "' of " + typeName + " is " + column.sqlType()
                    + ", and no number: name a numeric column" + list(numbers()));
        }
        return column;
    }

    /** The only numeric column; throws an {@link IllegalStateException} if there is not just one. */
    DeclaredColumn onlyNumber() {
        List<DeclaredColumn> numbers = numbers();
        if (numbers.size() != 1) {
            throw new IllegalStateException(
                    typeName + " has " + (numbers.isEmpty() ? "no numeric column" : "several numeric columns")
                            + ": say which one is asked for with value(...)" + list(numbers));
        }
        return numbers.get(0);
    }

    private List<DeclaredColumn> numbers() {
        return declaration.columns().stream().filter(Columns::isNumber).toList();
    }

    private static boolean isNumber(DeclaredColumn column) {
        return SqlTypes.isNumber(SqlTypes.normalize(column.sqlType()));
    }

    private static String list(List<DeclaredColumn> columns) {
        return columns.isEmpty()
                ? ""
                : columns.stream().map(DeclaredColumn::property).collect(Collectors.joining(", ", ", one of ", ""));
    }
}
