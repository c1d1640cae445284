package io.github.timescale4j.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The few things this library asks a database itself. */
final class Jdbc {

    private Jdbc() {}

    /** Opens a connection that says who it belongs to. */
    static Connection connect(String url, @Nullable String username, @Nullable String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "timescale-embedded");
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(url, properties);
    }

    /** Returns the first column of the first row, or null if there is none. */
    static @Nullable String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Says which versions a database has. */
    static String versions(Connection connection) throws SQLException {
        String timescale =
                text(connection, "SELECT extversion FROM pg_catalog.pg_extension WHERE extname = 'timescaledb'");
        return "PostgreSQL " + text(connection, "SHOW server_version") + ", "
                + (timescale == null ? "extension timescaledb not created yet" : "TimescaleDB " + timescale);
    }
}
