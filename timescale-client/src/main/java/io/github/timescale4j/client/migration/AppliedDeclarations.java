package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        if (!exists(connection)) {
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
        if (exists(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql : creation()) {
                statement.execute(sql);
            }
        }
    }

    void add(Connection connection, DeclaredRelation declared) throws SQLException {
        write(
                connection,
                "INSERT INTO " + table
                        + " (kind, java_type, sha256, sql, library_version, relation_schema, relation_name)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                declared);
    }

    void update(Connection connection, DeclaredRelation declared) throws SQLException {
        write(
                connection,
                "UPDATE " + table + " SET kind = ?, java_type = ?, sha256 = ?, sql = ?, library_version = ?,"
                        + " applied_at = current_timestamp WHERE relation_schema = ? AND relation_name = ?",
                declared);
    }

    private static void write(Connection connection, String sql, DeclaredRelation declared) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 0;
            for (String value : values(declared)) {
                statement.setString(++parameter, value);
            }
            statement.executeUpdate();
        }
    }

    private static List<String> values(DeclaredRelation declared) {
        return List.of(
                declared.declaration().kind().label(),
                declared.type(),
                declared.declaration().sha256(),
                declared.sql(),
                LibraryVersion.get(),
                String.valueOf(declared.relation().schema()),
                declared.relation().name());
    }

    /** The statements that record declarations, for a file that somebody else runs. */
    List<String> script(List<DeclaredRelation> added, List<DeclaredRelation> changed) {
        List<String> statements = new ArrayList<>();
        for (DeclaredRelation relation : added) {
            statements.add(values(relation).stream()
                    .map(Literal::quote)
                    .collect(Collectors.joining(
                            ", ",
                            "INSERT INTO " + table + " (kind, java_type, sha256, sql, library_version, relation_schema,"
                                    + " relation_name)\nVALUES (",
                            ")")));
        }
        for (DeclaredRelation relation : changed) {
            List<String> values = values(relation).stream().map(Literal::quote).toList();
            statements.add("UPDATE " + table + " SET java_type = " + values.get(1) + ", sha256 = " + values.get(2)
                    + ", sql = " + values.get(3) + ", library_version = " + values.get(4)
                    + ", applied_at = current_timestamp\nWHERE relation_schema = " + values.get(5)
                    + " AND relation_name = " + values.get(6));
        }
        return statements;
    }

    /** What makes the table where there is none, for a file: it may run where another one has made it. */
    String creationScript() {
        return "DO $declarations$\nBEGIN\nIF pg_catalog.to_regclass(" + Literal.quote(table) + ") IS NULL THEN\n"
                + String.join(";\n", creation()) + ";\nEND IF;\nEND\n$declarations$";
    }

    private List<String> creation() {
        return List.of(
                "CREATE TABLE " + table + " (\n"
                        + "    relation_schema text NOT NULL,\n"
                        + "    relation_name text NOT NULL,\n"
                        + "    kind text NOT NULL,\n"
                        + "    java_type text NOT NULL,\n"
                        + "    sha256 text NOT NULL,\n"
                        + "    sql text NOT NULL,\n"
                        + "    applied_at timestamptz NOT NULL DEFAULT current_timestamp,\n"
                        + "    library_version text NOT NULL,\n"
                        + "    PRIMARY KEY (relation_schema, relation_name))",
                "COMMENT ON TABLE " + table + " IS 'What Timescale for Spring has created in this database; see also "
                        + Identifier.quote(PrivateFlyway.TABLE) + "'");
    }

    boolean exists(Connection connection) throws SQLException {
        return Relations.exists(connection, new RelationName(schema, TABLE));
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
