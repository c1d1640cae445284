package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Where the connections to the embedded database are cut. */
final class CrashGround {

    private static final String SCHEMA = "crash";

    private final EvolvingDatabase database = new EvolvingDatabase(SCHEMA);

    EvolvingDatabase database() {
        return database;
    }

    void clean() throws SQLException {
        database.clean();
    }

    void cutEverywhere(CrashScenario scenario, Path folder) throws IOException, SQLException {
        DeclarationCatalog from = Declarations.load(scenario.from().writeTo(folder.resolve("from")));
        DeclarationCatalog to = Declarations.load(scenario.to().writeTo(folder.resolve("to")));
        prepare(from);
        SchemaPlan plan = database.migrator(to).build().plan();
        assertThat(plan.safety()).as(plan.toString()).isNotEqualTo(SafetyClass.IMPOSSIBLE);
        new CrashSite(
                        database.dataSource(),
                        database.unpooled(),
                        SCHEMA,
                        connection -> connection.abort(Runnable::run),
                        () -> prepare(from),
                        scenario,
                        to,
                        false)
                .cutEverywhere();
    }

    private void prepare(DeclarationCatalog from) throws SQLException {
        clean();
        if (from.types().isEmpty()) {
            return;
        }
        database.migrator(from).build().migrate();
        database.execute(CrashScenario.ROWS);
        database.execute("CALL refresh_continuous_aggregate('crash.hourly', '2026-03-01Z', '2026-03-03Z')");
    }
}
