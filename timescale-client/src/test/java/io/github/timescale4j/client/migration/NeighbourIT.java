package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.migration.Evolution.Change;
import io.github.timescale4j.client.migration.Evolution.Setting;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.client.statistics.TimescaleStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Two applications share a database, and neither may use the other's schema. Some views of TimescaleDB fail as a whole for a role
 * that may not use the schema of one of their rows.
 */
class NeighbourIT {

    private static final String ROLE = "neighbour_owner";
    private static final EvolvingDatabase NEIGHBOUR = new EvolvingDatabase("neighbour_hidden_it");
    private static final EvolvingDatabase OWN = new EvolvingDatabase("neighbour_own_it");

    @TempDir
    Path folder;

    private int folders;

    @BeforeEach
    void aNeighbourWithEverything() throws IOException, SQLException {
        Evolution everything = everything();
        NEIGHBOUR
                .migrator(Declarations.load(everything.declarations().writeTo(folder.resolve("neighbour"))))
                .build()
                .migrate();
        NEIGHBOUR.execute("INSERT INTO neighbour_hidden_it.metric (time, device, value)"
                + " SELECT t, 'd', 1 FROM generate_series(timestamptz '2026-01-01Z', '2026-01-03Z', '1 hour') t");
        NEIGHBOUR.execute(
                "SELECT compress_chunk(c) FROM (SELECT show_chunks('neighbour_hidden_it.metric') c LIMIT 1) chunk");
        OWN.execute("CREATE ROLE " + ROLE + " LOGIN");
        OWN.execute("CREATE SCHEMA neighbour_own_it AUTHORIZATION " + ROLE);
        OWN.execute(
                "DO $$BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO " + ROLE + "', current_database()); END$$");
    }

    @AfterEach
    void clean() throws SQLException {
        OWN.clean();
        NEIGHBOUR.clean();
        OWN.execute("DROP OWNED BY " + ROLE);
        OWN.execute("DROP ROLE " + ROLE);
    }

    @Test
    void aRoleMigratesItsOwnSchemaBesideOneThatItMayNotUse() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(
                        OWN.dataSource().getJdbcUrl(),
                        OWN.dataSource().getUsername(),
                        OWN.dataSource().getPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE " + ROLE);
            Evolution state = new Evolution(false, true).with(new Change(Setting.SECOND_AGGREGATE, "daily", false));
            assertThat(migrate(connection, state).created()).hasSize(3);
            statement.execute("INSERT INTO neighbour_own_it.metric (time, device, value)"
                    + " SELECT t, 'd', 1 FROM generate_series(timestamptz '2026-01-01Z', '2026-01-03Z', '1 hour') t");

            for (Change change : changes()) {
                state = state.with(change);
                migrate(connection, state);
                assertThat(migrator(connection, state).build().plan().differences())
                        .as("after %s", change)
                        .isEmpty();
            }

            TimeScaleClient client = TimeScaleClient.create(new SingleConnectionDataSource(connection, true));
            client.admin()
                    .refresh(
                            "neighbour_own_it.hourly",
                            Instant.parse("2026-01-01T00:00:00Z"),
                            Instant.parse("2026-01-04T00:00:00Z"));
            assertThat(TimescaleStatistics.of(client)
                            .read(Duration.ofSeconds(30))
                            .aggregates())
                    .extracting(aggregate -> aggregate.name())
                    .contains("hourly", "daily");

            assertThat(scalar(statement, "SELECT count(*) FROM neighbour_own_it.metric"))
                    .isEqualTo("49");
            assertThat(scalar(statement, "SELECT sum(rows) FROM neighbour_own_it.hourly"))
                    .isEqualTo("49");
        }
    }

    private static List<Change> changes() {
        return List.of(
                new Change(Setting.COLUMNSTORE, "\"device\"", true),
                new Change(Setting.COLUMNSTORE_POLICY, "7 days", true),
                new Change(Setting.RETENTION, "36500 days", true),
                new Change(Setting.REFRESH, "365 days", true),
                new Change(Setting.AGGREGATE_RETENTION, "36500 days", true),
                new Change(Setting.INDEX, "(\"device\", \"time\" DESC)", true),
                new Change(Setting.MEASURE, "max(\"value\")", true),
                new Change(Setting.BUCKET, "2 hours", true),
                new Change(Setting.NOTE, "text", true),
                new Change(Setting.RETENTION, "", true));
    }

    private static Evolution everything() {
        Evolution everything = new Evolution(false, true);
        for (Change change : changes().subList(0, 7)) {
            everything = everything.with(change);
        }
        return everything;
    }

    private MigrationResult migrate(Connection connection, Evolution state) throws IOException {
        SchemaPlan plan = migrator(connection, state).build().plan();
        return migrator(connection, state).approve(plan.id()).build().migrate();
    }

    private SchemaMigratorBuilder migrator(Connection connection, Evolution state) throws IOException {
        Path declared = folder.resolve("own" + folders++);
        return SchemaMigrator.builder(new SingleConnectionDataSource(connection, true))
                .catalog(Declarations.load(state.declarations().writeTo(declared)))
                .schema("neighbour_own_it");
    }

    private static String scalar(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
