package io.github.timescale4j.client.diagnostics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about the session of somebody who was let in, and about the others.
 *
 * @param database the database's name
 * @param role the role that logged in
 * @param available how many connections others than superusers may have
 * @param roleLimit how many of them this role may have; negative without a limit
 * @param databaseLimit how many of them this database may have; negative without a limit
 * @param used how many connections there are
 * @param ofRole how many of them are this role's
 * @param ofDatabase how many of them are in this database
 * @param instances from how many addresses an application of this name is connected
 * @param secondsValid for how long the role's password is valid; {@code null} without an end
 * @param readOnly whether transactions may write only if they ask for it
 * @param recovering whether the server follows another one
 * @param extension the version of TimescaleDB; {@code null} without it
 * @param installed whether the server has the files of the extension
 * @param loaded whether the server has loaded its library
 */
record Session(
        String database,
        String role,
        int available,
        int roleLimit,
        int databaseLimit,
        int used,
        int ofRole,
        int ofDatabase,
        int instances,
        @Nullable Long secondsValid,
        boolean readOnly,
        boolean recovering,
        @Nullable String extension,
        boolean installed,
        boolean loaded) {

    /** A role without rights does not see of what kind the sessions of others are: they all count then. */
    private static final String SQL = """
            SELECT current_database() AS database, session_user AS role,
                   current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
                       - coalesce(current_setting('reserved_connections', true)::int, 0) AS available,
                   r.rolconnlimit AS role_limit, d.datconnlimit AS database_limit,
                   a.used, a.of_role, a.of_database, a.instances,
                   CASE WHEN isfinite(r.rolvaliduntil)
                        THEN extract(epoch FROM r.rolvaliduntil - now())::bigint END AS seconds_valid,
                   current_setting('transaction_read_only') = 'on' AS read_only,
                   pg_catalog.pg_is_in_recovery() AS recovering,
                   (SELECT extversion FROM pg_catalog.pg_extension WHERE extname = 'timescaledb') AS extension,
                   EXISTS (SELECT FROM pg_catalog.pg_available_extensions WHERE name = 'timescaledb') AS installed,
                   current_setting('timescaledb.license', true) IS NOT NULL AS loaded
            FROM pg_catalog.pg_roles r, pg_catalog.pg_database d,
                 (SELECT count(*)::int AS used,
                         count(*) FILTER (WHERE usename = session_user)::int AS of_role,
                         count(*) FILTER (WHERE datname = current_database())::int AS of_database,
                         count(DISTINCT client_addr) FILTER (WHERE application_name = ?)::int AS instances
                  FROM pg_catalog.pg_stat_activity
                  WHERE usename IS NOT NULL AND coalesce(backend_type, 'client backend') = 'client backend'
                    AND pid <> pg_catalog.pg_backend_pid()) a
            WHERE r.rolname = session_user AND d.datname = current_database()""";

    static Session read(Connection connection, @Nullable String applicationName) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, applicationName);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("the server does not list this role or this database", "02000");
                }
                return of(row);
            }
        }
    }

    private static Session of(ResultSet row) throws SQLException {
        long seconds = row.getLong("seconds_valid");
        Long secondsValid = row.wasNull() ? null : seconds;
        return new Session(
                row.getString("database"),
                row.getString("role"),
                row.getInt("available"),
                row.getInt("role_limit"),
                row.getInt("database_limit"),
                row.getInt("used"),
                row.getInt("of_role"),
                row.getInt("of_database"),
                row.getInt("instances"),
                secondsValid,
                row.getBoolean("read_only"),
                row.getBoolean("recovering"),
                row.getString("extension"),
                row.getBoolean("installed"),
                row.getBoolean("loaded"));
    }
}
