package io.github.timescale4j.client;

import io.github.timescale4j.client.execution.StatementRunner.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings of the server that hold until the end of a transaction, or until they are restored. */
final class LocalSetting {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSetting.class);
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

    /** Does something while a value is set. An error may be one that leaves the transaction as it is. */
    static <T> T during(Connection connection, String name, String value, Work<T> work) throws SQLException {
        String before = exchange(connection, name, value);
        boolean done = false;
        try {
            T result = work.on(connection);
            done = true;
            return result;
        } finally {
            if (done) {
                exchange(connection, name, before);
            } else {
                restoreAfterError(connection, name, before);
            }
        }
    }

    /** Sets the value of before. A transaction that has failed takes the other one with it, and refuses this. */
    static void restoreAfterError(Connection connection, String name, String before) {
        try {
            exchange(connection, name, before);
        } catch (SQLException e) {
            LOG.debug("{} is left to the end of the transaction, SQLSTATE {}", name, e.getSQLState());
        }
    }
}
