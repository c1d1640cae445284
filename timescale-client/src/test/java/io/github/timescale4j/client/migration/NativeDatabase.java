package io.github.timescale4j.client.migration;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of a test's own on the server to which {@code TIMESCALE_TEST_URL} points. */
final class NativeDatabase implements AutoCloseable {

    private static final String URL = System.getenv("TIMESCALE_TEST_URL");
    private static final String USERNAME = System.getenv("TIMESCALE_TEST_USERNAME");
    private static final String PASSWORD = System.getenv("TIMESCALE_TEST_PASSWORD");

    private final String name =
            "migration_" + UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
    private final List<String> roles = new ArrayList<>();

    private NativeDatabase() {}

    static NativeDatabase create() throws SQLException {
        return create("");
    }

    /** Makes a database with options such as its locale. */
    static NativeDatabase create(String options) throws SQLException {
        Assumptions.assumeTrue(URL != null, "TIMESCALE_TEST_URL does not point to a server");
        NativeDatabase database = new NativeDatabase();
        onServer("CREATE DATABASE " + database.name + " " + options);
        database.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
        return database;
    }

    String name() {
        return name;
    }

    /** Makes a role without any rights, with the name of the database. */
    String createRole() throws SQLException {
        onServer("CREATE ROLE " + name + " LOGIN PASSWORD '" + name + "'");
        roles.add(name);
        return name;
    }

    /** Says that a test makes a role itself, to be dropped in the end. */
    void dropAtTheEnd(String role) {
        roles.add(role);
    }

    HikariDataSource pool(int size) {
        return pool(size, USERNAME, PASSWORD);
    }

    HikariDataSource poolOfRole(int size) {
        return pool(size, name, name);
    }

    HikariDataSource pool(int size, String username, String password) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(url());
        dataSource.setUsername(username);
        dataSource.setPassword(password);
        dataSource.setMaximumPoolSize(size);
        dataSource.setConnectionTimeout(10_000);
        return dataSource;
    }

    /** Each connection is a new one. */
    DataSource unpooled() {
        return new DriverManagerDataSource(url(), USERNAME, PASSWORD);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USERNAME, PASSWORD);
    }

    private String url() {
        return URL.replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String scalar(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void onServer(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL, USERNAME, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        onServer("DROP DATABASE " + name + " WITH (FORCE)");
        for (String role : roles) {
            onServer("DROP ROLE IF EXISTS " + role);
        }
    }
}
