package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.catalog.VisibleAggregates;
import io.github.timescale4j.client.migration.catalog.Location;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Copies what aggregates read and this application does not declare into a shadow, without its rows. An aggregate in a shadow that
 * read the real source would keep others from writing to it: TimescaleDB locks the source and each of its chunks for that.
 */
final class SourceCopies {

    private static final String DIMENSION = "SELECT d.column_name, d.time_interval::text, d.integer_interval::text,"
            + " c.integer_now_func_schema, c.integer_now_func"
            + " FROM timescaledb_information.dimensions d"
            + " JOIN _timescaledb_catalog.hypertable h"
            + " ON h.schema_name = d.hypertable_schema AND h.table_name = d.hypertable_name"
            + " JOIN _timescaledb_catalog.dimension c ON c.hypertable_id = h.id AND c.column_name = d.column_name"
            + " WHERE d.hypertable_schema = ? AND d.hypertable_name = ? AND d.dimension_number = 1";

    /** The source of an aggregate over an aggregate is a table that holds the rows of the other one. */
    private static final String AGGREGATE = "SELECT a.view_definition, a.materialized_only,"
            + " coalesce(s.view_schema, a.hypertable_schema), coalesce(s.view_name, a.hypertable_name)"
            + " FROM " + VisibleAggregates.VIEW + " a"
            + " LEFT JOIN " + VisibleAggregates.VIEW + " s"
            + " ON s.materialization_hypertable_schema = a.hypertable_schema"
            + " AND s.materialization_hypertable_name = a.hypertable_name"
            + " WHERE a.view_schema = ? AND a.view_name = ?";

    private final Connection connection;
    private final MigrationPlan plan;
    private final Location real;

    SourceCopies(Connection connection, MigrationPlan plan, String extensionSchema) {
        this.connection = connection;
        this.plan = plan;
        this.real = Location.real(extensionSchema);
    }

    /** The schemas of what is declared, and of what that reads. */
    Set<String> schemas() throws SQLException {
        Set<String> schemas = new LinkedHashSet<>(plan.schemas());
        for (DeclaredRelation relation : plan.inOrder()) {
            RelationName source = relation.source();
            // What is declared as it was applied reads what its declaration says, which is looked at by itself.
            while (source != null && !plan.unchanged().contains(source)) {
                schemas.add(String.valueOf(source.schema()));
                source = source(source);
            }
        }
        return schemas;
    }

    private @Nullable RelationName source(RelationName aggregate) throws SQLException {
        Query query = query(aggregate);
        return query == null ? null : query.source();
    }

    /** Copies a source, unless it is in the shadow already, where the declarations have put it. */
    void copy(Shadow shadow, RelationName source, DeclaredRelation reader) throws SQLException {
        if (Relations.exists(connection, shadow.location().actual(source))) {
            return;
        }
        Query query = query(source);
        shadow.leave();
        if (query == null) {
            table(shadow, source);
            return;
        }
        copy(shadow, query.source(), reader);
        String sql = "CREATE MATERIALIZED VIEW " + source.quoted()
                + " WITH (timescaledb.continuous, timescaledb.materialized_only = " + query.materializedOnly()
                + ") AS\n" + query.sql() + "\nWITH NO DATA";
        try {
            shadow.execute(sql, String.valueOf(source.schema()));
        } catch (SQLException e) {
            throw new StatementFailedException(
                    source,
                    reader.type(),
                    sql,
                    e,
                    "It was to make a copy of the aggregate " + source + ", which is declared elsewhere and read by "
                            + reader.label() + ", so as to compare without a lock on it");
        }
    }

    private void table(Shadow shadow, RelationName source) throws SQLException {
        RelationName copy = shadow.location().actual(source);
        try (PreparedStatement query = connection.prepareStatement(DIMENSION)) {
            query.setString(1, source.schema());
            query.setString(2, source.name());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return;
                }
                shadow.run("CREATE TABLE " + copy.quoted() + " (LIKE " + source.quoted() + ")");
                shadow.run("SELECT create_hypertable(" + copy.regclass() + ", " + Literal.quote(row.getString(1))
                        + interval(row) + ", create_default_indexes => false)");
                String clock = row.getString(5);
                if (clock != null) {
                    String name = Identifier.quote(row.getString(4)) + '.' + Identifier.quote(clock);
                    shadow.run("SELECT set_integer_now_func(" + copy.regclass() + ", " + Literal.quote(name) + ")");
                }
            }
        }
    }

    private static String interval(ResultSet row) throws SQLException {
        String time = row.getString(2);
        String number = row.getString(3);
        if (time != null) {
            return ", chunk_time_interval => INTERVAL " + Literal.quote(time);
        }
        return number == null ? "" : ", chunk_time_interval => BIGINT " + Literal.quote(number);
    }

    private @Nullable Query query(RelationName relation) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement query = connection.prepareStatement(AGGREGATE)) {
            // Names come without a schema where the shadow has them under the same name, and quoted where it has
            // another.
            statement.execute(real.searchPath(String.valueOf(relation.schema())));
            statement.execute("SET LOCAL quote_all_identifiers = on");
            query.setString(1, relation.schema());
            query.setString(2, relation.name());
            Query found = null;
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    found = new Query(
                            row.getString(1).strip().replaceFirst(";$", ""),
                            row.getBoolean(2),
                            new RelationName(row.getString(3), row.getString(4)));
                }
            }
            statement.execute("SET LOCAL quote_all_identifiers = off");
            return found;
        }
    }

    /** What an aggregate is. */
    private record Query(String sql, boolean materializedOnly, RelationName source) {}
}
