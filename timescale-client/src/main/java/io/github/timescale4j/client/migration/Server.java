package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.migration.UnsupportedFeatureException.Unsupported;
import io.github.timescale4j.schema.Feature;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the migrator has to know of a server before the first statement.
 *
 * @param version its versions and its edition
 * @param database the database's name
 * @param extensionSchema where the functions of TimescaleDB are; {@code null} without the extension
 * @param currentSchema the first schema of the connection's {@code search_path} that exists
 * @param searchPath the setting, with schemas that do not exist yet
 * @param loaded whether the server has loaded the library of the extension; no matter without the extension
 */
record Server(
        ServerVersion version,
        String database,
        @Nullable String extensionSchema,
        String currentSchema,
        String searchPath,
        boolean loaded) {

    private static final int OLDEST_MAJOR = 2;
    private static final int OLDEST_MINOR = 11;

    private static final String QUERY = "SELECT current_setting('server_version'), current_database(),"
            + " coalesce(current_schema(), 'public'), current_setting('search_path'),"
            + " e.extversion, n.nspname, current_setting('timescaledb.license', true)"
            + " FROM (SELECT) AS one"
            + " LEFT JOIN pg_catalog.pg_extension e ON e.extname = 'timescaledb'"
            + " LEFT JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace";

    static Server read(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (!product.equals("PostgreSQL")) {
            throw new UnsupportedServerException(
                    product, "Time series need PostgreSQL with TimescaleDB, but the data source leads to " + product);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            String extension = row.getString(5);
            String license = row.getString(7);
            return new Server(
                    new ServerVersion(row.getString(1), extension, Edition.of(extension, license)),
                    row.getString(2),
                    row.getString(6),
                    row.getString(3),
                    row.getString(4),
                    license != null);
        }
    }

    /** Whether a relation of that schema is found by its name alone. */
    boolean searches(String schema) {
        return schema.equals(currentSchema)
                || Arrays.stream(searchPath.split(",", -1))
                        .map(String::strip)
                        .anyMatch(entry -> entry.equals(schema) || entry.equals('"' + schema + '"'));
    }

    boolean hasExtension() {
        return version.extension() != null;
    }

    /** Refuses a server that cannot keep the declarations, before anything is done to it. */
    void check(List<DeclaredRelation> declared) {
        if (hasExtension() && !loaded) {
            throw new LibraryNotPreloadedException(database, null);
        }
        if (!version.isAtLeast(OLDEST_MAJOR, OLDEST_MINOR)) {
            throw new UnsupportedServerException(
                    String.valueOf(version.extension()),
                    "The database " + database + " has TimescaleDB " + version.extension() + ", but at least "
                            + OLDEST_MAJOR + "." + OLDEST_MINOR + " is needed. Update the extension");
        }
        List<Unsupported> unsupported = declared.stream()
                .map(relation -> new Unsupported(
                        relation.relation(),
                        relation.type(),
                        relation.declaration().features().stream()
                                .filter(this::lacks)
                                .sorted()
                                .toList()))
                .filter(relation -> !relation.features().isEmpty())
                .toList();
        if (!unsupported.isEmpty()) {
            throw new UnsupportedFeatureException(database, version, unsupported);
        }
    }

    /** Whether the server is too old for it, or of another edition. */
    boolean lacks(Feature feature) {
        return (feature.community() && version.edition() == Edition.APACHE)
                || !UnsupportedFeatureException.isAtLeast(version, feature.since());
    }
}
