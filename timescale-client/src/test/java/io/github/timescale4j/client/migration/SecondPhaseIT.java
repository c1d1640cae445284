package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.migration.SchemaDifferenceException.Reason;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows the transaction: aggregates are filled and made anew, and retentions wait for them. Rows of ten days are there. */
class SecondPhaseIT extends PhaseFixture {

    @Test
    void aNewAggregateIsFilledFromTheRowsThatAreThere() throws IOException, SQLException {
        assertThat(migrate(table().add(HOURLY)).created()).containsExactly(relation("hourly"));

        assertThat(buckets("hourly")).isEqualTo(DAYS * 24 * 2);
        assertThat(DATABASE.scalar("SELECT sum(n) FROM phases.hourly")).isEqualTo("" + DAYS * 24 * 2 * 2);
        assertThat(plan(table().add(HOURLY)).isEmpty()).isTrue();
    }

    @Test
    void aNewAggregateIsFilledUpToWhereItsRefreshPolicyEnds() throws IOException, SQLException {
        Declared declared = table().add("hourly", "metric", HOURLY, refresh("hourly", "9 days", "3 days"));

        migrate(declared);

        assertThat(DATABASE.scalar("SELECT max(bucket) > now() - INTERVAL '3 days 2 hours'"
                        + " AND max(bucket) <= now() - INTERVAL '3 days 1 hour' FROM phases.hourly"))
                .isEqualTo("t");
        assertThat(DATABASE.scalar("SELECT min(bucket) < now() - INTERVAL '9 days' FROM phases.hourly"))
                .isEqualTo("t");
        assertThat(plan(declared).isEmpty()).isTrue();
    }

    @Test
    void ofSeveralRefreshPoliciesTheNewestSaysWhereTheFillingEnds() throws IOException, SQLException {
        migrate(table().add(
                        "hourly",
                        "metric",
                        HOURLY,
                        refresh("hourly", "9 days", "4 days"),
                        refresh("hourly", "4 days", "36 hours")));

        assertThat(DATABASE.scalar("SELECT max(bucket) > now() - INTERVAL '38 hours'"
                        + " AND max(bucket) <= now() - INTERVAL '37 hours' FROM phases.hourly"))
                .isEqualTo("t");
    }

    @Test
    void retentionsWaitUntilEveryAggregateOfAHierarchyIsFilled() throws IOException, SQLException {
        String perMinute = "count(*) AS \"n\", max(\"value\") AS \"top\"";
        String above = "sum(\"n\") AS \"n\", max(\"top\") AS \"top\"";
        Declared declared = table(retention("metric", "2 days"))
                .add(
                        "minutely",
                        "metric",
                        aggregate("minutely", "metric", "1 minute", "time", perMinute),
                        retention("minutely", "3 days"))
                .add(
                        "hourly",
                        "minutely",
                        aggregate("hourly", "minutely", "1 hour", "bucket", above),
                        retention("hourly", "5 days"))
                .add("daily", "hourly", aggregate("daily", "hourly", "1 day", "bucket", above));
        SchemaPlan plan = plan(declared);
        assertThat(plan.safety()).isEqualTo(SafetyClass.LOSSY);

        migrator(declared).approve(plan.id()).build().migrate();

        assertThat(buckets("minutely")).isEqualTo(DAYS * 48 * 2);
        assertThat(buckets("hourly")).isEqualTo(DAYS * 24 * 2);
        assertThat(buckets("daily")).isEqualTo(DAYS * 2);
        assertThat(
                        DATABASE.scalar(
                                "SELECT count(*) FROM timescaledb_information.jobs WHERE proc_name = 'policy_retention'"
                                        + " AND (hypertable_schema = 'phases' OR hypertable_name IN (SELECT"
                                        + " materialization_hypertable_name FROM timescaledb_information.continuous_aggregates))"))
                .isEqualTo("3");
        assertThat(DATABASE.scalar("SELECT count(*) FROM phases.timescale_schema_deferred"))
                .isEqualTo("0");
        assertThat(plan(declared).isEmpty()).isTrue();
    }

    @Test
    void aChangedQueryIsARebuildThatKeepsBucketsWhoseRowsAreGone() throws IOException, SQLException {
        migrate(table().add(HOURLY));
        dropRowsBefore(4);
        Declared changed = table().add(hourlyWith(FROM_ROWS + ", min(\"value\") AS \"low\""));
        SchemaPlan plan = plan(changed);

        assertThat(plan.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.property()).isEqualTo("query");
            assertThat(difference.safety()).isEqualTo(SafetyClass.SAFE);
            assertThat(difference.why()).contains("beside the old one");
        });
        assertThat(migrate(changed).changed()).containsExactly(relation("hourly"));
        assertThat(DATABASE.scalar("SELECT count(*) || ' ' || count(low) FROM phases.hourly"))
                .isEqualTo(DAYS * 48 + " " + 4 * 48);
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    @Test
    void anAggregateThatMovesOntoANewOneIsMadeOfTheRowsBeneathIt() throws IOException, SQLException {
        migrate(table().add(HOURLY));
        Declared changed = table().add(
                        "minutely", "metric", aggregate("minutely", "metric", "1 minute", "time", FROM_ROWS))
                .add(
                        "hourly",
                        "minutely",
                        aggregate(
                                "hourly",
                                "minutely",
                                "1 hour",
                                "bucket",
                                "sum(\"n\") AS \"n\", max(\"top\") AS \"top\""));

        assertThat(plan(changed).differences())
                .filteredOn(difference -> difference.step().isRebuild())
                .singleElement()
                .extracting(Difference::why)
                .asString()
                .contains("filled from phases.minutely")
                .contains("(" + DAYS + " chunks, ");
        migrate(changed);

        assertThat(buckets("minutely")).isEqualTo(DAYS * 48 * 2);
        assertThat(buckets("hourly")).isEqualTo(DAYS * 24 * 2);
        assertThat(DATABASE.scalar("SELECT sum(n) FROM phases.hourly")).isEqualTo("" + DAYS * 48 * 2);
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    @Test
    void bucketsThatCanNeitherBeComputedNorCopiedGoOnlyWithAnApproval() throws IOException, SQLException {
        migrate(table().add(HOURLY));
        dropRowsBefore(4);
        Declared changed = table().add(hourlyWith("count(*) AS \"n\", min(\"value\") AS \"top\""));
        SchemaPlan plan = plan(changed);

        assertThat(plan.safety()).isEqualTo(SafetyClass.LOSSY);
        assertThat(plan.toString()).contains("\"top\" was max(value) and becomes min(value)");
        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() -> migrate(changed))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAPPROVED));
        assertThat(buckets("hourly")).isEqualTo(DAYS * 48);

        migrator(changed).approve(plan.id()).build().migrate();

        assertThat(buckets("hourly")).isEqualTo(4 * 48);
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    @Test
    void whatReadsARebuiltAggregateIsRebuiltWithItAndWhatIsNewAboveComesAfterwards() throws IOException, SQLException {
        String above = "sum(\"n\") AS \"n\"";
        Declared before =
                table().add(HOURLY).add("daily", "hourly", aggregate("daily", "hourly", "1 day", "bucket", above));
        migrate(before);
        Declared changed = table().add(hourlyWith(FROM_ROWS + ", min(\"value\") AS \"low\""))
                .add("daily", "hourly", aggregate("daily", "hourly", "1 day", "bucket", above))
                .add("lowest", "hourly", aggregate("lowest", "hourly", "1 day", "bucket", "min(\"low\") AS \"low\""));

        MigrationResult result = migrate(changed);

        assertThat(result.changed()).containsExactlyInAnyOrder(relation("hourly"), relation("daily"));
        assertThat(result.created()).containsExactly(relation("lowest"));
        assertThat(buckets("daily")).isEqualTo(DAYS * 2);
        assertThat(DATABASE.scalar("SELECT count(low) FROM phases.lowest")).isEqualTo("" + DAYS * 2);
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    @Test
    void anAggregateOfSomebodyElseOverItStandsInTheWay() throws IOException, SQLException {
        migrate(table().add(HOURLY));
        DATABASE.execute("SET search_path = phases, public");
        DATABASE.execute(aggregate("theirs", "hourly", "1 day", "bucket", "sum(\"n\") AS \"n\""));
        DATABASE.execute("RESET search_path");
        Declared changed = table().add(hourlyWith(FROM_ROWS + ", min(\"value\") AS \"low\""));

        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() -> migrate(changed))
                .withMessageContaining("phases.theirs")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.IMPOSSIBLE));
        assertThat(buckets("hourly")).isEqualTo(DAYS * 48);
    }

    @Test
    void aBackfillThatFailedGoesOnAndWhatWasApprovedNeedNotBeApprovedAgain() throws IOException, SQLException {
        DATABASE.execute("UPDATE phases.metric SET value = 0 WHERE time < now() - INTERVAL '8 days'");
        Declared declared = table(retention("metric", "5 days")).add(hourlyWith("sum(1 / \"value\") AS \"n\""));
        SchemaPlan plan = plan(declared);

        assertThatExceptionOfType(SchemaMigrationException.class)
                .isThrownBy(() -> migrator(declared).approve(plan.id()).build().migrate())
                .withMessageContaining("22012")
                .withMessageContaining("the next start continues there");
        assertThat(jobs()).isZero();
        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() ->
                        migrator(declared).mode(MigrationMode.VALIDATE).build().migrate())
                .withMessageContaining("retention policy");
        DATABASE.execute("UPDATE phases.metric SET value = 1 WHERE value = 0");
        migrate(declared);

        assertThat(buckets("hourly")).isEqualTo(DAYS * 48);
        assertThat(jobs()).isOne();
        assertThat(plan(declared).isEmpty()).isTrue();
    }

    @Test
    void whatWaitsForOtherDeclarationsIsForgotten() throws IOException, SQLException {
        migrate(table().add(HOURLY));
        DATABASE.execute("UPDATE phases.metric SET value = 0");
        Declared failing = table().add(hourlyWith("sum(1 / \"value\") AS \"n\""));
        assertThatExceptionOfType(SchemaMigrationException.class).isThrownBy(() -> migrate(failing));
        assertThat(aggregates()).isEqualTo("hourly, hourly__rebuild");

        Declared back = table().add(HOURLY);
        migrate(back);

        assertThat(aggregates()).isEqualTo("hourly");
        assertThat(DATABASE.scalar("SELECT count(*) FROM phases.timescale_schema_deferred"))
                .isEqualTo("0");
        assertThat(plan(back).isEmpty()).isTrue();
    }

    @Test
    void anExportedAggregateIsFilledAtTheNextStartAndItsPoliciesComeThen(@TempDir Path migrations)
            throws IOException, SQLException {
        Declared declared = table().add(
                        "hourly",
                        "metric",
                        HOURLY,
                        refresh("hourly", "9 days", "3 days"),
                        retention("hourly", "30 days"));
        runExported(declared, migrations);
        assertThat(DATABASE.scalar("SELECT count(*) FROM phases.timescale_schema_deferred"))
                .isEqualTo("2");

        exporting(declared, migrations).migrate();

        assertThat(DATABASE.scalar(
                        "SELECT max(bucket) <= now() - INTERVAL '3 days 1 hour' AND count(*) > 100 FROM phases.hourly"))
                .isEqualTo("t");
        assertThat(DATABASE.scalar("SELECT count(*) FROM phases.timescale_schema_deferred"))
                .isEqualTo("0");
        assertThat(plan(declared).isEmpty()).isTrue();
    }

    @Test
    void aFileAsksForARebuildAndTheStartAfterItDoesIt(@TempDir Path migrations) throws IOException, SQLException {
        migrate(table().add(HOURLY));
        dropRowsBefore(4);
        Declared changed = table().add(
                        "hourly",
                        "metric",
                        hourlyWith("count(*) AS \"n\", min(\"value\") AS \"top\""),
                        retention("hourly", "7 days"));

        String file = runExported(changed, migrations);

        assertThat(file).contains("-- Who runs this file has approved it").contains("REBUILD_WITHOUT_HISTORY");
        assertThat(buckets("hourly")).isEqualTo(DAYS * 48);
        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() ->
                        migrator(changed).mode(MigrationMode.VALIDATE).build().migrate())
                .withMessageContaining("aggregate, query");

        assertThat(exporting(changed, migrations).migrate().changed()).containsExactly(relation("hourly"));

        assertThat(buckets("hourly")).isEqualTo(4 * 48);
        assertThat(DATABASE.scalar("SELECT count(*) FROM phases.timescale_schema_deferred"))
                .isEqualTo("0");
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    @Test
    void whatIsNewOverARebuiltAggregateIsExportedAfterTheRebuild(@TempDir Path migrations)
            throws IOException, SQLException {
        migrate(table().add(HOURLY));
        Declared changed = table().add(hourlyWith(FROM_ROWS + ", min(\"value\") AS \"low\""))
                .add("lowest", "hourly", aggregate("lowest", "hourly", "1 day", "bucket", "min(\"low\") AS \"low\""));

        runExported(changed, migrations);
        runExported(changed, migrations);
        exporting(changed, migrations).migrate();

        assertThat(DATABASE.scalar("SELECT count(low) FROM phases.lowest")).isEqualTo("" + DAYS * 2);
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    @Test
    void whereThereAreNoRowsAFileMakesTheAggregateAnewItself(@TempDir Path migrations)
            throws IOException, SQLException {
        Declared before = table().add(HOURLY)
                .add("daily", "hourly", aggregate("daily", "hourly", "1 day", "bucket", "sum(\"n\") AS \"n\""));
        Declared changed = table().add(
                        "hourly",
                        "metric",
                        hourlyWith(FROM_ROWS + ", min(\"value\") AS \"low\""),
                        refresh("hourly", "9 days", "3 days"))
                .add("daily", "hourly", aggregate("daily", "hourly", "1 day", "bucket", "sum(\"n\") AS \"n\""));
        migrate(before);
        assertThatExceptionOfType(SchemaDifferenceException.class).isThrownBy(exporting(changed, migrations)::migrate);
        DATABASE.clean();
        migrate(before);

        DATABASE.run(EvolvingDatabase.newest(migrations));

        assertThat(DATABASE.scalar("SELECT count(low) FROM phases.hourly")).isEqualTo("0");
        assertThat(plan(changed).isEmpty()).isTrue();
        exporting(changed, migrations).migrate();
    }

    @Test
    void whereAViewReadsTheAggregateAFileOnlyAsksForTheRebuild(@TempDir Path migrations)
            throws IOException, SQLException {
        DATABASE.clean();
        migrate(table().add(HOURLY));
        DATABASE.execute("CREATE VIEW phases.reader AS SELECT n FROM phases.hourly");
        Declared changed = table().add(hourlyWith(FROM_ROWS + ", min(\"value\") AS \"low\""));

        runExported(changed, migrations);

        assertThat(DATABASE.scalar("SELECT count(*) FROM phases.timescale_schema_deferred"))
                .isEqualTo("1");
        exporting(changed, migrations).migrate();
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    private SchemaMigrator exporting(Declared declared, Path migrations) throws IOException {
        return migrator(declared)
                .mode(MigrationMode.EXPORT)
                .exportDirectory(migrations)
                .build();
    }

    private String runExported(Declared declared, Path migrations) throws IOException, SQLException {
        return Files.readString(DATABASE.runExported(exporting(declared, migrations), migrations));
    }

    @Test
    void aShorterRetentionOfARebuiltAggregateIsSaidToLoseRows() throws IOException, SQLException {
        migrate(table().add(HOURLY));
        Declared changed = table().add(
                        "hourly",
                        "metric",
                        hourlyWith(FROM_ROWS + ", min(\"value\") AS \"low\""),
                        retention("hourly", "7 days"));

        assertThat(plan(changed).differences())
                .extracting(Difference::safety)
                .containsExactly(SafetyClass.SAFE, SafetyClass.LOSSY);
    }

    @Test
    void anotherOrderOfTheColumnsIsNoOtherQuery() throws IOException, SQLException {
        migrate(table().add(HOURLY));

        assertThat(plan(table().add(hourlyWith("max(\"value\") AS \"top\", count(*) AS \"n\"")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatWaitsForAnotherApplicationIsLeftToIt() throws IOException, SQLException {
        DATABASE.execute("UPDATE phases.metric SET value = 0");
        Declared theirs = table(retention("metric", "5 years")).add(hourlyWith("sum(1 / \"value\") AS \"n\""));
        assertThatExceptionOfType(SchemaMigrationException.class)
                .isThrownBy(() ->
                        migrator(theirs).approve(plan(theirs).id()).build().migrate());
        Declared ours = new Declared();
        ours.declarations.hypertable("c.Other", "other");

        assertThat(migrate(ours).created()).containsExactly(relation("other"));
        assertThat(DATABASE.scalar("SELECT count(*) FROM phases.timescale_schema_deferred"))
                .isEqualTo("1");
    }
}
