package io.github.timescale4j.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** The databases of the integration tests, and short ways to talk to them. */
final class Pglite {

    private Pglite() {}

    /** One for all tests that leave nothing behind. */
    private static final class Shared {
        private static final EmbeddedTimescale INSTANCE = builder().start();
    }

    /** One that does not wait long. */
    private static final class Impatient {
        private static final EmbeddedTimescale INSTANCE =
                builder().busyTimeout(Duration.ofMillis(700)).start();
    }

    static EmbeddedTimescale.Builder builder() {
        return EmbeddedTimescale.builder().provider(Provider.PGLITE).runJobs(false);
    }

    static EmbeddedTimescale shared() {
        return Shared.INSTANCE;
    }

    static EmbeddedTimescale impatient() {
        return Impatient.INSTANCE;
    }

    static Connection connect() throws SQLException {
        return connect(shared());
    }

    static Connection connect(EmbeddedTimescale timescale) throws SQLException {
        return DriverManager.getConnection(timescale.jdbcUrl(), timescale.username(), timescale.password());
    }

    /** Connects with settings of the driver, as name, value, name, value. */
    static Connection connectWith(String... settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", shared().username());
        properties.setProperty("password", shared().password());
        for (int i = 0; i < settings.length; i += 2) {
            properties.setProperty(settings[i], settings[i + 1]);
        }
        return DriverManager.getConnection(shared().jdbcUrl(), properties);
    }

    static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "(no row)";
        }
    }

    static int number(Connection connection, String sql) throws SQLException {
        return Integer.parseInt(text(connection, sql));
    }
}
