package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.execution.StatementRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Another route with a setting of the server's changed meanwhile, and only for its transaction. */
final class SettingRoute implements Route {

    private final StatementRunner runner;
    private final Route inner;
    private final String name;
    private final UnaryOperator<String> value;
    private @Nullable String before;

    /**
     * Makes a route.
     *
     * @param value makes the value from the one before
     */
    SettingRoute(StatementRunner runner, Route inner, String name, UnaryOperator<String> value) {
        this.runner = runner;
        this.inner = inner;
        this.name = name;
        this.value = value;
    }

    @Override
    public String prepare(Connection connection) throws SQLException {
        // A name that the server does not know could be set as well, and would mean nothing.
        try (PreparedStatement statement =
                runner.prepare(connection, "SELECT setting FROM pg_catalog.pg_settings WHERE name = ?")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                before = rows.next() ? rows.getString(1) : null;
            }
        }
        if (before != null) {
            set(connection, value.apply(before));
        }
        return inner.prepare(connection);
    }

    @Override
    public long finish(Connection connection, long copied) throws SQLException {
        long stored = inner.finish(connection, copied);
        if (before != null) {
            set(connection, before); // the transaction may go on with something else
        }
        return stored;
    }

    private void set(Connection connection, String to) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, "SELECT pg_catalog.set_config(?, ?, true)")) {
            statement.setString(1, name);
            statement.setString(2, to);
            statement.execute();
        }
    }
}
