package io.github.timescale4j.client.migration.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.migration.backfill.RebuildRequest.History;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateRebuildIT {

    private static final int DAYS = 8;
    private static final int KEPT_DAYS = 3;
    private static final String HOUR = "time_bucket(INTERVAL '1 hour', time)";
    private static final String DAY = "time_bucket(INTERVAL '1 day', bucket)";
    private static final String OLD = "device, count(*) AS n, max(value) AS top";
    private static final String NEW = OLD + ", min(value) AS low";
    /** Where the rows end. In the first hour of a day the end of a policy would be before it. */
    private static final String TODAY = "date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'";

    private static final String REFRESH =
            "SELECT add_continuous_aggregate_policy('\"hourly\"', start_offset => INTERVAL"
                    + " '2 days', end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '1 hour')";

    private static final String OF_HOURLY =
            " FROM timescaledb_information.jobs j, timescaledb_information.continuous_aggregates c"
                    + " WHERE c.view_schema = 'rebuild_it' AND c.view_name = 'hourly'"
                    + " AND j.hypertable_name IN (c.view_name, c.materialization_hypertable_name)";

    private Fixture db;

    @BeforeEach
    void open() throws SQLException {
        db = new Fixture("rebuild_it");
        db.createMetric("timestamptz", DAYS);
        db.createAggregate("hourly", "metric", HOUR, OLD);
        db.execute("CALL refresh_continuous_aggregate('hourly', now() - INTERVAL '30 days', " + TODAY + ")");
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    /** The first days lose their rows; what the aggregate has of them is all there is. */
    private void dropOldRows() throws SQLException {
        db.execute(
                "SELECT drop_chunks('metric', date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - INTERVAL '"
                        + KEPT_DAYS + " days')");
        db.execute("SELECT add_retention_policy('metric', INTERVAL '" + (KEPT_DAYS + 1) + " days')");
    }

    private RebuildRequest request(String columns, String... more) {
        return request(History.KEEP, HOUR, columns, more);
    }

    private RebuildRequest request(History history, String bucket, String columns, String... more) {
        List<String> statements = new ArrayList<>();
        statements.add(Fixture.aggregate("hourly", "metric", bucket, columns));
        statements.addAll(List.of(more));
        return new RebuildRequest(db.name("hourly"), statements, List.of(), history);
    }

    private RebuildRequest daily(String columns) {
        return new RebuildRequest(
                db.name("daily"), List.of(Fixture.aggregate("daily", "hourly", DAY, columns)), List.of(), History.KEEP);
    }

    private AggregateRebuild rebuild() {
        return new AggregateRebuild(db.connection, db.schema, Duration.ofSeconds(5));
    }

    private void run(RebuildRequest... chain) throws SQLException {
        rebuild().run(List.of(chain), swap -> {});
    }

    private String buckets() throws SQLException {
        return db.scalar("SELECT count(*) || ' buckets, ' || count(low) || ' with low' FROM hourly");
    }

    private String leftOver() throws SQLException {
        return db.scalar("SELECT (SELECT count(*) FROM timescaledb_information.continuous_aggregates"
                + " WHERE view_name LIKE '%\\_\\_%') || ' ' || (SELECT count(*) FROM timescale_schema_backfill)");
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void bucketsWhoseRowsAreGoneAreKept() throws SQLException {
        dropOldRows();
        String before = db.scalar("SELECT sum(n) || ' ' || sum(top) FROM hourly");

        run(request(NEW));

        assertThat(buckets()).isEqualTo(DAYS * 24 + " buckets, " + KEPT_DAYS * 24 + " with low");
        assertThat(db.scalar("SELECT sum(n) || ' ' || sum(top) FROM hourly")).isEqualTo(before);
        assertThat(leftOver()).isEqualTo("0 0");
    }

    @Test
    void anIndexWhoseNameTheOldOneStillHasIsMadeAgain() throws SQLException {
        String index = "CREATE INDEX \"hourly_top_idx\" ON \"hourly\" (\"top\")";
        db.execute(index);

        run(request(NEW, index));

        assertThat(db.scalar("SELECT count(*) FROM pg_indexes i JOIN timescaledb_information.continuous_aggregates c"
                        + " ON i.schemaname = c.materialization_hypertable_schema"
                        + " AND i.tablename = c.materialization_hypertable_name"
                        + " WHERE c.view_schema = 'rebuild_it' AND i.indexdef LIKE '%(top)'"))
                .isEqualTo("1");
    }

    @Test
    void whatWasKeptSurvivesLaterRefreshes() throws SQLException {
        dropOldRows();
        db.execute("SELECT remove_retention_policy('metric')");
        run(request(NEW));

        db.execute(
                "CALL refresh_continuous_aggregate('hourly', now() - INTERVAL '60 days', now() - INTERVAL '1 hour')");

        assertThat(buckets()).isEqualTo(DAYS * 24 + " buckets, " + KEPT_DAYS * 24 + " with low");
    }

    @Test
    void aDayThatWasDroppedInTheMiddleIsKept() throws SQLException {
        db.execute(
                "SELECT drop_chunks('metric', date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - INTERVAL '3"
                        + " days', date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - INTERVAL '4 days')");

        run(request(NEW));

        assertThat(buckets()).isEqualTo(DAYS * 24 + " buckets, " + (DAYS - 1) * 24 + " with low");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theNewestDaysThatSomebodyHasDroppedAreKept(boolean materializedOnly) throws SQLException {
        String before = db.scalar("SELECT sum(n) || ' ' || sum(top) FROM hourly");
        dropNewestRows();

        run(new RebuildRequest(
                db.name("hourly"),
                List.of(Fixture.aggregate("hourly", "metric", HOUR, NEW)
                        .replace("materialized_only = true", "materialized_only = " + materializedOnly)),
                List.of(),
                History.KEEP));
        db.execute("CALL refresh_continuous_aggregate('hourly', now() - INTERVAL '60 days', now())");

        assertThat(buckets()).isEqualTo(DAYS * 24 + " buckets, " + (DAYS - 2) * 24 + " with low");
        assertThat(db.scalar("SELECT sum(n) || ' ' || sum(top) FROM hourly")).isEqualTo(before);
        db.execute("INSERT INTO metric SELECT max(bucket) + INTERVAL '90 minutes', 'd', 5 FROM hourly");
        db.execute(
                "CALL refresh_continuous_aggregate('hourly', now() - INTERVAL '60 days', now() + INTERVAL '3 hours')");
        assertThat(db.scalar("SELECT count(*) FROM hourly WHERE top = 5")).isEqualTo("1");
    }

    @Test
    void theNewestDaysThatSomebodyHasDroppedAreRefusedWhereTheyDoNotFit() throws SQLException {
        dropNewestRows();

        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> run(request("device, count(*) AS n, min(value) AS top")))
                .satisfies(e -> assertThat(e.columns()).containsExactly("top"))
                .satisfies(e -> assertThat(e.isLoss()).isTrue());
    }

    private void dropNewestRows() throws SQLException {
        db.execute("SELECT drop_chunks('metric', newer_than => date_trunc('day', now() AT TIME ZONE 'UTC')"
                + " AT TIME ZONE 'UTC' - INTERVAL '2 days')");
    }

    @Test
    void whatAColumnHoldsThatGoesIsGivenUpOnlyWhenTold() throws SQLException {
        run(request("device, count(*) AS n, max(value) AS top, sum(value) AS total"));
        dropOldRows();

        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> run(request(OLD)))
                .withMessageContaining("[total]")
                .satisfies(e -> assertThat(e.columns()).containsExactly("total"))
                .satisfies(e -> assertThat(e.isLoss()).isTrue());
        run(request(History.KEEP_DECLARED, HOUR, OLD));

        assertThat(db.scalar("SELECT count(*) FROM hourly")).isEqualTo(String.valueOf(DAYS * 24));
    }

    @Test
    void whereTheSourceHoldsEverythingAnyShapeIsFine() throws SQLException {
        run(request(History.KEEP, "time_bucket(INTERVAL '2 hours', time)", "value AS device, count(*)::integer AS n"));

        assertThat(db.scalar("SELECT count(*) FROM hourly")).isEqualTo(String.valueOf(DAYS * 24));
        assertThat(db.scalar("SELECT count(DISTINCT bucket) FROM hourly")).isEqualTo(String.valueOf(DAYS * 12));
    }

    @Test
    void historyThatDoesNotFitIsRefusedByColumnAndNothingIsLeft() throws SQLException {
        dropOldRows();

        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(
                        () -> rebuild().check(List.of(request("device, count(*)::integer AS n, avg(value) AS top"))))
                .withMessageContaining("\"n\" was bigint and becomes integer")
                .withMessageContaining("\"top\" was max")
                .satisfies(e -> assertThat(e.columns()).containsExactly("n", "top"));
        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> run(request(History.KEEP, "time_bucket(INTERVAL '2 hours', time)", OLD)))
                .withMessageContaining("buckets are no longer the same");
        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> run(request("metric.device || '' AS device, count(*) AS n, max(value) AS top")))
                .withMessageContaining("grouping");
        rebuild().abandon(List.of(db.name("hourly")));

        assertThat(db.scalar("SELECT count(*) FROM hourly")).isEqualTo(String.valueOf(DAYS * 24));
        assertThat(leftOver()).isEqualTo("0 0");
    }

    @Test
    void historyIsGivenUpOnlyWhenTold() throws SQLException {
        dropOldRows();

        run(request(History.DISCARD, "time_bucket(INTERVAL '2 hours', time)", OLD));

        assertThat(db.scalar("SELECT count(*) FROM hourly")).isEqualTo(String.valueOf(KEPT_DAYS * 12));
    }

    @Test
    void aRenamedColumnTakesItsHistoryAlong() throws SQLException {
        dropOldRows();

        run(request("device, count(*) AS n, max(value) AS peak"));

        assertThat(db.scalar("SELECT count(peak) FROM hourly")).isEqualTo(String.valueOf(DAYS * 24));
    }

    @Test
    void whatSomebodyElseHasDoneSinceTheLookIsNotDoneAgain() throws SQLException {
        List<String> swaps = new ArrayList<>();

        boolean done =
                rebuild().run(List.of(request(NEW)), looking -> swaps.size() > 0, swapped -> swaps.add("swapped"));

        assertThat(done).isFalse();
        assertThat(swaps).isEmpty();
        assertThat(rebuild().unfinished()).isEmpty();
    }

    @Test
    void whatWasInterruptedForLongerThanRowsAreKeptStartsOver() throws SQLException {
        AggregateRebuild killed = new AggregateRebuild(db.connection, db.schema, Duration.ofSeconds(5), step -> {
            if (step.equals("ready")) {
                throw new Killed();
            }
        });
        assertThatExceptionOfType(Killed.class).isThrownBy(() -> killed.run(List.of(request(NEW)), swap -> {}));
        // What it would be if it had been begun five days ago.
        String begun = "date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - INTERVAL '5 days'";
        db.execute("DELETE FROM hourly__rebuild WHERE bucket >= " + begun);
        db.execute("UPDATE timescale_schema_backfill SET range_to = " + begun);
        dropOldRows();

        run(request(NEW));

        assertThat(buckets()).isEqualTo(DAYS * 24 + " buckets, " + KEPT_DAYS * 24 + " with low");
    }

    @Test
    void killedAfterEveryStepItIsFinishedByTheNextRun() throws SQLException {
        dropOldRows();
        Set<String> seen = new TreeSet<>();
        List<String> swaps = new ArrayList<>();
        String before = db.scalar("SELECT sum(n) || ' ' || sum(top) || ' ' || count(*) FROM hourly");
        for (boolean finished = false; !finished; ) {
            AggregateRebuild killed = new AggregateRebuild(db.connection, db.schema, Duration.ofSeconds(5), step -> {
                if (!step.equals("swapped") && seen.add(step)) {
                    throw new Killed();
                }
            });
            try {
                killed.run(List.of(request(NEW)), swap -> swaps.add("swapped"));
                finished = true;
            } catch (Killed e) {
                db.reconnect();
                assertThat(rebuild().unfinished()).containsExactly(db.name("hourly"));
            }
            assertThat(db.scalar("SELECT sum(n) || ' ' || sum(top) || ' ' || count(*) FROM hourly"))
                    .isEqualTo(before);
        }

        assertThat(seen).hasSizeGreaterThan(8);
        assertThat(swaps).hasSize(1);
        assertThat(buckets()).isEqualTo(DAYS * 24 + " buckets, " + KEPT_DAYS * 24 + " with low");
        assertThat(leftOver()).isEqualTo("0 0");
        assertThat(rebuild().unfinished()).isEmpty();
    }

    @Test
    void aFailureInTheSwapLeavesTheOldOneAndTheNextRunFinishes() throws SQLException {
        dropOldRows();

        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> rebuild().run(List.of(request(NEW)), swap -> {
                    throw new Killed();
                }));
        assertThat(db.scalar("SELECT count(*) FROM hourly")).isEqualTo(String.valueOf(DAYS * 24));
        run(request(NEW));

        assertThat(buckets()).isEqualTo(DAYS * 24 + " buckets, " + KEPT_DAYS * 24 + " with low");
    }

    @Test
    void anotherDefinitionStartsOver() throws SQLException {
        dropOldRows();
        AggregateRebuild killed = new AggregateRebuild(db.connection, db.schema, Duration.ofSeconds(5), step -> {
            if (step.equals("filled")) {
                throw new Killed();
            }
        });
        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> killed.run(List.of(request(OLD + ", sum(value) AS total")), swap -> {}));

        run(request(NEW));

        assertThat(buckets()).isEqualTo(DAYS * 24 + " buckets, " + KEPT_DAYS * 24 + " with low");
        assertThat(leftOver()).isEqualTo("0 0");
    }

    @Test
    void whatHungOnTheOldOneHangsOnTheNewOne() throws SQLException {
        db.execute("DROP ROLE IF EXISTS rebuild_reader");
        db.execute("CREATE ROLE rebuild_reader");
        try {
            db.execute("GRANT SELECT ON hourly TO rebuild_reader WITH GRANT OPTION");
            db.execute("COMMENT ON VIEW hourly IS 'it''s by the hour'");
            db.execute("CREATE INDEX hourly_top ON hourly (top, bucket DESC)");
            db.execute(
                    "CREATE VIEW over_hourly WITH (security_barrier = true) AS SELECT device, sum(n) AS n FROM hourly GROUP BY 1");
            db.execute("GRANT SELECT ON over_hourly TO rebuild_reader");
            db.execute("CREATE VIEW over_that AS SELECT * FROM over_hourly");
            db.execute("SELECT add_retention_policy('hourly', INTERVAL '400 days')");

            run(request(NEW, "CREATE INDEX ON \"hourly\" (\"low\", \"bucket\" DESC)", REFRESH));

            assertThat(db.scalar("SELECT relacl::text FROM pg_class WHERE oid = 'hourly'::regclass"))
                    .contains("rebuild_reader=r*/");
            assertThat(db.scalar("SELECT obj_description('hourly'::regclass, 'pg_class')"))
                    .isEqualTo("it's by the hour");
            assertThat(db.scalar("SELECT string_agg(regexp_replace(indexdef, '.* USING ', ''), '; ' ORDER BY indexdef)"
                            + " FROM pg_indexes i JOIN timescaledb_information.continuous_aggregates c"
                            + " ON i.tablename = c.materialization_hypertable_name WHERE c.view_name = 'hourly'"))
                    .contains("btree (low, bucket DESC)", "btree (top, bucket DESC)", "btree (device, bucket DESC)");
            assertThat(
                            db.scalar(
                                    "SELECT string_agg(j.proc_name || ' ' || coalesce(j.config ->> 'drop_after', ''), ', '"
                                            + " ORDER BY j.proc_name) FROM timescaledb_information.jobs j, timescaledb_information.continuous_aggregates c"
                                            + " WHERE c.view_name = 'hourly' AND j.hypertable_name IN (c.view_name, c.materialization_hypertable_name)"))
                    .isEqualTo("policy_refresh_continuous_aggregate , policy_retention 400 days");
            assertThat(db.scalar("SELECT n FROM over_that")).isEqualTo(String.valueOf(DAYS * 24));
            assertThat(db.scalar("SELECT reloptions::text || (relacl::text LIKE '%rebuild_reader=r/%') FROM pg_class"
                            + " WHERE oid = 'over_hourly'::regclass"))
                    .isEqualTo("{security_barrier=true}true");
        } finally {
            db.execute("DROP OWNED BY rebuild_reader");
            db.execute("DROP ROLE rebuild_reader");
        }
    }

    @Test
    void aPolicyThatIsNoLongerDeclaredIsNotKept() throws SQLException {
        db.execute("SELECT add_retention_policy('hourly', INTERVAL '400 days')");
        RebuildRequest request = new RebuildRequest(
                db.name("hourly"),
                List.of(Fixture.aggregate("hourly", "metric", HOUR, NEW)),
                List.of("SELECT add_retention_policy('\"hourly\"', drop_after => INTERVAL '400 days')"),
                History.KEEP);

        run(request);

        assertThat(db.scalar("SELECT count(*) FROM timescaledb_information.jobs WHERE proc_name = 'policy_retention'"
                        + " AND hypertable_schema = 'rebuild_it'"))
                .isEqualTo("0");
    }

    @Test
    void whatSomebodyHasSetOnItsJobsIsKept() throws SQLException {
        db.execute(REFRESH);
        db.execute("SELECT add_retention_policy('hourly', INTERVAL '400 days')");
        db.execute("SELECT alter_job(job_id, config => config || '{\"buckets_per_batch\": 7,"
                + " \"refresh_newest_first\": false, \"max_batches_per_execution\": 4}')" + OF_HOURLY
                + " AND proc_name LIKE '%refresh%'");
        db.execute("SELECT alter_job(job_id, scheduled => false, fixed_schedule => true,"
                + " initial_start => '2026-01-01 03:00:00Z', timezone => 'Europe/Berlin')" + OF_HOURLY);
        String declared = REFRESH.replace(")", ", max_batches_per_execution => INTEGER '9')");

        run(new RebuildRequest(
                db.name("hourly"),
                List.of(Fixture.aggregate("hourly", "metric", HOUR, NEW), declared),
                List.of(REFRESH),
                History.KEEP));

        assertThat(db.scalar("SELECT string_agg(concat_ws(' ', proc_name, scheduled, fixed_schedule, initial_start AT"
                        + " TIME ZONE 'UTC', (SELECT timezone FROM _timescaledb_config.bgw_job b WHERE b.id = job_id),"
                        + " config -> 'buckets_per_batch', config -> 'refresh_newest_first',"
                        + " config -> 'max_batches_per_execution'), '; ' ORDER BY proc_name)" + OF_HOURLY))
                .isEqualTo("policy_refresh_continuous_aggregate f t 2026-01-01 03:00:00 Europe/Berlin 7 false 9;"
                        + " policy_retention f t 2026-01-01 03:00:00 Europe/Berlin");
    }

    @Test
    void anOptionThatIsNotDeclaredAnyMoreIsNotKept() throws SQLException {
        String before = REFRESH.replace(")", ", buckets_per_batch => INTEGER '7')");
        db.execute(before);

        run(new RebuildRequest(
                db.name("hourly"),
                List.of(Fixture.aggregate("hourly", "metric", HOUR, NEW), REFRESH),
                List.of(before),
                History.KEEP));

        assertThat(db.scalar("SELECT (config -> 'buckets_per_batch' IS NOT DISTINCT FROM '7') || ' ' || scheduled"
                        + OF_HOURLY))
                .isEqualTo("false true");
    }

    @Test
    void aSecondRefreshPolicyThatSomebodyAddedIsKeptUnlessItOverlaps() throws SQLException {
        db.execute(REFRESH);
        db.execute("SELECT add_continuous_aggregate_policy('hourly', start_offset => INTERVAL '30 days',"
                + " end_offset => INTERVAL '2 days', schedule_interval => INTERVAL '1 day')");
        RebuildRequest request = new RebuildRequest(
                db.name("hourly"),
                List.of(Fixture.aggregate("hourly", "metric", HOUR, NEW), REFRESH),
                List.of(REFRESH),
                History.KEEP);

        run(request);
        assertThat(windows()).isEqualTo("2 days to 01:00:00, 30 days to 2 days");

        String longer = REFRESH.replace("2 days", "5 days");
        run(new RebuildRequest(
                db.name("hourly"),
                List.of(Fixture.aggregate("hourly", "metric", HOUR, OLD), longer),
                List.of(REFRESH),
                History.KEEP));
        assertThat(windows()).isEqualTo("5 days to 01:00:00");
    }

    private String windows() throws SQLException {
        return db.scalar(
                "SELECT string_agg((j.config ->> 'start_offset') || ' to ' || (j.config ->> 'end_offset'), ', '"
                        + " ORDER BY (j.config ->> 'end_offset')::interval)"
                        + " FROM timescaledb_information.jobs j, timescaledb_information.continuous_aggregates c"
                        + " WHERE c.view_name = 'hourly' AND j.proc_name = 'policy_refresh_continuous_aggregate'"
                        + " AND j.hypertable_name IN (c.view_name, c.materialization_hypertable_name)");
    }

    @Test
    void aColumnstoreIsTurnedOnAgain() throws SQLException {
        db.execute("ALTER MATERIALIZED VIEW hourly SET (timescaledb.compress = true, timescaledb.compress_segmentby ="
                + " 'device', timescaledb.compress_orderby = 'bucket DESC')");
        db.execute(REFRESH);
        db.execute("SELECT add_compression_policy('hourly', compress_after => INTERVAL '9 days')");

        run(request(NEW));

        assertThat(
                        db.scalar(
                                "SELECT string_agg(attname, ', ' ORDER BY segmentby_column_index, orderby_column_index) FROM"
                                        + " timescaledb_information.compression_settings s, timescaledb_information.continuous_aggregates c"
                                        + " WHERE c.view_name = 'hourly' AND s.hypertable_name = c.materialization_hypertable_name"))
                .isEqualTo("device, bucket");
        assertThat(db.scalar("SELECT count(*) FROM timescaledb_information.jobs j,"
                        + " timescaledb_information.continuous_aggregates c WHERE c.view_name = 'hourly' AND j.hypertable_name IN"
                        + " (c.view_name, c.materialization_hypertable_name)"))
                .isEqualTo("2");
    }

    @Test
    void anAggregateOverItIsRebuiltWithItOrItIsRefused() throws SQLException {
        dropOldRows();
        db.createAggregate("daily", "hourly", DAY, "device, sum(n) AS n");
        db.execute("CALL refresh_continuous_aggregate('daily', now() - INTERVAL '30 days', " + TODAY + ")");

        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> rebuild().check(List.of(request(NEW))))
                .withMessageContaining("rebuilt with it")
                .satisfies(e -> assertThat(e.dependents()).containsExactly(db.name("daily")));
        run(request(NEW), daily("device, sum(n) AS n, min(low) AS low"));

        assertThat(buckets()).isEqualTo(DAYS * 24 + " buckets, " + KEPT_DAYS * 24 + " with low");
        assertThat(db.scalar("SELECT count(*) || ' ' || sum(n) || ' ' || count(low) FROM daily"))
                .isEqualTo(DAYS + " " + DAYS * 24 + " " + KEPT_DAYS);
        assertThat(leftOver()).isEqualTo("0 0");
    }

    @Test
    void rowsThatArriveMeanwhileAreIncluded() throws SQLException {
        AggregateRebuild rebuild = new AggregateRebuild(db.connection, db.schema, Duration.ofSeconds(5), step -> {
            if (step.equals("filled")) {
                try {
                    db.execute("INSERT INTO metric SELECT min(time), 'late', 7 FROM metric");
                } catch (SQLException e) {
                    throw new AssertionError(e);
                }
            }
        });

        rebuild.run(List.of(request(NEW)), swap -> {});

        assertThat(db.scalar("SELECT low FROM hourly WHERE device = 'late'")).isEqualTo("7");
    }

    @Test
    void aStrangerWithTheNameIsNotTouched() throws SQLException {
        db.createAggregate("hourly__rebuild", "metric", HOUR, OLD);

        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> run(request(NEW)))
                .withMessageContaining("was not made by a rebuild");
    }

    @Test
    void whatReadsItAndIsNoViewIsNamed() throws SQLException {
        db.execute("CREATE MATERIALIZED VIEW snapshot AS SELECT * FROM hourly");

        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> rebuild().check(List.of(request(NEW))))
                .satisfies(e -> assertThat(e.dependents()).containsExactly(db.name("snapshot")));
        db.execute("DROP MATERIALIZED VIEW snapshot");
        db.execute("CREATE VIEW width AS SELECT n FROM hourly");
        assertThatExceptionOfType(RebuildRefusedException.class)
                .isThrownBy(() -> rebuild().check(List.of(request("device, max(value) AS top"))))
                .withMessageContaining("cannot take the place")
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("42703"));
    }

    @Test
    void realTimeShowsOldAndNewBuckets() throws SQLException {
        dropOldRows();
        String create = Fixture.aggregate("hourly", "metric", HOUR, NEW)
                .replace("materialized_only = true", "materialized_only = false");

        run(new RebuildRequest(db.name("hourly"), List.of(create), List.of(), History.KEEP));
        db.execute("INSERT INTO metric VALUES (now(), 'now', 1)");

        assertThat(db.scalar("SELECT count(*) FROM hourly")).isEqualTo(String.valueOf(DAYS * 24 + 1));
    }

    @Test
    void storageIsSetBeforeItIsFilled() throws SQLException {
        run(request(
                NEW,
                "ALTER MATERIALIZED VIEW \"hourly\" SET (timescaledb.compress = true, timescaledb.compress_segmentby ="
                        + " 'device', timescaledb.compress_orderby = 'bucket DESC')",
                "SELECT set_chunk_time_interval('\"hourly\"', INTERVAL '2 days')",
                "COMMENT ON VIEW \"hourly\" IS 'declared'"));

        assertThat(db.scalar("SELECT count(*) >= 4 FROM timescaledb_information.chunks c,"
                        + " timescaledb_information.continuous_aggregates a WHERE a.view_name = 'hourly'"
                        + " AND c.hypertable_name = a.materialization_hypertable_name"))
                .isEqualTo("t");
        assertThat(db.scalar("SELECT obj_description('hourly'::regclass, 'pg_class')"))
                .isEqualTo("declared");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "date"})
    void otherTypesOfTimeAndOddSettingsOfTheSession(String type) throws SQLException {
        db.execute("DROP MATERIALIZED VIEW hourly");
        db.execute("DROP TABLE metric");
        db.createMetric(type, DAYS);
        db.execute("SET TimeZone = 'America/St_Johns'");
        db.execute("SET IntervalStyle = 'sql_standard'");
        db.execute("SET DateStyle = 'ISO, DMY'");
        String bucket = "time_bucket(INTERVAL '1 day', time)";
        db.createAggregate("hourly", "metric", bucket, OLD);
        new AggregateBackfill(db.connection, db.schema).request(new BackfillRequest(db.name("hourly")));
        new AggregateBackfill(db.connection, db.schema).run();
        String before = db.scalar("SELECT count(*) || ' ' || sum(n) || ' ' || sum(top) FROM hourly");
        db.execute("SELECT drop_chunks('metric', (date_trunc('day', now() AT TIME ZONE 'UTC') - INTERVAL '" + KEPT_DAYS
                + " days')::" + type + ")");
        db.execute("SELECT add_retention_policy('metric', INTERVAL '" + (KEPT_DAYS + 1) + " days')");

        run(request(History.KEEP, bucket, NEW));

        assertThat(before).startsWith(DAYS + " ");
        assertThat(db.scalar("SELECT count(*) || ' ' || sum(n) || ' ' || sum(top) FROM hourly"))
                .isEqualTo(before);
        assertThat(Integer.parseInt(db.scalar("SELECT count(low) FROM hourly"))).isBetween(KEPT_DAYS, KEPT_DAYS + 1);
    }

    @Test
    void aSourceWithoutAnyRowsKeepsAllBuckets() throws SQLException {
        db.execute("SELECT drop_chunks('metric', now() + INTERVAL '10 days')");

        run(request(NEW));

        assertThat(buckets()).isEqualTo(DAYS * 24 + " buckets, 0 with low");
    }

    @Test
    void inRealTimeOverASourceWithoutAnyRowsNoBucketIsLost() throws SQLException {
        db.execute("SELECT drop_chunks('metric', now() + INTERVAL '10 days')");
        String create = Fixture.aggregate("hourly", "metric", HOUR, NEW)
                .replace("materialized_only = true", "materialized_only = false");

        assertThatExceptionOfType(BackfillException.class)
                .isThrownBy(() -> run(new RebuildRequest(db.name("hourly"), List.of(create), List.of(), History.KEEP)))
                .withMessageContaining("nothing was replaced")
                .withMessageContaining("materialized only");

        assertThat(db.scalar("SELECT count(*) FROM hourly")).isEqualTo(String.valueOf(DAYS * 24));
    }
}
