package io.github.timescale4j.test.server;

import io.github.timescale4j.test.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.StringUtils;

/** The server to which {@code TIMESCALE_TEST_URL} leads: with a database of this JVM's own, or else with the one that is there. */
final class GivenServer {

    private static final Logger LOG = LoggerFactory.getLogger(GivenServer.class);

    /** Whoever runs tests in a given database holds this lock; the number is the name of this library, in no special encoding. */
    private static final long LOCK = 0x7465_7374_7473_6462L;

    private static final String MAY_CREATE =
            "SELECT rolcreatedb OR rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user";

    /** They stay open as long as this JVM runs, for the sake of the lock; the driver closes what nobody refers to. */
    private static final List<Connection> LOCKING = new CopyOnWriteArrayList<>();

    private GivenServer() {}

    static TestDatabase open(TestServerProperties properties) {
        String url = properties.url();
        if (!StringUtils.hasText(url)) {
            throw new TestServerUnavailableException(
                    TestServer.GIVEN,
                    "A given server was asked for, but none is given. Set TIMESCALE_TEST_URL, TIMESCALE_TEST_USERNAME and"
                            + " TIMESCALE_TEST_PASSWORD, or the properties timescale.test.url, .username and .password; or leave"
                            + " server at AUTO",
                    null);
        }
        if (!url.startsWith(OwnDatabase.PREFIX)) {
            // The value is not shown: it may hold a password.
            throw new TestServerUnavailableException(
                    TestServer.GIVEN,
                    "TIMESCALE_TEST_URL, or timescale.test.url, must begin with '" + OwnDatabase.PREFIX + "'",
                    null);
        }
        if (!isReadable(url)) {
            throw new TestServerUnavailableException(
                    TestServer.GIVEN,
                    "TIMESCALE_TEST_URL, or timescale.test.url, is no address that the driver of PostgreSQL can read. Write"
                            + " jdbc:postgresql://host:5432/database, with the password in TIMESCALE_TEST_PASSWORD",
                    null);
        }
        try {
            return open(properties, url);
        } catch (SQLException e) {
            throw new TestServerUnavailableException(
                    TestServer.GIVEN,
                    "The given server cannot be used for tests (SQLSTATE " + e.getSQLState()
                            + "). Check TIMESCALE_TEST_URL, TIMESCALE_TEST_USERNAME and TIMESCALE_TEST_PASSWORD, or"
                            + " timescale.test.url and the like; without them the tests use a container or the embedded database",
                    e);
        }
    }

    private static TestDatabase open(TestServerProperties properties, String url) throws SQLException {
        Connection connection = connect(url, properties.username(), properties.password());
        boolean kept = false;
        try {
            if (yes(connection, MAY_CREATE)) {
                return OwnDatabase.create(connection, url, properties);
            }
            if (!yes(connection, "SELECT pg_catalog.pg_try_advisory_lock(" + LOCK + ")")) {
                throw new TestServerUnavailableException(
                        TestServer.GIVEN,
                        "Another test run uses the given database at the moment. Run one after the other; or give a role that may"
                                + " create databases, then each run has its own: ALTER ROLE … CREATEDB",
                        null);
            }
            LOG.warn(
                    "The role of the tests may not create databases: they use the given one as it is. Before each test its"
                            + " declared tables and aggregates are emptied, and nothing else");
            LOCKING.add(connection);
            kept = true;
            return new TestDatabase(url, properties.username(), properties.password(), false, false);
        } finally {
            if (!kept) {
                connection.close();
            }
        }
    }

    /** Asked before, because the driver's own message holds the address, in which a password may be. */
    private static boolean isReadable(String url) {
        try {
            DriverManager.getDriver(url);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    static Connection connect(String url, @Nullable String username, @Nullable String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("ApplicationName", "timescale-test");
        if (username != null) {
            login.setProperty("user", username);
        }
        if (password != null) {
            login.setProperty("password", password);
        }
        return DriverManager.getConnection(url, login);
    }

    private static boolean yes(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
