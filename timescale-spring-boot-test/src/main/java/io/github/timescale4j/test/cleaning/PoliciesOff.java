package io.github.timescale4j.test.cleaning;

import io.github.timescale4j.test.cleaning.DeclaredRelations.Relation;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Keeps the policies of the declared relations from running by themselves, once the schema is there. */
final class PoliciesOff implements SmartInitializingSingleton {

    private static final String HAS_JOBS = "SELECT to_regclass('timescaledb_information.jobs') IS NOT NULL";

    /** Releases before 2.20 name the materialization of an aggregate, later ones the aggregate. */
    private static final String SWITCH_OFF = """
            SELECT alter_job(j.job_id, scheduled => false)
            FROM timescaledb_information.jobs j
            WHERE j.scheduled AND EXISTS (
                SELECT FROM unnest(?::text[], ?::text[]) AS d(schema, name)
                LEFT JOIN timescaledb_information.continuous_aggregates a
                    ON a.view_schema = d.schema AND a.view_name = d.name
                WHERE (j.hypertable_schema = d.schema AND j.hypertable_name = d.name)
                   OR (j.hypertable_schema = a.materialization_hypertable_schema
                       AND j.hypertable_name = a.materialization_hypertable_name))""";

    private final TestedDatabase database;

    /** Creates the bean. */
    PoliciesOff(TestedDatabase database) {
        this.database = database;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try (Connection connection = database.dataSource().getConnection()) {
            if (hasJobs(connection)) {
                switchOff(connection, database.tables(connection).declared().relations());
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
            }
        } catch (SQLException e) {
            throw new CleaningException(
                    "The policies of the declared relations could not be kept from running during the tests (SQLSTATE "
                            + e.getSQLState() + "). Let the role of the tests own these relations",
                    e);
        }
    }

    private static boolean hasJobs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HAS_JOBS)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void switchOff(Connection connection, List<Relation> relations) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SWITCH_OFF)) {
            statement.setArray(
                    1,
                    texts(
                            connection,
                            relations.stream().map(relation -> relation.name().schema())));
            statement.setArray(
                    2,
                    texts(
                            connection,
                            relations.stream().map(relation -> relation.name().name())));
            statement.execute();
        }
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray(String[]::new));
    }
}
