package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.InsufficientPrivilegeException.Right;
import io.github.timescale4j.schema.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether the role may do what is planned: Flyway would try for many seconds before it says so. */
final class Privileges {

    private static final String QUERY = "SELECT n.oid IS NOT NULL, current_user, current_database(),"
            + " CASE WHEN n.oid IS NULL THEN has_database_privilege(current_database(), 'CREATE')"
            + " ELSE has_schema_privilege(n.oid, 'CREATE') END"
            + " FROM (SELECT ?::text AS name) AS s LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = s.name";

    private Privileges() {}

    /** Refuses a role that may neither create tables in these schemas nor, where they do not exist, the schemas. */
    static void check(Connection connection, Collection<String> schemas) throws SQLException {
        for (String schema : schemas) {
            try (PreparedStatement query = connection.prepareStatement(QUERY)) {
                query.setString(1, schema);
                try (ResultSet row = query.executeQuery()) {
                    if (row.next() && !row.getBoolean(4)) {
                        throw missing(row.getBoolean(1), row.getString(2), row.getString(3), schema);
                    }
                }
            }
        }
    }

    /** What a role lacks that may not read what was applied. */
    static InsufficientPrivilegeException unreadable(
            String role, String schema, String table, @Nullable SQLException cause) {
        String to = " TO " + Identifier.quote(role);
        String select = "GRANT SELECT ON " + table + to;
        String usage = "GRANT USAGE ON SCHEMA " + Identifier.quote(schema) + to;
        return new InsufficientPrivilegeException(
                role,
                schema,
                Right.READ,
                "The role " + role + " may not read the table " + table
                        + ", which says what was applied. A role that may has to run " + select + ", and " + usage
                        + " if it may not use the schema either",
                List.of(usage, select),
                cause);
    }

    private static InsufficientPrivilegeException missing(boolean exists, String role, String database, String schema) {
        String grant = exists
                ? "GRANT CREATE ON SCHEMA " + Identifier.quote(schema) + " TO " + Identifier.quote(role)
                : "CREATE SCHEMA " + Identifier.quote(schema) + " AUTHORIZATION " + Identifier.quote(role);
        String what = exists
                ? "The role " + role + " may not create tables in the schema " + schema
                : "The schema " + schema + " does not exist, and the role " + role
                        + " may not create it in the database " + database;
        return new InsufficientPrivilegeException(
                role, schema, Right.CREATE, what + ". A role that may has to run " + grant, List.of(grant), null);
    }
}
