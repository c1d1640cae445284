package io.github.timescale4j.test.server;

import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.test.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database of this JVM's own on a given server, which is dropped when the JVM ends. */
final class OwnDatabase {

    static final String PREFIX = "jdbc:postgresql:";

    private static final Logger LOG = LoggerFactory.getLogger(OwnDatabase.class);

    /** The second of its creation is in the name, for whoever finds what a JVM that was killed has left. */
    private static final Pattern NAME = Pattern.compile("timescale_test_(\\d{1,12})_[0-9a-f]{12}");

    /** After so long a database without any session is nobody's. */
    private static final Duration ABANDONED = Duration.ofMinutes(30);

    private static final String OTHERS = """
            SELECT d.datname FROM pg_catalog.pg_database d
            WHERE d.datname LIKE 'timescale\\_test\\_%' AND pg_catalog.pg_has_role(d.datdba, 'USAGE')
              AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a
                              WHERE a.datid = d.oid AND a.backend_type = 'client backend')""";

    private static final String TEMPLATE_IN_USE = "55006";
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_MILLIS = 100;

    private OwnDatabase() {}

    static TestDatabase create(Connection server, String url, TestServerProperties properties) throws SQLException {
        dropAbandoned(server);
        String name = "timescale_test_" + Instant.now().getEpochSecond() + "_"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toLowerCase(Locale.ROOT);
        create(server, name);
        TestDatabase database =
                new TestDatabase(withName(url, name), properties.username(), properties.password(), true, false);
        Connection presence = enter(server, database, name);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> drop(url, name, properties, presence), "timescale-test-drop"));
        LOG.info("The tests use the database {} on the given server, until this JVM ends", name);
        return database;
    }

    /** A session of its own tells other test runs that somebody is here, also while no pool has a connection. */
    private static Connection enter(Connection server, TestDatabase database, String name) throws SQLException {
        Connection presence = null;
        boolean entered = false;
        try {
            presence = GivenServer.connect(database.jdbcUrl(), database.username(), database.password());
            requireInside(presence, name);
            entered = true;
            return presence;
        } finally {
            if (!entered) {
                if (presence != null) {
                    presence.close();
                }
                dropIfUnused(server, name);
            }
        }
    }

    /** A proxy before the server, or a parameter of the URL, may lead to one database whatever name is asked for. */
    static void requireInside(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_database()")) {
            row.next();
            String entered = row.getString(1);
            if (!entered.equals(name)) {
                throw new TestServerUnavailableException(
                        TestServer.GIVEN,
                        "The tests made the database '" + name + "' for themselves, but its address leads to '"
                                + entered
                                + "', in which nothing was changed. Let TIMESCALE_TEST_URL lead to the server itself, not to a"
                                + " proxy with a fixed database, and name the database before the '?' only",
                        null);
            }
        }
    }

    private static void create(Connection server, String name) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                execute(server, "CREATE DATABASE " + Identifier.quote(name));
                return;
            } catch (SQLException e) {
                if (!TEMPLATE_IN_USE.equals(e.getSQLState()) || attempt == ATTEMPTS) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void dropAbandoned(Connection server) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = server.createStatement();
                ResultSet row = statement.executeQuery(OTHERS)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        for (String name : names) {
            if (isAbandoned(name, Instant.now())) {
                dropIfUnused(server, name);
            }
        }
    }

    /** Without FORCE: the server itself refuses it where somebody is in there after all. */
    private static void dropIfUnused(Connection server, String name) {
        try {
            execute(server, "DROP DATABASE " + Identifier.quote(name));
            LOG.info("Dropped the database {}, which no test run uses", name);
        } catch (SQLException e) {
            LOG.debug("The database {} could not be dropped", name, e);
        }
    }

    static boolean isAbandoned(String name, Instant now) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                && Instant.ofEpochSecond(Long.parseLong(matcher.group(1)))
                        .plus(ABANDONED)
                        .isBefore(now);
    }

    private static void drop(String url, String name, TestServerProperties properties, Connection presence) {
        try (Connection server = GivenServer.connect(url, properties.username(), properties.password())) {
            presence.close();
            // PostgreSQL 12 knows no FORCE.
            String force = server.getMetaData().getDatabaseMajorVersion() < 13 ? "" : " WITH (FORCE)";
            execute(server, "DROP DATABASE " + Identifier.quote(name) + force);
        } catch (SQLException e) {
            // Without FORCE a pool that is still open is in the way: a later run finds it.
            LOG.debug("The database {} could not be dropped", name, e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The same address with another database. */
    static String withName(String url, String name) {
        String rest = url.substring(PREFIX.length());
        int question = rest.indexOf('?');
        String parameters = question < 0 ? "" : rest.substring(question);
        String address = question < 0 ? rest : rest.substring(0, question);
        String host = "";
        if (address.startsWith("//")) {
            int slash = address.indexOf('/', 2);
            host = (slash < 0 ? address : address.substring(0, slash)) + "/";
        }
        return PREFIX + host + name + parameters;
    }
}
