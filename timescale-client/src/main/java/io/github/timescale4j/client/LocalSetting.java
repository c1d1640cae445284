package io.github.timescale4j.client;

import io.github.timescale4j.client.execution.StatementRunner.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Settings of the server that hold until the end of a transaction, or until they are restored. */
final class LocalSetting {

    private static final String EXCHANGE = "SELECT current_setting(?), set_config(?, ?, true)";

    private LocalSetting() {}

    /** Sets a value and returns the one before. */
    static String exchange(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXCHANGE)) {
            statement.setString(1, name);
            statement.setString(2, name);
            statement.setString(3, value);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Does something while a value is set. An error fails the transaction, which takes the setting with it. */
    static <T> T during(Connection connection, String name, String value, Work<T> work) throws SQLException {
        String before = exchange(connection, name, value);
        T result = work.on(connection);
        exchange(connection, name, before);
        return result;
    }
}
