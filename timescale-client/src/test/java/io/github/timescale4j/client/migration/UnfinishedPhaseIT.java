package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.migration.SchemaDifferenceException.Reason;
import io.github.timescale4j.client.migration.backfill.BackfillException;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start finds that another one has begun, and what has changed since then. Rows of ten days are there. */
class UnfinishedPhaseIT extends PhaseFixture {

    private static final String WITH_LOW = FROM_ROWS + ", min(\"value\") AS \"low\"";
    private static final String FAILING = "sum(1 / \"value\") AS \"n\"";
    private static final String DAILY = aggregate("daily", "hourly", "1 day", "bucket", "sum(\"n\") AS \"n\"");

    @Test
    void aHierarchyWhoseRebuildFailedCanGoBackToWhatItWas() throws IOException, SQLException {
        Declared before = table().add(HOURLY).add("daily", "hourly", DAILY);
        migrate(before);
        fail(table().add(hourlyWith(FAILING)).add("daily", "hourly", DAILY));
        assertThat(aggregates()).isEqualTo("daily, daily__rebuild, hourly, hourly__rebuild");

        Declared back = table().add(HOURLY).add("daily", "hourly", DAILY);
        migrate(back);

        assertThat(aggregates()).isEqualTo("daily, hourly");
        assertThat(deferred()).isEqualTo("0");
        assertThat(plan(back).isEmpty()).isTrue();
    }

    @Test
    void whatReadADraftAndIsNotDeclaredAnyMoreGoesWithIt() throws IOException, SQLException {
        migrate(table().add(HOURLY).add("daily", "hourly", DAILY));
        fail(table().add(hourlyWith(FAILING)).add("daily", "hourly", DAILY));

        migrate(table().add(HOURLY));

        assertThat(aggregates()).isEqualTo("daily, hourly");
    }

    @Test
    void aRetentionThatSomebodyHasSetMeanwhileIsNotSetAgain() throws IOException, SQLException {
        Declared declared = table(retention("metric", "5 days")).add(hourlyWith(FAILING));
        failApproved(declared);
        setRetention("5 days");
        DATABASE.execute("UPDATE phases.metric SET value = 1");

        migrate(declared);

        assertThat(jobs()).isOne();
        assertThat(deferred()).isEqualTo("0");
        assertThat(plan(declared).isEmpty()).isTrue();
    }

    @Test
    void anApprovalDoesNotHoldForARetentionThatSomebodyHasChangedMeanwhile() throws IOException, SQLException {
        Declared declared = table(retention("metric", "5 days")).add(hourlyWith(FAILING));
        failApproved(declared);
        setRetention("300 days");
        DATABASE.execute("UPDATE phases.metric SET value = 1");

        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() -> migrate(declared))
                .withMessageContaining("300 days")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAPPROVED));
        migrator(declared).approve(plan(declared).id()).build().migrate();

        assertThat(buckets("hourly")).isEqualTo(DAYS * 48);
        assertThat(DATABASE.scalar("SELECT config ->> 'drop_after' FROM timescaledb_information.jobs"
                        + " WHERE hypertable_schema = 'phases' AND proc_name = 'policy_retention'"))
                .isEqualTo("5 days");
    }

    @Test
    void aColumnThatIsNotDeclaredAnyMoreIsALossWhereItsRowsAreGone() throws IOException, SQLException {
        migrate(table().add(HOURLY));
        Declared changed = table().add(hourlyWith("count(*) AS \"n\""));
        assertThat(plan(changed).safety()).isEqualTo(SafetyClass.SAFE);
        dropRowsBefore(4);

        SchemaPlan plan = plan(changed);

        assertThat(plan.safety()).isEqualTo(SafetyClass.LOSSY);
        assertThat(plan.toString()).contains("\"top\"");
        migrator(changed).approve(plan.id()).build().migrate();
        assertThat(buckets("hourly")).isEqualTo(DAYS * 48);
    }

    @Test
    void rowsThatGoBetweenThePlanAndItsRebuildMakeAPlanThatHasToBeApproved() throws IOException, SQLException {
        migrate(table().add(HOURLY));
        Declared changed = table().add(hourlyWith(FAILING));
        fail(changed);
        dropRowsBefore(4);
        DATABASE.execute("UPDATE phases.metric SET value = 1");

        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() -> migrate(changed))
                .withMessageContaining("\"n\" was count(*)")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAPPROVED));
        assertThat(DATABASE.scalar("SELECT count(top) FROM phases.hourly")).isEqualTo("" + DAYS * 48);
        assertThat(deferred()).isEqualTo("0");
        assertThat(plan(changed).safety()).isEqualTo(SafetyClass.LOSSY);
        migrator(changed).approve(plan(changed).id()).build().migrate();

        assertThat(buckets("hourly")).isEqualTo(4 * 48);
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    @Test
    void theSameHoldsForAColumnThatGoes() throws IOException, SQLException {
        migrate(table().add(HOURLY));
        Declared changed = table().add(hourlyWith("count(*) AS \"n\", sum(1 / \"value\") AS \"q\""));
        fail(changed);
        dropRowsBefore(4);
        DATABASE.execute("UPDATE phases.metric SET value = 1");

        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() -> migrate(changed))
                .withMessageContaining("\"top\"")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAPPROVED));
        assertThat(DATABASE.scalar("SELECT count(top) FROM phases.hourly")).isEqualTo("" + DAYS * 48);
        migrator(changed).approve(plan(changed).id()).build().migrate();

        assertThat(buckets("hourly")).isEqualTo(DAYS * 48);
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    @Test
    void bucketsAfterTheLastRowsOfTheSourceCountAsWell() throws IOException, SQLException {
        migrate(table().add(HOURLY));
        Declared changed = table().add(hourlyWith("count(*) AS \"n\", min(\"value\") AS \"top\""));
        assertThat(plan(changed).safety()).isEqualTo(SafetyClass.SAFE);
        DATABASE.execute("SELECT drop_chunks('phases.metric', newer_than =>"
                + " date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - INTERVAL '2 days')");

        assertThat(plan(changed).safety()).isEqualTo(SafetyClass.LOSSY);
        Declared more = table().add(hourlyWith(WITH_LOW));
        assertThat(plan(more).safety()).isEqualTo(SafetyClass.SAFE);
        migrate(more);

        assertThat(DATABASE.scalar("SELECT count(top) || ' ' || count(low) FROM phases.hourly"))
                .isEqualTo(DAYS * 48 + " " + (DAYS - 2) * 48);
    }

    @Test
    void aBackfillThatAlwaysFailsEndsWithAnotherQuery() throws IOException, SQLException {
        fail(table().add(hourlyWith(FAILING)).add("daily", "hourly", DAILY));

        Declared mended = table().add(HOURLY).add("daily", "hourly", DAILY);
        migrate(mended);

        assertThat(buckets("hourly")).isEqualTo(DAYS * 48);
        assertThat(buckets("daily")).isEqualTo(DAYS * 2);
        assertThat(requests()).isEqualTo("0");
        assertThat(plan(mended).isEmpty()).isTrue();
    }

    @Test
    void whatWasRequestedIsFilledWhereTheOtherQueryIsTakenBack() throws IOException, SQLException {
        Declared first = table().add(hourlyWith(FAILING));
        fail(first);
        fail(table().add(hourlyWith("sum(2 / \"value\") AS \"n\"")));
        DATABASE.execute("UPDATE phases.metric SET value = 1");

        migrate(table().add(hourlyWith(FAILING)));

        assertThat(buckets("hourly")).isEqualTo(DAYS * 48);
        assertThat(requests()).isEqualTo("0");
        assertThat(aggregates()).isEqualTo("hourly");
    }

    @Test
    void aBackfillThatAlwaysFailsStopsNobodyWhoDoesNotDeclareTheAggregate() throws IOException, SQLException {
        fail(table().add(hourlyWith(FAILING)));

        migrate(table());
        Declared shorter = table(retention("metric", "5 days"));
        String id = plan(shorter).id();
        assertThatExceptionOfType(SchemaMigrationException.class)
                .isThrownBy(() -> migrator(shorter).approve(id).build().migrate())
                .withMessageContaining("has to be dropped");
        DATABASE.execute("DROP MATERIALIZED VIEW phases.hourly");
        migrate(shorter);

        assertThat(jobs()).isOne();
    }

    @Test
    void aFailureSaysWhereItWas() throws IOException, SQLException {
        DATABASE.execute("UPDATE phases.metric SET value = 0");

        assertThatExceptionOfType(SchemaMigrationException.class)
                .isThrownBy(() -> migrate(table().add(hourlyWith(FAILING))))
                .withMessageContaining("phases.hourly failed in the slice")
                .withMessageContaining("declare another query")
                .havingCause()
                .isInstanceOfSatisfying(BackfillException.class, e -> {
                    assertThat(e.sqlState()).isEqualTo("22012");
                    assertThat(Duration.between(
                                    Instant.parse(String.valueOf(e.sliceFrom())),
                                    Instant.parse(String.valueOf(e.sliceTo()))))
                            .isEqualTo(Duration.ofDays(1));
                });
    }

    private static String requests() throws SQLException {
        return DATABASE.scalar("SELECT count(*) FROM phases.timescale_schema_backfill WHERE finished_at IS NULL");
    }

    @Test
    void aColumnWithAnotherNameIsNoLoss() throws IOException, SQLException {
        migrate(table().add(HOURLY));
        dropRowsBefore(4);

        Declared changed = table().add(hourlyWith("count(*) AS \"n\", max(\"value\") AS \"peak\""));

        assertThat(plan(changed).safety()).isEqualTo(SafetyClass.SAFE);
    }

    @Test
    void whatReadsAnAggregateThatLosesItsHistoryIsSaidToLoseItsOwn() throws IOException, SQLException {
        String highest = aggregate("daily", "hourly", "1 day", "bucket", "max(\"top\") AS \"top\"");
        String lowest = aggregate("daily", "hourly", "1 day", "bucket", "min(\"top\") AS \"top\"");
        migrate(table().add(HOURLY).add("daily", "hourly", highest));
        dropRowsBefore(4);
        Declared changed = table().add(hourlyWith("count(*) AS \"n\", min(\"value\") AS \"top\""))
                .add("daily", "hourly", lowest);
        SchemaPlan plan = plan(changed);

        assertThat(plan.differences())
                .extracting(Difference::safety)
                .containsExactly(SafetyClass.LOSSY, SafetyClass.LOSSY);
        migrator(changed).approve(plan.id()).build().migrate();

        assertThat(buckets("daily")).isEqualTo(4 * 2);
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    @Test
    void theRetentionOfARebuiltAggregateWaitsForWhatIsNewOverIt() throws IOException, SQLException {
        migrate(table().add(HOURLY));
        Declared changed = table().add("hourly", "metric", hourlyWith(WITH_LOW), retention("hourly", "2 days"))
                .add("daily", "hourly", DAILY);

        migrator(changed).approve(plan(changed).id()).build().migrate();

        assertThat(buckets("daily")).isEqualTo(DAYS * 2);
        assertThat(retentions()).isEqualTo("2 days");
        assertThat(deferred()).isEqualTo("0");
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    @Test
    void whatSomebodyHasSetOnTheRetentionOfARebuiltAggregateStaysWhereItGetsShorter() throws IOException, SQLException {
        migrate(table().add("hourly", "metric", HOURLY, retention("hourly", "30 days")));
        DATABASE.execute("SELECT alter_job(job_id, scheduled => false, fixed_schedule => true,"
                + " initial_start => '2026-01-01 03:00:00Z', timezone => 'Europe/Berlin')"
                + " FROM timescaledb_information.jobs WHERE proc_name = 'policy_retention'");
        Declared changed = table().add(
                        "hourly",
                        "metric",
                        hourlyWith(WITH_LOW),
                        retention("hourly", "7 days").replace("INTERVAL '1 day'", "INTERVAL '2 days'"));

        migrator(changed).approve(plan(changed).id()).build().migrate();

        assertThat(DATABASE.scalar("SELECT concat_ws(' ', b.config ->> 'drop_after', b.schedule_interval, b.scheduled,"
                        + " b.fixed_schedule, b.timezone) FROM _timescaledb_config.bgw_job b"
                        + " WHERE b.proc_name = 'policy_retention'"))
                .isEqualTo("7 days 2 days f t Europe/Berlin");
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    @Test
    void aRefreshThatIsNarrowedKeepsTheZoneOfItsJob() throws IOException, SQLException {
        String refresh = refresh("hourly", "9 days", "1 day");
        migrate(table().add("hourly", "metric", HOURLY, refresh));
        setRetention("8 days");
        DATABASE.execute("SELECT alter_job(job_id, fixed_schedule => true, initial_start => '2026-01-01 03:00:00Z',"
                + " timezone => 'Europe/Berlin') FROM timescaledb_information.jobs"
                + " WHERE proc_name = 'policy_refresh_continuous_aggregate'");

        migrate(table().add("hourly", "metric", hourlyWith(WITH_LOW), refresh));

        assertThat(DATABASE.scalar("SELECT concat_ws(' ', config ->> 'start_offset', timezone) FROM"
                        + " _timescaledb_config.bgw_job WHERE proc_name = 'policy_refresh_continuous_aggregate'"))
                .isEqualTo("8 days Europe/Berlin");
    }

    @Test
    void aRetentionThatARebuiltAggregateHasAlreadyStays() throws IOException, SQLException {
        migrate(table().add("hourly", "metric", HOURLY, retention("hourly", "30 days")));
        Declared changed = table().add("hourly", "metric", hourlyWith(WITH_LOW), retention("hourly", "30 days"));

        migrate(changed);

        assertThat(retentions()).isEqualTo("30 days");
        assertThat(plan(changed).isEmpty()).isTrue();
    }

    @Test
    void whatIsNewOverAnAggregateThatIsNotFilledYetIsFilledAfterIt() throws IOException, SQLException {
        fail(table().add(hourlyWith(FAILING)));
        DATABASE.execute("UPDATE phases.metric SET value = 1");

        migrate(table().add(hourlyWith(FAILING)).add("daily", "hourly", DAILY));

        assertThat(buckets("daily")).isEqualTo(DAYS * 2);
    }

    @Test
    void whoComparesOnChangeAndExportsFinishesWhatHadToWait(@TempDir Path migrations) throws IOException, SQLException {
        Declared declared =
                table(retention("metric", "30 days")).add("hourly", "metric", HOURLY, retention("hourly", "60 days"));
        SchemaMigrator exporting = migrator(declared)
                .mode(MigrationMode.EXPORT)
                .driftCheck(DriftCheck.ON_CHANGE)
                .exportDirectory(migrations)
                .build();
        DATABASE.runExported(exporting, migrations);

        exporting.migrate();

        assertThat(DATABASE.scalar(jobs("policy_retention") + " AND hypertable_name = 'metric'"))
                .isEqualTo("1");
        assertThat(retentions()).isEqualTo("60 days");
        assertThat(plan(declared).isEmpty()).isTrue();
    }

    @Test
    void whoComparesOnChangeSeesWhatWaits() throws IOException, SQLException {
        Declared declared = table(retention("metric", "5 days")).add(hourlyWith(FAILING));
        failApproved(declared);

        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() -> migrator(declared)
                        .mode(MigrationMode.VALIDATE)
                        .driftCheck(DriftCheck.ON_CHANGE)
                        .build()
                        .migrate())
                .withMessageContaining("retention policy");
    }

    @Test
    void theConnectionGoesBackWithItsOwnTimeout() throws IOException, SQLException {
        DATABASE.execute("SET statement_timeout = '7min'");

        migrate(table().add(HOURLY));

        assertThat(DATABASE.scalar("SHOW statement_timeout")).isEqualTo("7min");
        DATABASE.execute("RESET statement_timeout");
    }

    private void fail(Declared declared) throws SQLException {
        DATABASE.execute("UPDATE phases.metric SET value = 0");
        assertThatExceptionOfType(SchemaMigrationException.class)
                .isThrownBy(() -> migrate(declared))
                .withMessageContaining("22012");
    }

    private void failApproved(Declared declared) throws IOException, SQLException {
        DATABASE.execute("UPDATE phases.metric SET value = 0");
        String id = plan(declared).id();
        assertThatExceptionOfType(SchemaMigrationException.class)
                .isThrownBy(() -> migrator(declared).approve(id).build().migrate())
                .withMessageContaining("22012");
    }

    private static void setRetention(String interval) throws SQLException {
        DATABASE.execute("SELECT add_retention_policy('phases.metric', INTERVAL '" + interval
                + "', schedule_interval => INTERVAL '1 day')");
    }

    private static String deferred() throws SQLException {
        return DATABASE.scalar("SELECT count(*) FROM phases.timescale_schema_deferred");
    }

    /** Those of aggregates, whose jobs carry another name in some releases. */
    private static String retentions() throws SQLException {
        return DATABASE.scalar("SELECT string_agg(j.config ->> 'drop_after', ', ') FROM timescaledb_information.jobs j"
                + " JOIN timescaledb_information.continuous_aggregates a ON j.hypertable_name IN"
                + " (a.view_name, a.materialization_hypertable_name)"
                + " WHERE a.view_schema = 'phases' AND j.proc_name = 'policy_retention'");
    }
}
