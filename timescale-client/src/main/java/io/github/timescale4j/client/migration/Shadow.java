package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.catalog.Location;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Schemas beside the real ones, which exist only until the transaction is rolled back. */
final class Shadow {

    /** The indexes of all aggregates share one schema, so that theirs cannot have the same names in a shadow. */
    private static final Pattern INDEX = Pattern.compile("(CREATE (?:UNIQUE )?INDEX )(\"[^\"]+\")( ON )");

    private final Connection connection;
    private final String prefix;
    private final Location location;
    private final Map<String, String> indexes;
    private String searchPath = "";

    private Shadow(Connection connection, String prefix, Location location, Map<String, String> indexes) {
        this.connection = connection;
        this.prefix = prefix;
        this.location = location;
        this.indexes = indexes;
    }

    static Shadow create(Connection connection, String purpose, Set<String> schemas, String extensionSchema)
            throws SQLException {
        Map<String, String> shadows = new LinkedHashMap<>();
        Map<String, String> indexes = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            String prefix = "timescale_" + purpose + "_" + backend(statement) + "_";
            for (String schema : schemas) {
                String shadow = prefix + shadows.size();
                statement.execute("CREATE SCHEMA " + Identifier.quote(shadow));
                shadows.put(schema, shadow);
            }
            return new Shadow(connection, prefix, new Location(shadows, indexes, extensionSchema), indexes);
        }
    }

    private static long backend(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    Location location() {
        return location;
    }

    /** Runs a statement of a declaration here instead of in the real schemas. */
    void execute(String sql, DeclaredRelation relation, String schema) throws SQLException {
        String relocated = sql;
        for (Map.Entry<String, String> each : location.shadows().entrySet()) {
            relocated =
                    relocated.replace(Identifier.quote(each.getKey()) + ".", Identifier.quote(each.getValue()) + ".");
        }
        if (relation.declaration().kind() == Kind.CONTINUOUS_AGGREGATE) {
            relocated = renameIndex(relocated);
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            String path = location.searchPath(schema);
            if (!path.equals(searchPath)) {
                statement.execute(path);
                searchPath = path;
            }
            statement.execute(relocated);
        }
    }

    private String renameIndex(String sql) {
        Matcher index = INDEX.matcher(sql);
        if (!index.lookingAt()) {
            return sql;
        }
        String name = prefix + "i" + indexes.size();
        String declared = index.group(2);
        indexes.put(name, declared.substring(1, declared.length() - 1));
        return index.group(1) + Identifier.quote(name) + index.group(3) + sql.substring(index.end());
    }
}
