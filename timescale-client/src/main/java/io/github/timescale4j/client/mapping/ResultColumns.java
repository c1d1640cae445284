package io.github.timescale4j.client.mapping;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The columns of a result: their names, from the first, and how to ask for their types. */
record ResultColumns(List<String> names, ResultSetMetaData metaData) {

    static ResultColumns of(ResultSet rows) throws SQLException {
        ResultSetMetaData metaData = rows.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            names.add(metaData.getColumnLabel(i));
        }
        return new ResultColumns(List.copyOf(names), metaData);
    }

    /** The position, from 1, of the column for a property. */
    int indexOf(Property property, Class<?> type) {
        for (String candidate : property.columnCandidates()) {
            int index = names.indexOf(candidate);
            if (index >= 0) {
                if (names.lastIndexOf(candidate) != index) {
                    throw new RowMappingException(
                            "the result has several columns '" + candidate + "', so it is not clear which one is for '"
                                    + property.name() + "' of " + type.getSimpleName(),
                            candidate,
                            property.name(),
                            null);
                }
                return index + 1;
            }
        }
        throw new RowMappingException(missing(property, type), property.column(), property.name(), null);
    }

    private String missing(Property property, Class<?> type) {
        return "the result has no column '" + property.column() + "' for '" + property.name() + "' of "
                + type.getSimpleName() + ": its columns are " + String.join(", ", names)
                + suggestion(property.column())
                        .map(name -> ". Did you mean '" + name + "'?")
                        .orElse("");
    }

    private Optional<String> suggestion(String wanted) {
        int limit = Math.max(2, wanted.length() / 3);
        return names.stream()
                .filter(name -> distance(name, wanted) <= limit)
                .min(Comparator.comparingInt(name -> distance(name, wanted)));
    }

    /** How many letters must be changed, added or left out to turn one word into the other. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }

    String typeName(int index) throws SQLException {
        return metaData.getColumnTypeName(index);
    }

    ColumnKind kind(int index) throws SQLException {
        return ColumnKind.of(metaData.getColumnType(index), typeName(index));
    }
}
