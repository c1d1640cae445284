package io.github.timescale4j.client.migration;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The migrator loses its connection at every single statement of a migration that goes on after its transaction. It is a class beside
 * {@link CrashIT} because both take long, and classes run at the same time.
 */
class SecondPhaseCrashIT {

    private static final CrashGround GROUND = new CrashGround();

    @TempDir
    Path folder;

    @AfterEach
    void clean() throws SQLException {
        GROUND.clean();
    }

    static List<CrashScenario> everyScenario() {
        return CrashScenario.ofTwoPhases();
    }

    @ParameterizedTest(name = "{0}, cut at each statement")
    @MethodSource("everyScenario")
    void losesNothingAndComesThroughTheNextTime(CrashScenario scenario) throws IOException, SQLException {
        GROUND.cutEverywhere(scenario, folder);
    }
}
