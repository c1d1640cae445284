package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.Evolution.Change;
import io.github.timescale4j.client.migration.Evolution.Setting;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * Whole lives of declarations over a table that holds rows and an aggregate that holds buckets. A failure prints the shortest
 * life that fails, and the seed; {@code @Property(seed = "…")} repeats it.
 */
class EvolutionPropertyIT {

    private static final EvolvingDatabase DATABASE = new EvolvingDatabase("property");

    private Path folder;

    @BeforeTry
    void begin() throws IOException, SQLException {
        folder = Files.createTempDirectory("evolution");
        DATABASE.clean();
        migrator(new Evolution(), null).migrate();
        DATABASE.execute(
                "INSERT INTO property.metric (time, device, value, level)"
                        + " SELECT t, 'd' || extract(hour FROM t)::int % 3, 1, extract(hour FROM t)::int"
                        + " FROM generate_series(timestamptz '2026-03-01Z', timestamptz '2026-03-03T23:00Z', interval '1 hour') t");
        DATABASE.execute("CALL refresh_continuous_aggregate('property.hourly', '2026-03-01Z', '2026-03-03Z')");
    }

    @AfterTry
    void end() throws IOException, SQLException {
        DATABASE.clean();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<List<Change>> lives() {
        return Arbitraries.of(Setting.values())
                .flatMap(setting ->
                        Arbitraries.of(Evolution.SETTINGS.get(setting)).map(value -> new Change(setting, value)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    /** What loses data is never approved, so that nothing is ever lost; what is refused changes nothing at all. */
    @Property(tries = 30)
    void noChangeOfDeclarationsEverCostsARow(@ForAll("lives") List<Change> life) throws IOException, SQLException {
        Evolution declared = new Evolution();
        for (Change change : life) {
            declared = step(declared, change);
        }
    }

    /** Applies one change, and tells what is declared from then on: the same as before, if it was refused. */
    private Evolution step(Evolution before, Change change) throws IOException, SQLException {
        Evolution after = before.with(change);
        String data = data(before.level());
        String state = state();
        SchemaPlan plan = migrator(after, null).plan();
        try {
            migrator(after, plan.safety() == SafetyClass.COSTLY ? plan.id() : null)
                    .migrate();
        } catch (SchemaDifferenceException e) {
            assertThat(e.plan().safety()).as(e.getMessage()).isGreaterThanOrEqualTo(SafetyClass.LOSSY);
            assertThat(state()).as("after a refusal").isEqualTo(state);
            assertThat(data(before.level())).as("after a refusal").isEqualTo(data);
            return before;
        } catch (StatementFailedException e) {
            assertThat(plan.safety()).as(e.getMessage()).isEqualTo(SafetyClass.COSTLY);
            assertThat(state()).as("after a failure").isEqualTo(state);
            assertThat(data(before.level())).as("after a failure").isEqualTo(data);
            return before;
        }
        assertThat(migrator(after, null).plan().differences()).isEmpty();
        assertThat(data(after.level())).isEqualTo(data);
        return after;
    }

    private SchemaMigrator migrator(Evolution evolution, String approve) throws IOException {
        return DATABASE.migrator(Declarations.load(evolution.declarations().writeTo(folder)))
                .approve(approve)
                .build();
    }

    private static String state() throws SQLException {
        return SchemaState.read(DATABASE::scalar, "property");
    }

    /** Every row and every bucket, whatever the type and the name of the column are. */
    private static String data(String level) throws SQLException {
        return DATABASE.scalar(
                "SELECT concat_ws(' ', (SELECT count(*) || md5(string_agg(concat_ws(' ', time, device, value, \""
                        + level + "\"), ',' ORDER BY time)) FROM property.metric),"
                        + " (SELECT count(*) || md5(string_agg(concat_ws(' ', hour, device, rows), ',' ORDER BY hour, device))"
                        + " FROM property.hourly WHERE hour < '2026-03-03Z'))");
    }
}
