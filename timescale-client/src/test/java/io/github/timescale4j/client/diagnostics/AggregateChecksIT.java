package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AggregateChecksIT {

    private static CheckedDatabase database;

    @BeforeAll
    static void open() {
        database = CheckedDatabase.embedded("aggregate_checks_it");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static void aggregate(String name, boolean materializedOnly) {
        database.hypertable(name + "_source");
        database.aggregate(name, name + "_source", materializedOnly);
    }

    @Nested
    class RefreshBehindRetention {

        private final Check check = new RefreshBehindRetentionCheck();

        @Test
        @Provokes("refresh-behind-retention")
        void aRefreshOfEverythingIsAnErrorWhereTheSourceDropsRows() {
            aggregate("everything", true);
            database.policy("add_retention_policy", "everything_source", "3 days");
            database.refresh("everything", "NULL", "1 hour");

            Issue issue = database.only("everything", check);

            assertThat(issue.severity()).isEqualTo(Severity.ERROR);
            assertThat(issue.finding()).contains("all the way", "everything_source", "3 days");
            database.isGoneAfter(issue, "everything", check);
        }

        @Test
        void aRefreshFurtherThanTheRetentionIsAnErrorAndTheZoneOfItsScheduleStays() {
            aggregate("further", true);
            database.policy("add_retention_policy", "further_source", "3 days");
            int job = database.client()
                    .query("SELECT add_continuous_aggregate_policy('further', INTERVAL '4 days', INTERVAL '1 hour',"
                            + " INTERVAL '1 day', initial_start => '2026-01-01Z', timezone => 'Europe/Berlin')")
                    .single(Integer.class);

            database.isGoneAfter(database.only("further", check), "further", check);

            assertThat(database.client()
                            .query("SELECT timezone FROM _timescaledb_config.bgw_job WHERE id = " + job)
                            .single(String.class))
                    .isEqualTo("Europe/Berlin");
        }

        @Test
        void aChildReadsWhatItsParentKeeps() {
            aggregate("parent", true);
            database.run(
                    "CREATE MATERIALIZED VIEW child WITH (timescaledb.continuous, timescaledb.materialized_only)"
                            + " AS SELECT time_bucket('1 day', bucket) AS day, sum(n) AS n FROM parent GROUP BY 1 WITH NO DATA");
            database.policy("add_retention_policy", "parent", "30 days");
            database.refresh("child", "60 days", "1 day");

            assertThat(database.only("child", check).finding()).contains("aggregate_checks_it.parent", "30 days");
        }

        @Test
        void numbersAreComparedToo() {
            database.run(
                    "CREATE TABLE counted (tick bigint NOT NULL, value int)",
                    "SELECT create_hypertable('counted', 'tick', chunk_time_interval => 100)",
                    "CREATE FUNCTION present() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 1000::bigint'",
                    "SELECT set_integer_now_func('counted', 'present')",
                    "CREATE MATERIALIZED VIEW counts WITH (timescaledb.continuous) AS SELECT time_bucket(10, tick) AS"
                            + " bucket, count(*) AS n FROM counted GROUP BY 1 WITH NO DATA",
                    "SELECT add_retention_policy('counted', 500)",
                    "SELECT add_continuous_aggregate_policy('counts', 600, 10, INTERVAL '1 hour')");

            Issue issue = database.only("counts", check);

            assertThat(issue.finding()).contains("600", "500");
            database.isGoneAfter(issue, "counts", check);
        }

        @Test
        void aRetentionThatGoesByTheCreationOfChunksDropsTheRowsOfTheirEndSooner() {
            aggregate("created", true);
            database.run("SELECT add_retention_policy('created_source', drop_created_before => INTERVAL '5 days')");
            database.refresh("created", "5 days", "1 hour");
            aggregate("created_early", true);
            database.run(
                    "SELECT add_retention_policy('created_early_source', drop_created_before => INTERVAL '5 days')");
            database.refresh("created_early", "4 days", "1 hour");

            Issue issue = database.only("created", check);

            assertThat(issue.finding())
                    .contains("drops chunks 5 days after they were made, which may hold rows of an age of 4 days");
            database.isGoneAfter(issue, "created", check);
            assertThat(database.about("created_early", check)).isEmpty();
        }

        @Test
        void whereNoRefreshFitsIntoWhatIsKeptTheRowsHaveToBeKeptForLonger() {
            aggregate("tight", true);
            database.policy("add_retention_policy", "tight_source", "2 hours");
            database.refresh("tight", "NULL", "1 hour");

            Issue issue = database.only("tight", check);

            assertThat(issue.statements()).isEmpty();
            assertThat(issue.advice()).startsWith("Keep the rows for longer");
        }

        @Test
        void equalLengthsAreSafe() {
            aggregate("equal", true);
            database.policy("add_retention_policy", "equal_source", "3 days");
            database.refresh("equal", "3 days", "1 hour");

            assertThat(database.about("equal", check)).isEmpty();
        }
    }

    @Nested
    class RetentionBeforeRefresh {

        private final Check check = new RetentionBeforeRefreshCheck();

        @Test
        @Provokes("retention-before-refresh")
        void rowsThatAreDroppedBeforeTheyAreAggregatedAreAnError() {
            aggregate("late", true);
            database.policy("add_retention_policy", "late_source", "5 hours");
            database.refresh("late", "10 hours", "4 hours");

            Issue issue = database.only("late", check);

            assertThat(issue.severity()).isEqualTo(Severity.ERROR);
            assertThat(issue.finding()).contains("05:00:00", "06:00:00");
            database.isGoneAfter(issue, "late", check);
        }

        @Test
        void chunksHaveToGetOlderByWhatTheyHold() {
            aggregate("late_created", true);
            database.run(
                    "SELECT add_retention_policy('late_created_source', drop_created_before => INTERVAL '29 hours')");
            database.refresh("late_created", "10 hours", "4 hours");

            Issue issue = database.only("late_created", check);

            assertThat(issue.finding()).contains("keeps its rows for ").contains("06:00:00");
            database.isGoneAfter(issue, "late_created", check);
        }

        @Test
        void rowsThatAreKeptUntilThenAreFine() {
            aggregate("punctual", true);
            database.policy("add_retention_policy", "punctual_source", "6 hours");
            database.refresh("punctual", "6 hours", "4 hours");

            assertThat(database.about("punctual", check)).isEmpty();
        }
    }

    @Nested
    class PartialBucket {

        private final Check check = new PartialBucketCheck();

        @Test
        @Provokes("partial-bucket")
        void aRefreshIntoTheCurrentBucketHidesRowsInRealTime() {
            aggregate("hiding", false);
            database.refresh("hiding", "1 day", "NULL");
            aggregate("close", false);
            database.refresh("close", "1 day", "10 minutes");

            assertThat(database.only("hiding", check).finding()).contains("the newest row");
            Issue issue = database.only("close", check);
            assertThat(issue.finding()).contains("00:10:00", "01:00:00");
            database.isGoneAfter(issue, "close", check);
        }

        @Test
        void aWindowThatWouldGetTooSmallHasToBeginSooner() {
            aggregate("narrow", false);
            database.refresh("narrow", "150 minutes", "10 minutes");

            Issue issue = database.only("narrow", check);

            assertThat(issue.statements()).isEmpty();
            assertThat(issue.advice()).contains("let it begin sooner as well");
        }

        @Test
        void numbersAreComparedToo() {
            database.run(
                    "CREATE TABLE steps (step bigint NOT NULL, value int)",
                    "SELECT create_hypertable('steps', 'step', chunk_time_interval => 100)",
                    "CREATE FUNCTION step() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 1000::bigint'",
                    "SELECT set_integer_now_func('steps', 'step')");
            for (String name : List.of("steps_close", "steps_whole")) {
                database.run("CREATE MATERIALIZED VIEW " + name + " WITH (timescaledb.continuous,"
                        + " timescaledb.materialized_only = false) AS SELECT time_bucket(10, step) AS bucket, count(*) AS n"
                        + " FROM steps GROUP BY 1 WITH NO DATA");
            }
            database.run(
                    "SELECT add_continuous_aggregate_policy('steps_close', 100, 5, INTERVAL '1 hour')",
                    "SELECT add_continuous_aggregate_policy('steps_whole', 100, 10, INTERVAL '1 hour')");

            Issue issue = database.only("steps_close", check);
            assertThat(issue.finding()).contains("up to 5 before the present", "(10)");
            assertThat(issue.statements()).isEmpty();
            assertThat(database.about("steps_whole", check)).isEmpty();
        }

        @Test
        void aWholeBucketIsEnoughAndMaterializedOnlyHidesNothing() {
            aggregate("whole", false);
            database.refresh("whole", "1 day", "1 hour");
            aggregate("materialized", true);
            database.refresh("materialized", "1 day", "NULL");

            assertThat(database.about("whole", check)).isEmpty();
            assertThat(database.about("materialized", check)).isEmpty();
        }
    }

    @Nested
    class AggregateWithoutPolicy {

        private final Check check = new AggregateWithoutPolicyCheck();

        @Test
        @Provokes("aggregate-without-policy")
        void anAggregateThatNothingRefreshesGetsAPolicyThatFitsItsSource() {
            aggregate("alone", true);
            database.policy("add_retention_policy", "alone_source", "3 days");

            database.isGoneAfter(database.only("alone", check), "alone", check);

            assertThat(database.about("alone", new RefreshBehindRetentionCheck()))
                    .isEmpty();
        }

        @Test
        void whereChunksAreDroppedByHandTheProposedPolicyDeletesNoBuckets() {
            aggregate("by_hand", true);
            database.hours("by_hand_source", 20, 480);
            database.run(
                    "CALL refresh_continuous_aggregate('by_hand', now() - INTERVAL '30 days', now())",
                    "SELECT drop_chunks('by_hand_source', INTERVAL '10 days')");
            long before = buckets("by_hand");

            Issue issue = database.only("by_hand", check);
            assertThat(issue.advice()).contains("the end of the source's oldest chunk");
            int job = database.client().query(issue.statements().get(0)).single(Integer.class);
            database.run("CALL run_job(" + job + ")");

            assertThat(buckets("by_hand")).isEqualTo(before);
        }

        private long buckets(String aggregate) {
            return database.client().query("SELECT count(*) FROM " + aggregate).single(Long.class);
        }

        @Test
        void threeBucketsAreKeptForAPolicyAndWithLessThereIsNone() {
            aggregate("just", true);
            database.policy("add_retention_policy", "just_source", "3 hours");
            aggregate("less", true);
            database.policy("add_retention_policy", "less_source", "179 minutes");
            database.hypertable("monthly_source");
            database.run("CREATE MATERIALIZED VIEW monthly WITH (timescaledb.continuous) AS"
                    + " SELECT time_bucket('1 month', time) AS month, count(*) AS n FROM monthly_source GROUP BY 1"
                    + " WITH NO DATA");
            database.policy("add_retention_policy", "monthly_source", "93 days");

            database.isGoneAfter(database.only("just", check), "just", check);
            database.isGoneAfter(database.only("monthly", check), "monthly", check);
            Issue issue = database.only("less", check);
            assertThat(issue.statements()).isEmpty();
            assertThat(issue.advice()).contains("three buckets", "02:59:00");
        }

        @Test
        void whereTheTimeIsANumberThereIsNoProposal() {
            database.run(
                    "CREATE TABLE ticks (tick bigint NOT NULL, value int)",
                    "SELECT create_hypertable('ticks', 'tick', chunk_time_interval => 100)",
                    "CREATE FUNCTION tick() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 1000::bigint'",
                    "SELECT set_integer_now_func('ticks', 'tick')",
                    "CREATE MATERIALIZED VIEW tick_counts WITH (timescaledb.continuous) AS SELECT time_bucket(10, tick)"
                            + " AS bucket, count(*) AS n FROM ticks GROUP BY 1 WITH NO DATA");

            Issue issue = database.only("tick_counts", check);

            assertThat(issue.statements()).isEmpty();
            assertThat(issue.advice()).contains("Where the time is a number");
        }

        @Test
        void aPolicyIsAllItTakes() {
            aggregate("refreshed", true);
            database.refresh("refreshed", "1 day", "1 hour");

            assertThat(database.about("refreshed", check)).isEmpty();
        }
    }

    @Nested
    class AggregateStale {

        private final Check check = new AggregateStaleCheck();

        @Test
        @Provokes("aggregate-stale")
        void aPolicyWithoutSuccessForSomeTurnsIsFound() {
            aggregate("stale", true);
            int job = database.refresh("stale", "1 day", "1 hour");
            database.history(job, "now() + INTERVAL '1 hour'", "now() - INTERVAL '5 hours'", 10, 0);

            Issue issue = database.only("stale", check);

            assertThat(issue.severity()).isEqualTo(Severity.WARNING);
            assertThat(issue.finding()).contains("every 01:00:00", "05:00:0");
            assertThat(issue.statements()).containsExactly("CALL \"public\".run_job(" + job + ")");
        }

        @Test
        void aPolicyThatHasNeverSucceededIsAnErrorOnceItHasTried() {
            aggregate("never", true);
            int job = database.refresh("never", "1 day", "1 hour");
            database.history(job, "now() + INTERVAL '1 hour'", "'-infinity'", 4, 4);

            Issue issue = database.only("never", check);

            assertThat(issue.severity()).isEqualTo(Severity.ERROR);
            assertThat(issue.finding()).contains("never succeeded in 4 runs");
        }

        @Test
        void aPolicyThatHasNeverRunIsFoundWhereThereAreOldRows() {
            aggregate("idle", true);
            database.refresh("idle", "30 days", "1 hour");
            assertThat(database.about("idle", check)).as("without rows").isEmpty();

            database.hours("idle_source", 10, 1);

            assertThat(database.only("idle", check).severity()).isEqualTo(Severity.WARNING);
        }

        @Test
        void aPolicyInItsFirstRunOrThatIsYetToStartIsFine() {
            aggregate("first_run", true);
            database.hours("first_run_source", 10, 1);
            int job = database.refresh("first_run", "30 days", "1 hour");
            database.history(job, "now()", "'-infinity'", 1, 0);
            aggregate("to_start", true);
            database.hours("to_start_source", 10, 1);
            database.run("SELECT add_continuous_aggregate_policy('to_start', INTERVAL '30 days', INTERVAL '1 hour',"
                    + " INTERVAL '1 day', initial_start => now() + INTERVAL '1 day')");

            assertThat(database.about("first_run", check)).hasSize(1);
            database.whileJobsRun(
                    () -> assertThat(database.about("first_run", check)).isEmpty());
            assertThat(database.about("to_start", check)).isEmpty();
        }

        @Test
        void aPolicyThatSucceededIsFine() {
            aggregate("fresh", true);
            database.hours("fresh_source", 10, 1);
            int job = database.refresh("fresh", "30 days", "1 hour");
            database.history(job, "now() + INTERVAL '1 hour'", "now() - INTERVAL '2 hours'", 10, 0);

            assertThat(database.about("fresh", check)).isEmpty();
        }
    }

    @Nested
    class AggregateWritable {

        private final Check check = new AggregateWritableCheck();

        @Test
        @Provokes("aggregate-writable")
        void aRightToWriteIsFoundOnceForEachRole() {
            aggregate("writable", true);
            database.run("GRANT SELECT, INSERT, UPDATE ON writable TO pg_monitor");

            Issue issue = database.only("writable", check);

            assertThat(issue.severity()).isEqualTo(Severity.HINT);
            database.isGoneAfter(issue, "writable", check);
        }

        @Test
        void everybodyIsCalledPublic() {
            aggregate("open", true);
            database.run("GRANT DELETE ON open TO PUBLIC");

            Issue issue = database.only("open", check);

            assertThat(issue.finding()).contains("PUBLIC");
            database.isGoneAfter(issue, "open", check);
        }

        @Test
        void aRightToReadIsFine() {
            aggregate("readable", true);
            database.run("GRANT SELECT ON readable TO pg_monitor");

            assertThat(database.about("readable", check)).isEmpty();
        }
    }

    @Nested
    class RowsInTheFuture {

        private final Check check = new RowsInTheFutureCheck();

        @Test
        @Provokes("rows-in-the-future")
        void aRowOfDaysToComeIsFoundByItsChunk() {
            database.hypertable("ahead");
            database.run("INSERT INTO ahead VALUES (now() + INTERVAL '100 days', 'd', 1)");

            Issue issue = database.only("ahead", check);

            assertThat(issue.finding()).contains("1 of its chunks", " days.");
            assertThat(issue.statements())
                    .as("whether the rows are wrong only a person knows")
                    .singleElement()
                    .satisfies(sql -> assertThat(sql).startsWith("SELECT * FROM \"aggregate_checks_it\".\"ahead\""));
        }

        @Test
        void aRowOfTodayIsFine() {
            database.hypertable("present");
            database.run("INSERT INTO present VALUES (now(), 'd', 1)");

            assertThat(database.about("present", check)).isEmpty();
        }
    }

    @Nested
    class NowInAggregate {

        private final Check check = new NowInAggregateCheck();

        private void aggregateOf(String name, String condition) {
            database.hypertable(name + "_source");
            database.run("CREATE MATERIALIZED VIEW " + name + " WITH (timescaledb.continuous) AS"
                    + " SELECT time_bucket('1 hour', time) AS hour, count(*) AS n FROM " + name + "_source WHERE "
                    + condition + " GROUP BY 1 WITH NO DATA");
        }

        @Test
        @Provokes("now-in-aggregate")
        void aConditionThatDependsOnThePresentIsFound() {
            aggregateOf("frozen", "time > now() - INTERVAL '1 year'");

            assertThat(database.only("frozen", check).severity()).isEqualTo(Severity.WARNING);
        }

        @Test
        void aTextThatOnlyLooksLikeItIsFine() {
            aggregateOf("thawed", "device <> 'now()'");

            assertThat(database.about("thawed", check)).isEmpty();
        }
    }
}
