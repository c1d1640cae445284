package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The server to which {@code TIMESCALE_TEST_URL} points. */
final class NativeServer {

    static final String URL = System.getenv("TIMESCALE_TEST_URL");
    static final String USERNAME = System.getenv("TIMESCALE_TEST_USERNAME");
    static final String PASSWORD = System.getenv("TIMESCALE_TEST_PASSWORD");

    private static final String COMMAND = System.getenv("NATIVE_SERVER_COMMAND");
    private static final String DIRECTORY = System.getenv("NATIVE_SERVER_DIR");

    private NativeServer() {}

    static boolean isThere() {
        return URL != null;
    }

    /** Skips a test that has no server. */
    static void require() {
        Assumptions.assumeTrue(isThere(), "TIMESCALE_TEST_URL does not point to a server");
    }

    /** Skips a test whose server was not started by {@code .ci/native-server}. */
    static void requireRestarts() {
        Assumptions.assumeTrue(
                COMMAND != null && DIRECTORY != null,
                "the server was not started by .ci/native-server: it is not restarted");
    }

    static void restart() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", COMMAND, "restart", DIRECTORY)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /** The address of another of its databases. */
    static String url(String database) {
        return URL.replaceFirst("/[^/?]+(\\?|$)", "/" + database + "$1");
    }

    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, USERNAME, PASSWORD);
    }

    /** Runs statements in the database to which the address leads. */
    static void execute(String... statements) throws SQLException {
        try (Connection connection = connect(URL)) {
            for (String sql : statements) {
                execute(connection, sql);
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String scalar(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
