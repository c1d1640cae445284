package io.github.timescale4j.client.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the extension where it is missing, the server has it and the role may; otherwise says what stands in the way. */
final class ExtensionInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(ExtensionInstaller.class);

    private static final String QUERY = "SELECT r.rolsuper OR NOT v.superuser"
            + " OR (v.trusted AND has_database_privilege(current_database(), 'CREATE'))"
            + " FROM pg_catalog.pg_available_extensions a"
            + " JOIN pg_catalog.pg_available_extension_versions v ON v.name = a.name AND v.version = a.default_version"
            + " JOIN pg_catalog.pg_roles r ON r.rolname = current_user"
            + " WHERE a.name = 'timescaledb'";

    /** A setting that the library makes when the server loads it, before there is any extension; a value in a file makes none. */
    private static final String LOADED =
            "SELECT EXISTS (SELECT FROM pg_catalog.pg_settings" + " WHERE name = 'timescaledb.max_background_workers')";

    private ExtensionInstaller() {}

    /** Says that the extension is missing, without an attempt to create it. */
    static ExtensionMissingException missing(Connection connection, Server server) throws SQLException {
        return availability(connection).isPresent()
                ? notCreated(server, "The server has it: run CREATE EXTENSION timescaledb there")
                : notOnServer(server);
    }

    /**
     * Creates it, unless the release or the edition that then shows cannot keep the declarations: what an edition is called is
     * known only where the extension is loaded.
     *
     * @return what the server is with the extension
     */
    static Server install(Connection connection, Server server, List<DeclaredRelation> declared) throws SQLException {
        boolean allowed = availability(connection).orElseThrow(() -> notOnServer(server));
        if (!allowed) {
            throw notCreated(
                    server,
                    "The server has it, but this role may not create it: somebody who may has to run CREATE EXTENSION"
                            + " timescaledb there");
        }
        return create(connection, server, declared);
    }

    /** Whether the role may create the extension; empty if the server does not have it. */
    private static Optional<Boolean> availability(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
        }
    }

    private static ExtensionMissingException notOnServer(Server server) {
        return new ExtensionMissingException(
                server.database(),
                false,
                "The server does not have it at all: install TimescaleDB on the server",
                null);
    }

    private static ExtensionMissingException notCreated(Server server, String detail) {
        return new ExtensionMissingException(server.database(), true, detail, null);
    }

    private static Server create(Connection connection, Server server, List<DeclaredRelation> declared)
            throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        boolean loaded = isLoaded(connection);
        connection.setAutoCommit(false);
        try {
            Server created = create(connection);
            created.check(declared);
            connection.commit();
            LOG.info("Created the extension timescaledb in the database {}", server.database());
            return created;
        } catch (SchemaMigrationException e) {
            connection.rollback();
            endSession(connection);
            throw e;
        } catch (SQLException e) {
            if (!loaded) {
                // The extension ends the session that creates it on a server without its library.
                endSession(connection);
                throw new LibraryNotPreloadedException(server.database(), e);
            }
            connection.rollback();
            // Another instance may have created it in the meantime.
            Server now = Server.read(connection);
            if (now.hasExtension()) {
                return now;
            }
            throw new ExtensionMissingException(
                    server.database(),
                    true,
                    "The server has it, but could not create it: SQLSTATE " + e.getSQLState() + ", " + e.getMessage(),
                    e);
        } finally {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private static boolean isLoaded(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOADED)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** A session that has loaded the extension cannot create it any more, so that the pool has to do without this one. */
    private static void endSession(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid())");
        } catch (SQLException e) {
            LOG.debug("The session was ended, SQLSTATE {}", e.getSQLState());
        }
    }

    /** In the schema {@code public}: in that of an application the extension, and all hypertables, would be dropped with it. */
    private static Server create(Connection connection) throws SQLException {
        String place = Relations.schemaExists(connection, "public") ? " SCHEMA public" : "";
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS timescaledb" + place);
        }
        return Server.read(connection);
    }
}
