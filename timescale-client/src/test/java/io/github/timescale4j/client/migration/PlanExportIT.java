package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.timescale4j.client.migration.SchemaDifferenceException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file finds its way to databases that differ from the one for which it was written, and is found again as long as it waits. */
class PlanExportIT extends PhaseFixture {

    private static final Declared PLAIN = table();
    private static final Declared INDEXED = table("CREATE INDEX \"metric_device_idx\" ON \"metric\" (\"device\")");
    private static final Declared KEPT = table(retention("metric", "90 days"));

    @TempDir
    Path migrations;

    @Test
    void aChangeThatIsTakenBackAndMadeAgainIsANewFileEachTime() throws IOException, SQLException {
        DATABASE.clean();
        run(export(PLAIN));

        run(export(KEPT));
        run(export(PLAIN));
        run(export(KEPT));
        run(export(PLAIN));

        assertThat(files()).hasSize(5);
        exporting(PLAIN).migrate();
    }

    @Test
    void aFileThatDidNotRunYetIsFoundAgainAlsoFromAnotherDatabase() throws IOException, SQLException {
        DATABASE.clean();
        Path first = export(PLAIN);
        run(first);
        Path second = export(INDEXED);

        assertThat(export(INDEXED)).isEqualTo(second);
        DATABASE.clean();
        run(first);
        assertThat(export(INDEXED)).isEqualTo(second);
        assertThat(files()).hasSize(2);
    }

    @Test
    void whatSomebodyTakesAwayByHandIsExportedAgain() throws IOException, SQLException {
        run(export(KEPT));
        DATABASE.execute("SELECT remove_retention_policy('phases.metric')");

        run(export(KEPT));

        assertThat(jobs()).isOne();
        exporting(KEPT).migrate();
    }

    @Test
    void anAggregateOfAFileForAnEmptyDatabaseIsFilledWhereThereAreRows() throws IOException, SQLException {
        Declared declared = table(retention("metric", "90 days"))
                .add("hourly", "metric", HOURLY, refresh("hourly", "9 days", "1 hour"), retention("hourly", "1 year"))
                .add("daily", "hourly", aggregate("daily", "hourly", "1 day", "bucket", "sum(\"n\") AS \"n\""));
        empty();
        Path file = export(declared);
        start();

        run(file);
        assertThat(jobs()).isZero();
        assertThat(buckets("hourly")).isZero();
        exporting(declared).migrate();

        assertThat(buckets("hourly")).isEqualTo(DAYS * 48);
        assertThat(buckets("daily")).isEqualTo(DAYS * 2);
        assertThat(DATABASE.scalar(jobs("policy_retention") + " AND hypertable_name = 'metric'"))
                .isEqualTo("1");
        assertThat(plan(declared).isEmpty()).isTrue();
    }

    @Test
    void whereThereAreNoRowsTheSameFileLeavesNothingToDo() throws IOException, SQLException {
        Declared declared = table(retention("metric", "90 days"))
                .add("hourly", "metric", HOURLY, refresh("hourly", "9 days", "1 hour"));
        Path file = export(declared);
        empty();

        run(file);

        assertThat(plan(declared).isEmpty()).isTrue();
        assertThat(
                        DATABASE.scalar(
                                "SELECT concat(to_regclass('phases.timescale_schema_deferred'), to_regclass('phases.timescale_schema_backfill'))"))
                .isEmpty();
        migrator(declared).mode(MigrationMode.VALIDATE).build().migrate();
    }

    @Test
    void anAggregateThatWasDroppedAndComesBackIsFilledOnceMore() throws IOException, SQLException {
        Declared declared = table().add(HOURLY);
        run(export(declared));
        exporting(declared).migrate();
        DATABASE.execute("DROP MATERIALIZED VIEW phases.hourly");
        DATABASE.execute("DELETE FROM phases.timescale_schema_declaration WHERE relation_name = 'hourly'");

        run(export(declared));
        exporting(declared).migrate();

        assertThat(buckets("hourly")).isEqualTo(DAYS * 48);
    }

    @Test
    void onlyWhatWasThereBeforeIsAskedForRowsAndWhatItIsMadeOfFirst() throws IOException, SQLException {
        Declared before = table().add(HOURLY);
        run(export(before));
        exporting(before).migrate();
        String daily = aggregate("daily", "hourly", "1 day", "bucket", "sum(\"n\") AS \"n\"");

        String file = Files.readString(export(table().add(HOURLY).add("daily", "hourly", daily)));

        assertThat(file)
                .containsSubsequence(
                        "EXISTS (SELECT FROM \"phases\".\"metric\")", "EXISTS (SELECT FROM \"phases\".\"hourly\")")
                .doesNotContain("EXISTS (SELECT FROM \"phases\".\"daily\")");
    }

    @Test
    void filesThatRunAtOnceDoWhatTheyDoOneByOne() throws IOException, SQLException {
        Declared first = table().add("hourly", "metric", HOURLY, refresh("hourly", "9 days", "1 hour"));
        Declared second = table(retention("metric", "5 days"))
                .add(
                        "hourly",
                        "metric",
                        HOURLY,
                        refresh("hourly", "4 days", "1 hour"),
                        "COMMENT ON VIEW \"hourly\" IS 'by hour'");
        runBothWhereTheFirstHasToWait(first, second);
        assertThat(jobs()).isZero();

        for (int start = 0; start < 2; start++) {
            int files = files().size();
            try {
                onChange(second).migrate();
            } catch (SchemaDifferenceException e) {
                assertThat(files()).hasSize(files + 1);
                run(last());
            }
        }

        assertThat(jobs()).isOne();
        assertThat(buckets("hourly")).isEqualTo(DAYS * 48);
        assertThat(plan(second).differences()).isEmpty();
    }

    @Test
    void aPolicyThatWaitsSurvivesAChangeOfItsAggregateInTheNextFile() throws IOException, SQLException {
        Declared first = refreshed();
        Declared second = table().add(
                        "hourly",
                        "metric",
                        HOURLY,
                        refresh("hourly", "9 days", "1 hour"),
                        "COMMENT ON VIEW \"hourly\" IS 'by hour'");
        runBothWhereTheFirstHasToWait(first, second);

        onChange(second).migrate();

        assertThat(files()).hasSize(2);
        assertThat(plan(second).differences()).isEmpty();
        assertThat(DATABASE.scalar(jobs("policy_refresh_continuous_aggregate"))).isEqualTo("1");
    }

    @Test
    void aPolicyThatWaitsNeedNotBeThereToBeRemoved() throws IOException, SQLException {
        Declared first = refreshed();
        Declared second = table().add(HOURLY);
        runBothWhereTheFirstHasToWait(first, second);

        onChange(second).migrate();

        assertThat(plan(second).differences()).isEmpty();
        assertThat(DATABASE.scalar(jobs("policy_refresh_continuous_aggregate"))).isEqualTo("0");
    }

    @Test
    void aFileOfAnEarlierVersionIsNotTakenForOneThatIsStillToRun() throws IOException {
        Path earlier = export(KEPT);
        Files.writeString(earlier, Files.readString(earlier).replace("timescale_schema_export", "another_table"));

        assertThat(export(KEPT)).isNotEqualTo(earlier);
        assertThat(files()).hasSize(2);
    }

    private static Declared refreshed() {
        return table().add("hourly", "metric", HOURLY, refresh("hourly", "9 days", "1 hour"));
    }

    /** Files that were written where each change was finished, on a database with rows that has seen neither. */
    private void runBothWhereTheFirstHasToWait(Declared first, Declared second) throws IOException, SQLException {
        Path one = export(first);
        run(one);
        exporting(first).migrate();
        Path two = export(second);
        start();
        run(one);
        run(two);
    }

    private SchemaMigrator onChange(Declared declared) throws IOException {
        return migrator(declared)
                .mode(MigrationMode.EXPORT)
                .driftCheck(DriftCheck.ON_CHANGE)
                .exportDirectory(migrations)
                .build();
    }

    private Path last() throws IOException {
        List<Path> files = files();
        return files.get(files.size() - 1);
    }

    private void empty() throws IOException, SQLException {
        DATABASE.clean();
        migrate(PLAIN);
    }

    private SchemaMigrator exporting(Declared declared) throws IOException {
        return migrator(declared)
                .mode(MigrationMode.EXPORT)
                .exportDirectory(migrations)
                .build();
    }

    /** The file of which the exception speaks. */
    private Path export(Declared declared) throws IOException {
        SchemaMigrator exporting = exporting(declared);
        SchemaDifferenceException exported = catchThrowableOfType(SchemaDifferenceException.class, exporting::migrate);
        assertThat(exported.reason()).isEqualTo(Reason.EXPORTED);
        return files().stream()
                .filter(file -> String.valueOf(exported.getMessage()).contains(file.toString()))
                .findFirst()
                .orElseThrow();
    }

    /** Does what the application's own Flyway would. */
    private static void run(Path file) throws IOException, SQLException {
        DATABASE.run(file);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(migrations)) {
            return files.sorted().toList();
        }
    }
}
