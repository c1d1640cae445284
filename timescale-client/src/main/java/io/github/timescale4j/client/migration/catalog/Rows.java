package io.github.timescale4j.client.migration.catalog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the queries of this package. */
final class Rows {

    private Rows() {}

    /** Runs a query whose only parameter is a list of relations' numbers. */
    static void forEach(Connection connection, String sql, Collection<Long> oids, Row row) throws SQLException {
        Array numbers = connection.createArrayOf("bigint", oids.toArray());
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, numbers);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    row.accept(rows);
                }
            }
        } finally {
            numbers.free();
        }
    }

    /** Sets a property, unless it has no value. */
    static void put(Map<String, String> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.put(name, value);
        }
    }

    /** What is done with a row. */
    @FunctionalInterface
    interface Row {
        void accept(ResultSet row) throws SQLException;
    }
}
