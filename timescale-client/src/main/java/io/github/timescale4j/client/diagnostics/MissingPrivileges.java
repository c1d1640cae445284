package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks for the rights that a role needs to work with relations: to read them, and to insert where they are tables. */
final class MissingPrivileges {

    /** What does not exist, or nowhere in the search path, is not a matter of rights. */
    private static final String SQL = """
            SELECT n.nspname, c.relname, pg_catalog.has_schema_privilege(n.oid, 'USAGE') AS usage,
                   pg_catalog.has_table_privilege(c.oid, 'SELECT') AS reads,
                   c.relkind NOT IN ('r', 'p') OR pg_catalog.has_table_privilege(c.oid, 'INSERT') AS inserts,
                   session_user AS role
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relname = ?::text AND n.nspname = coalesce(?::text, current_schema()::text)
              AND c.relkind IN ('r', 'p', 'v', 'm', 'f')""";

    private MissingPrivileges() {}

    static List<Issue> find(Connection connection, List<RelationName> relations) throws SQLException {
        List<Issue> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            for (RelationName relation : relations) {
                statement.setString(1, relation.name());
                statement.setString(2, relation.schema());
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        add(found, row);
                    }
                }
            }
        }
        return found;
    }

    private static void add(List<Issue> found, ResultSet row) throws SQLException {
        RelationName relation = new RelationName(row.getString("nspname"), row.getString("relname"));
        String role = Identifier.quote(row.getString("role"));
        List<String> rights = new ArrayList<>();
        if (!row.getBoolean("reads")) {
            rights.add("SELECT");
        }
        if (!row.getBoolean("inserts")) {
            rights.add("INSERT");
        }
        List<String> missing = new ArrayList<>(rights);
        List<String> statements = new ArrayList<>();
        if (!row.getBoolean("usage")) {
            missing.add("USAGE of its schema");
            statements.add("GRANT USAGE ON SCHEMA " + Identifier.quote(row.getString("nspname")) + " TO " + role);
        }
        if (!rights.isEmpty()) {
            statements.add("GRANT " + String.join(", ", rights) + " ON " + relation.quoted() + " TO " + role);
        }
        if (!missing.isEmpty()) {
            found.add(ConnectionProblem.PRIVILEGE_MISSING.error(
                    relation.toString(),
                    "The role " + row.getString("role") + " lacks " + String.join(", ", missing) + ".",
                    statements.toArray(new String[0])));
        }
    }
}
