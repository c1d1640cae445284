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

    /**
     * Without a schema a relation is the first of its name in the search path whose schema the role may use, or else may not. What
     * does not exist there is not a matter of rights. The setting is read as it is written: the server's own list leaves out the
     * schemas that the role may not use.
     */
    private static final String SQL = """
            WITH asked AS (SELECT ?::text AS schema, ?::text AS name),
            place AS (
                SELECT 0 AS number, a.schema FROM asked a WHERE a.schema IS NOT NULL
                UNION ALL
                SELECT p.number, CASE WHEN p.entry[1] = '"$user"' OR p.entry[1] = '$user' THEN session_user::text
                                      WHEN p.entry[1] LIKE '"%' THEN replace(substring(p.entry[1], 2, length(p.entry[1]) - 2),
                                                                             '""', '"')
                                      ELSE lower(p.entry[1]) END
                FROM asked a,
                     pg_catalog.regexp_matches(current_setting('search_path'),
                                               '("(?:[^"]|"")*"|[^", ]+) *(?:,|$)', 'g')
                         WITH ORDINALITY AS p(entry, number)
                WHERE a.schema IS NULL)
            SELECT n.nspname, c.relname, pg_catalog.has_schema_privilege(n.oid, 'USAGE') AS usage,
                   pg_catalog.has_table_privilege(c.oid, 'SELECT') AS reads,
                   c.relkind NOT IN ('r', 'p') OR pg_catalog.has_table_privilege(c.oid, 'INSERT') AS inserts,
                   session_user AS role
            FROM place p
            JOIN pg_catalog.pg_namespace n ON n.nspname = p.schema
            JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = (SELECT name FROM asked)
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
            ORDER BY pg_catalog.has_schema_privilege(n.oid, 'USAGE') DESC, p.number
            LIMIT 1""";

    private MissingPrivileges() {}

    static List<Issue> find(Connection connection, List<RelationName> relations) throws SQLException {
        List<Issue> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            for (RelationName relation : relations) {
                statement.setString(1, relation.schema());
                statement.setString(2, relation.name());
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
        String role = Identifier.quoteExisting(row.getString("role"));
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
