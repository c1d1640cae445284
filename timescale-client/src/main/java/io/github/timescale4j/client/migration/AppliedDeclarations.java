package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The table that says what was applied to this database. It is written in the transaction that creates the relations, so that it
 * is right whatever happens to the connection; Flyway's history beside it is only a log.
 */
final class AppliedDeclarations {

    static final String TABLE = "timescale_schema_declaration";

    private final String schema;
    private final String table;

    AppliedDeclarations(String schema) {
        this.schema = schema;
        this.table = new RelationName(schema, TABLE).quoted();
    }

    /**
     * Reads what was applied; nothing if there is no table yet.
     *
     * @throws InsufficientPrivilegeException if the role may not read it
     */
    Map<RelationName, Applied> read(Connection connection) throws SQLException {
        try {
            return rows(connection);
        } catch (SQLException e) {
            if (!"42501".equals(e.getSQLState())) {
                throw e;
            }
            throw Privileges.unreadable(connection.getMetaData().getUserName(), schema, table, e);
        }
    }

    private Map<RelationName, Applied> rows(Connection connection) throws SQLException {
        Map<RelationName, Applied> applied = new LinkedHashMap<>();
        if (!Relations.exists(connection, new RelationName(schema, TABLE))) {
            return applied;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT relation_schema, relation_name, java_type, sha256, sql FROM "
                                + table + " ORDER BY relation_schema, relation_name")) {
            while (rows.next()) {
                applied.put(
                        new RelationName(rows.getString(1), rows.getString(2)),
                        new Applied(rows.getString(3), rows.getString(4), rows.getString(5)));
            }
        }
        return applied;
    }

    void createIfMissing(Connection connection) throws SQLException {
        if (Relations.exists(connection, new RelationName(schema, TABLE))) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (\n"
                    + "    relation_schema text NOT NULL,\n"
                    + "    relation_name text NOT NULL,\n"
                    + "    kind text NOT NULL,\n"
                    + "    java_type text NOT NULL,\n"
                    + "    sha256 text NOT NULL,\n"
                    + "    sql text NOT NULL,\n"
                    + "    applied_at timestamptz NOT NULL DEFAULT current_timestamp,\n"
                    + "    library_version text NOT NULL,\n"
                    + "    PRIMARY KEY (relation_schema, relation_name))");
            statement.execute("COMMENT ON TABLE " + table
                    + " IS 'What Timescale for Spring has created in this database; see also "
                    + Identifier.quote(PrivateFlyway.TABLE) + "'");
        }
    }

    void add(Connection connection, DeclaredRelation declared) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table
                + " (relation_schema, relation_name, kind, java_type, sha256, sql, library_version)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, declared.relation().schema());
            insert.setString(2, declared.relation().name());
            insert.setString(3, declared.declaration().kind().label());
            insert.setString(4, declared.type());
            insert.setString(5, declared.declaration().sha256());
            insert.setString(6, declared.sql());
            insert.setString(7, LibraryVersion.get());
            insert.executeUpdate();
        }
    }

    /**
     * One row.
     *
     * @param type the declared type
     * @param sha256 the checksum of the statements
     * @param sql the text that was run
     */
    record Applied(String type, String sha256, String sql) {}
}
