package io.github.timescale4j.client.mapping;

import io.github.timescale4j.schema.Suggestions;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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
                + type.getSimpleName() + ": its columns are " + String.join(", ", names) + "."
                + Suggestions.didYouMean(property.column(), names);
    }

    String typeName(int index) throws SQLException {
        return metaData.getColumnTypeName(index);
    }

    ColumnKind kind(int index) throws SQLException {
        return ColumnKind.of(metaData.getColumnType(index), typeName(index));
    }
}
