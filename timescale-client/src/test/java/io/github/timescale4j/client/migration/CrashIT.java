package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The migrator loses its connection at every single statement of a migration that is one transaction. */
class CrashIT {

    private static final CrashGround GROUND = new CrashGround();

    @TempDir
    Path folder;

    @AfterEach
    void clean() throws SQLException {
        GROUND.clean();
    }

    static List<CrashScenario> everyScenario() {
        return CrashScenario.ofOneTransaction();
    }

    @ParameterizedTest(name = "{0}, cut at each statement")
    @MethodSource("everyScenario")
    void endsInTheOldOrTheNewSchemaAndComesThroughTheNextTime(CrashScenario scenario) throws IOException, SQLException {
        GROUND.cutEverywhere(scenario, folder);
    }

    @Test
    void theServerRollsBackWhatASessionWithoutAGoodbyeHadBegun() throws SQLException {
        EvolvingDatabase database = GROUND.database();
        database.execute("CREATE SCHEMA crash");
        Connection connection = database.unpooled().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("CREATE TABLE crash.begun (n int)");
        assertThat(connection
                        .createStatement()
                        .executeQuery("SELECT to_regclass('crash.begun') IS NOT NULL")
                        .next())
                .isTrue();

        connection.abort(Runnable::run);

        assertThat(database.scalar("SELECT to_regclass('crash.begun') IS NULL")).isEqualTo("t");
    }
}
