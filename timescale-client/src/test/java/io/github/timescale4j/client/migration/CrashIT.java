package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.timescale4j.client.migration.CuttingDataSource.Moment;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The migrator loses its connection at every single statement. */
class CrashIT {

    private static final String SCHEMA = "crash";
    private static final EvolvingDatabase DATABASE = new EvolvingDatabase(SCHEMA);

    @TempDir
    Path folder;

    @AfterEach
    void clean() throws SQLException {
        DATABASE.clean();
    }

    static Stream<Arguments> everyScenarioAndMoment() {
        return CrashScenario.ofEverything().stream()
                .flatMap(scenario -> Stream.of(Moment.values()).map(moment -> Arguments.of(scenario, moment)));
    }

    @ParameterizedTest(name = "{0}, cut {1} each statement")
    @MethodSource("everyScenarioAndMoment")
    void endsInTheOldOrTheNewSchemaAndComesThroughTheNextTime(CrashScenario scenario, Moment moment)
            throws IOException, SQLException {
        DeclarationCatalog from = Declarations.load(scenario.from().writeTo(folder.resolve("from")));
        DeclarationCatalog to = Declarations.load(scenario.to().writeTo(folder.resolve("to")));
        prepare(from);
        SchemaPlan plan = DATABASE.migrator(to).build().plan();
        assumeThat(plan.safety()).as(plan.toString()).isNotEqualTo(SafetyClass.IMPOSSIBLE);
        new CrashSite(
                        DATABASE.dataSource(),
                        DATABASE.unpooled(),
                        SCHEMA,
                        connection -> connection.abort(Runnable::run),
                        () -> prepare(from),
                        scenario,
                        to,
                        false)
                .cutEverywhere(moment);
    }

    @Test
    void theServerRollsBackWhatASessionWithoutAGoodbyeHadBegun() throws SQLException {
        DATABASE.execute("CREATE SCHEMA crash");
        Connection connection = DATABASE.unpooled().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("CREATE TABLE crash.begun (n int)");
        assertThat(connection
                        .createStatement()
                        .executeQuery("SELECT to_regclass('crash.begun') IS NOT NULL")
                        .next())
                .isTrue();

        connection.abort(Runnable::run);

        assertThat(DATABASE.scalar("SELECT to_regclass('crash.begun') IS NULL")).isEqualTo("t");
    }

    private static void prepare(DeclarationCatalog from) throws SQLException {
        DATABASE.clean();
        if (from.types().isEmpty()) {
            return;
        }
        DATABASE.migrator(from).build().migrate();
        DATABASE.execute(CrashScenario.ROWS);
        DATABASE.execute("CALL refresh_continuous_aggregate('crash.hourly', '2026-03-01Z', '2026-03-03Z')");
    }
}
