package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.catalog.Location;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.Literal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Schemas beside the real ones, which exist only until the transaction is rolled back. */
final class Shadow {

    /** The indexes of all aggregates share one schema, so that theirs cannot have the same names in a shadow. */
    private static final Pattern INDEX = Pattern.compile("(CREATE (?:UNIQUE )?INDEX )(\"[^\"]+\")( ON )");

    /** A foreign key locks what it refers to against writing; here it refers to an empty copy. */
    private static final Pattern REFERENCES =
            Pattern.compile("(?i)\\bREFERENCES\\s+(?:\"([^\"]+)\"\\.)?(\"[^\"]+\"|[a-z_]\\w*)(?!\\w|\\s*\\.)");

    /** The name of a relation in a schema, as an aggregate's query joins a plain table. */
    private static final Pattern QUALIFIED = Pattern.compile("\"([^\"]+)\"\\.(\"[^\"]+\")");

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
        boolean aggregate = relation.declaration().kind() == Kind.CONTINUOUS_AGGREGATE;
        if (aggregate && sql.startsWith("CREATE MATERIALIZED VIEW ")) {
            copyJoined(sql);
        }
        execute(aggregate ? renameIndex(sql) : sql, schema);
    }

    /** Runs a statement here instead of in the real schemas. */
    void execute(String sql, String schema) throws SQLException {
        String relocated = sql;
        for (Map.Entry<String, String> each : location.shadows().entrySet()) {
            relocated =
                    relocated.replace(Identifier.quote(each.getKey()) + ".", Identifier.quote(each.getValue()) + ".");
        }
        String path = location.searchPath(schema);
        if (!path.equals(searchPath)) {
            run(path);
            searchPath = path;
        }
        copyReferenced(sql, schema);
        run(relocated);
    }

    /** Says that somebody else has set the search_path. */
    void leave() {
        searchPath = "";
    }

    /** Runs a statement that names the schemas as they are. */
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private void copyReferenced(String sql, String schema) throws SQLException {
        Matcher references = REFERENCES.matcher(sql);
        while (references.find()) {
            String in = references.group(1) == null ? schema : references.group(1);
            String shadow = location.shadows().get(in);
            if (shadow == null) {
                continue;
            }
            String name = references.group(2);
            String copy = Identifier.quote(shadow) + "." + name;
            String table = references.group(1) == null ? name : Identifier.quote(in) + "." + name;
            String real = find(copy, table);
            if (real != null) {
                run("CREATE TABLE " + copy + " (LIKE " + real + " INCLUDING INDEXES)");
            }
        }
    }

    /** What is in a declared schema and is not declared itself: plain tables, which are not here under the name that they get. */
    private void copyJoined(String sql) throws SQLException {
        Matcher names = QUALIFIED.matcher(sql);
        while (names.find()) {
            String shadow = location.shadows().get(names.group(1));
            if (shadow == null) {
                continue;
            }
            String copy = Identifier.quote(shadow) + "." + names.group(2);
            String real = find(copy, names.group());
            if (real != null && isTable(real)) {
                run("CREATE TABLE " + copy + " (LIKE " + real + " INCLUDING INDEXES)");
            }
        }
    }

    private boolean isTable(String relation) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT relkind IN ('r', 'p') FROM pg_catalog.pg_class WHERE oid = "
                                + Literal.quote(relation) + "::pg_catalog.regclass")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The table to be copied; {@code null} if it was copied before, or if there is none. */
    private @Nullable String find(String copy, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.to_regclass(" + Literal.quote(copy)
                        + "), pg_catalog.to_regclass(" + Literal.quote(table) + ")")) {
            row.next();
            return row.getString(1) == null ? row.getString(2) : null;
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
