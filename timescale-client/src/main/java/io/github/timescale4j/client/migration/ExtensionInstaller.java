package io.github.timescale4j.client.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the extension where it is missing, the server has it and the role may; otherwise says what stands in the way. */
final class ExtensionInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(ExtensionInstaller.class);

    private static final String QUERY = "SELECT coalesce(bool_or(true), false),"
            + " coalesce(bool_or(r.rolsuper OR NOT v.superuser"
            + " OR (v.trusted AND has_database_privilege(current_database(), 'CREATE'))), false)"
            + " FROM pg_catalog.pg_available_extensions a"
            + " JOIN pg_catalog.pg_available_extension_versions v ON v.name = a.name AND v.version = a.default_version"
            + " JOIN pg_catalog.pg_roles r ON r.rolname = current_user"
            + " WHERE a.name = 'timescaledb'";

    private ExtensionInstaller() {}

    static ExtensionMissingException missing(Server server) {
        return new ExtensionMissingException(
                server.database(),
                false,
                "Somebody with the right to do so has to run CREATE EXTENSION timescaledb there",
                null);
    }

    static void install(Connection connection, Server server) throws SQLException {
        boolean available;
        boolean allowed;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            available = row.getBoolean(1);
            allowed = row.getBoolean(2);
        }
        if (!available) {
            throw new ExtensionMissingException(
                    server.database(),
                    false,
                    "The server does not have it at all: install TimescaleDB on the server",
                    null);
        }
        if (!allowed) {
            throw new ExtensionMissingException(
                    server.database(),
                    true,
                    "The server has it, but this role may not create it: somebody who may has to run CREATE EXTENSION"
                            + " timescaledb there",
                    null);
        }
        create(connection, server);
    }

    private static void create(Connection connection, Server server) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
            LOG.info("Created the extension timescaledb in the database {}", server.database());
        } catch (SQLException e) {
            throw new ExtensionMissingException(
                    server.database(),
                    true,
                    "The server has it, but could not create it: SQLSTATE " + e.getSQLState() + ", " + e.getMessage(),
                    e);
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }
}
