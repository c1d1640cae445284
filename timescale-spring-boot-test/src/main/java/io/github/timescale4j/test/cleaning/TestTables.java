package io.github.timescale4j.test.cleaning;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.test.cleaning.DeclaredRelations.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The declared tables and aggregates in the database of the tests: which of them are as new. */
final class TestTables {

    private static final String RELATIONS = """
            SELECT n.nspname, c.relname, a.materialization_hypertable_schema, a.materialization_hypertable_name
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN timescaledb_information.continuous_aggregates a ON a.view_schema = n.nspname AND a.view_name = c.relname
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND (n.nspname, c.relname) IN (""";

    /** A database without the extension may hold tables of these names as well, of which the migration would make hypertables. */
    private static final String PLAIN_RELATIONS = """
            SELECT n.nspname, c.relname, NULL, NULL
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND (n.nspname, c.relname) IN (""";

    private final DeclaredRelations declared;

    /** Where the rows of each relation are, as far as it exists; read once, because it is the schema that a migration made. */
    private @Nullable Map<RelationName, RelationName> places;

    private @Nullable String extension;

    TestTables(DeclarationCatalog catalog, Connection connection, @Nullable String schema) throws SQLException {
        declared =
                DeclaredRelations.of(catalog, schema != null && !schema.isBlank() ? schema : currentSchema(connection));
    }

    DeclaredRelations declared() {
        return declared;
    }

    private static String currentSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(current_schema(), 'public')")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Those of the relations that are in the database. */
    List<Relation> existing(List<Relation> relations) {
        Map<RelationName, RelationName> known = places == null ? Map.of() : places;
        return relations.stream()
                .filter(relation -> known.containsKey(relation.name()))
                .toList();
    }

    /** Whether an aggregate that is truncated forgets how far it is materialized. */
    boolean truncationResetsAggregates() {
        return new ServerVersion("", extension, ServerVersion.Edition.UNKNOWN).isAtLeast(2, 16);
    }

    /** Forgets where the rows are. */
    void forget() {
        places = null;
    }

    /** Those that hold rows; an aggregate counts with what is materialized only. One statement, which looks for one row each. */
    Set<RelationName> withRows(Connection connection) throws SQLException {
        return those(connection, place -> place.getValue().quoted());
    }

    /**
     * Those that hold rows, or have held some: rows that were deleted leave their chunks, and an aggregate whose rows are gone still
     * knows how far it was materialized.
     */
    Set<RelationName> withChunks(Connection connection) throws SQLException {
        return those(connection, place -> "show_chunks(" + place.getKey().regclass() + ")");
    }

    private Set<RelationName> those(
            Connection connection, Function<Map.Entry<RelationName, RelationName>, String> question)
            throws SQLException {
        Map<RelationName, RelationName> known = places;
        if (known == null) {
            known = readPlaces(connection);
            places = known;
        }
        List<RelationName> names = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        for (Map.Entry<RelationName, RelationName> entry : known.entrySet()) {
            sql.append(sql.isEmpty() ? "" : " UNION ALL ")
                    .append("SELECT ")
                    .append(names.size())
                    .append(" WHERE EXISTS (SELECT FROM ")
                    .append(question.apply(entry))
                    .append(')');
            names.add(entry.getKey());
        }
        Set<RelationName> found = new LinkedHashSet<>();
        if (!names.isEmpty()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql.toString())) {
                while (row.next()) {
                    found.add(names.get(row.getInt(1)));
                }
            }
        }
        return found;
    }

    private Map<RelationName, RelationName> readPlaces(Connection connection) throws SQLException {
        Map<RelationName, RelationName> found = new HashMap<>();
        extension = extension(connection);
        if (declared.relations().isEmpty()) {
            return found;
        }
        String sql = (extension == null ? PLAIN_RELATIONS : RELATIONS)
                + String.join(", ", Collections.nCopies(declared.relations().size(), "(?, ?)")) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 0;
            for (Relation relation : declared.relations()) {
                statement.setString(++parameter, relation.name().schema());
                statement.setString(++parameter, relation.name().name());
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    RelationName name = new RelationName(row.getString(1), row.getString(2));
                    String materialization = row.getString(4);
                    found.put(
                            name, materialization == null ? name : new RelationName(row.getString(3), materialization));
                }
            }
        }
        return found;
    }

    private static @Nullable String extension(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT extversion FROM pg_catalog.pg_extension WHERE extname = 'timescaledb'")) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
