package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

/** The migrator loses its connection at every single statement of the scenarios that a class names in {@code everyScenario}. */
abstract class CrashMatrix {

    static final EvolvingDatabase DATABASE = new EvolvingDatabase("crash");

    @TempDir
    Path folder;

    private Connection administrator;

    @AfterEach
    void clean() throws SQLException {
        if (administrator != null) {
            administrator.close();
        }
        DATABASE.clean();
    }

    @ParameterizedTest(name = "{0}, cut at each statement")
    @MethodSource("everyScenario")
    void losesNothingAndComesThroughTheNextTime(CrashScenario scenario) throws IOException, SQLException {
        DATABASE.assumeHas(scenario.features());
        DeclarationCatalog from = from(scenario);
        DeclarationCatalog to = to(scenario);
        prepare(from, scenario.made());
        SchemaPlan plan = scenario.adopting(DATABASE.migrator(to)).build().plan();
        assertThat(plan.safety()).as(plan.toString()).isNotEqualTo(SafetyClass.IMPOSSIBLE);
        new CrashSite(
                        DATABASE.dataSource(),
                        DATABASE.unpooled(),
                        this::kill,
                        () -> prepare(from, scenario.made()),
                        scenario,
                        to,
                        isThorough(scenario))
                .cutEverywhere();
    }

    /** Whether each start that is cut is one from the beginning, and a plain start follows it. */
    boolean isThorough(CrashScenario scenario) {
        return false;
    }

    DeclarationCatalog from(CrashScenario scenario) throws IOException {
        return Declarations.load(scenario.from().writeTo(folder.resolve("from")));
    }

    DeclarationCatalog to(CrashScenario scenario) throws IOException {
        return Declarations.load(scenario.to().writeTo(folder.resolve("to")));
    }

    static void prepare(DeclarationCatalog from, List<String> made) throws SQLException {
        DATABASE.clean();
        if (!from.types().isEmpty()) {
            DATABASE.migrator(from).build().migrate();
        }
        for (String sql : made) {
            DATABASE.execute(sql);
        }
    }

    /** Ends a session without a goodbye. A server learns of it from an administrator, and at once. */
    void kill(Connection connection) throws SQLException {
        if (!EvolvingDatabase.isNative()) {
            connection.abort(Runnable::run);
            return;
        }
        if (administrator == null) {
            administrator = DATABASE.unpooled().getConnection();
        }
        terminate(administrator, connection.unwrap(PGConnection.class).getBackendPID());
    }

    static void terminate(Connection administrator, int session) throws SQLException {
        try (Statement statement = administrator.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(" + session + ")");
            // The function's own wait looks ten times a second only.
            ResultSet row;
            do {
                row = statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE pid = " + session);
                row.next();
            } while (row.getInt(1) > 0);
        }
    }
}
