package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.schema.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where declared statements find what they name without a schema, whatever the session prefers. */
final class SearchPath {

    private static final String EXTENSION = "SELECT n.nspname FROM pg_catalog.pg_extension e"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'timescaledb'";

    private SearchPath() {}

    /** The same as in the transaction of a plan: the schema, that of the extension, public. */
    static String of(Connection connection, String schema) throws SQLException {
        String extension =
                Sql.list(connection, EXTENSION, row -> row.getString(1)).get(0);
        return Stream.of(schema, extension, "public")
                .distinct()
                .map(Identifier::quote)
                .collect(Collectors.joining(", "));
    }
}
