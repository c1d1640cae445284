package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JobChecksIT {

    private static final String SOON = "now() + INTERVAL '1 hour'";

    private static CheckedDatabase database;

    @BeforeAll
    static void open() {
        database = CheckedDatabase.embedded("job_checks_it");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** A retention policy, which has no schedule that matters here. */
    private static int job(String table) {
        database.hypertable(table);
        return database.policy("add_retention_policy", table, "30 days");
    }

    /** The checks of jobs name the job after the table. */
    private static List<Issue> about(String table, Check check) {
        return database.about(table, check);
    }

    @Nested
    class JobFailing {

        private final Check check = new JobFailingCheck();

        @Test
        @Provokes("job-failing")
        void threeFailuresInARowAreAnErrorThatSaysItsStateButNotItsMessage() {
            int job = job("failing");
            database.history(job, SOON, "now() - INTERVAL '1 day'", 10, 3);

            Issue issue = database.only("failing", check);

            assertThat(issue.severity()).isEqualTo(Severity.ERROR);
            assertThat(issue.subject()).isEqualTo("policy_retention of job_checks_it.failing (job " + job + ")");
            assertThat(issue.finding()).contains("number 3 in a row", "3 of 10 runs", "23514");
            assertThat(issue.statements()).containsExactly("CALL \"public\".run_job(" + job + ")");
        }

        @Test
        void oneFailureIsAWarning() {
            database.history(job("failed_once"), SOON, "now() - INTERVAL '1 day'", 10, 1);

            assertThat(database.only("failed_once", check).severity()).isEqualTo(Severity.WARNING);
        }

        @Test
        void aJobOfTheApplicationsOwnIsNamedByItsProcedure() {
            database.run("CREATE PROCEDURE tidy_up(job_id int, config jsonb) LANGUAGE plpgsql AS $$BEGIN END$$");
            int job = database.client()
                    .query("SELECT add_job('tidy_up', INTERVAL '1 hour')")
                    .single(Integer.class);
            database.history(job, SOON, "'-infinity'", 3, 3);

            assertThat(database.issues(check, Thresholds.DEFAULTS))
                    .extracting(Issue::subject)
                    .contains("tidy_up (job " + job + ")");
            database.run("SELECT delete_job(" + job + ")");
        }

        @Test
        void aJobWhoseProcessDiesEachTimeIsAnErrorAndIsNotToBeRunInTheForeground() {
            database.crashes(job("dying"), 10, 4);

            Issue issue = database.only("dying", check);

            assertThat(issue.severity()).isEqualTo(Severity.ERROR);
            assertThat(issue.finding()).contains("its process died, at least 4 times in a row (4 of 10 runs)");
            assertThat(issue.statements()).isEmpty();
        }

        @Test
        void whatTheErrorsDoNotTellTheCountsDo() {
            int job = job("dying_unseen");
            database.crashes(job, 3, 3);
            database.run("DELETE FROM _timescaledb_internal.bgw_job_stat_history WHERE job_id = " + job);

            assertThat(database.only("dying_unseen", check).finding()).contains("at least 3 times in a row");
        }

        @Test
        void aJobThatRunsAtThisMomentOrDiedWhenTheServerWasRestartedIsFine() {
            database.crashes(job("running_now"), 5, 1);
            int job = job("restarted");
            database.crashes(job, 5, 2);
            database.run("UPDATE _timescaledb_internal.bgw_job_stat SET last_finish = now(),"
                    + " last_successful_finish = now() WHERE job_id = " + job);

            assertThat(about("running_now", check)).isEmpty();
            assertThat(about("restarted", check)).isEmpty();
        }

        @Test
        void aJobThatSucceedsIsFine() {
            database.history(job("successful"), SOON, "now()", 10, 0);

            assertThat(about("successful", check)).isEmpty();
        }
    }

    @Nested
    class JobGivenUp {

        private final Check check = new JobGivenUpCheck();

        @Test
        @Provokes("job-given-up")
        void aJobWithoutANextStartIsAnErrorAndCanBeStartedAgain() {
            int job = job("given_up");
            database.history(job, "'-infinity'", "now() - INTERVAL '1 day'", 5, 5);

            Issue issue = database.only("given_up", check);

            assertThat(issue.severity()).isEqualTo(Severity.ERROR);
            assertThat(issue.statements()).hasSize(2);
            database.run(issue.statements().get(1));
            assertThat(about("given_up", check)).isEmpty();
        }

        @Test
        void aJobThatMayFailOnlySoOftenAndIsPausedCountsAsGivenUpAndIsFoundOnce() {
            int job = job("ended");
            database.history(job, SOON, "now() - INTERVAL '1 day'", 5, 5);
            database.run("SELECT alter_job(" + job + ", max_retries => 5, scheduled => false)");

            assertThat(about("ended", new JobPausedCheck())).isEmpty();
            assertThat(about("ended", new JobFailingCheck())).isEmpty();
            database.run(database.only("ended", check).statements().get(1));
            assertThat(about("ended", check)).isEmpty();
        }

        @Test
        void aFailedJobThatSomebodyHasPausedIsPausedAndNothingElse() {
            int job = job("stopped");
            database.history(job, SOON, "now() - INTERVAL '1 day'", 5, 5);
            database.run("SELECT alter_job(" + job + ", scheduled => false)");

            assertThat(about("stopped", check)).isEmpty();
            assertThat(about("stopped", new JobFailingCheck())).isEmpty();
            assertThat(database.only("stopped", new JobPausedCheck()).finding())
                    .isEqualTo("It is paused. Its last run failed.");
        }

        @Test
        void aJobThatRunsAtThisMomentIsFine() {
            int job = job("running");
            database.history(job, "'-infinity'", "now()", 5, 1);
            database.run(
                    "UPDATE _timescaledb_internal.bgw_job_stat SET last_finish = '-infinity' WHERE job_id = " + job);

            assertThat(about("running", check)).isEmpty();
        }

        @Test
        void aJobWithANextStartIsFine() {
            database.history(job("next"), SOON, "now()", 5, 0);

            assertThat(about("next", check)).isEmpty();
        }
    }

    @Nested
    class JobOverdue {

        private final Check check = new JobOverdueCheck();

        @Test
        @Provokes("job-overdue")
        void jobsWhoseTurnHasPassedAreOneFinding() {
            int first = job("overdue");
            int second = job("overdue_too");
            database.history(first, "now() - INTERVAL '20 minutes'", "now()", 5, 0);
            database.history(second, "now() - INTERVAL '10 minutes'", "now()", 5, 0);

            Issue issue = database.only("overdue", check);

            assertThat(issue.severity()).isEqualTo(Severity.ERROR);
            assertThat(issue.finding()).contains("00:20:0", "in all: 2");
            assertThat(issue.statements()).containsExactly("SELECT _timescaledb_functions.start_background_workers()");
            database.run("SELECT delete_job(" + first + ")", "SELECT delete_job(" + second + ")");
            assertThat(database.issues(check, Thresholds.DEFAULTS)).isEmpty();
        }

        @Test
        void aJobThatIsALittleLateIsFine() {
            database.history(job("late"), "now() - INTERVAL '4 minutes'", "now()", 5, 0);

            assertThat(about("late", check)).isEmpty();
        }
    }

    @Nested
    class JobPaused {

        private final Check check = new JobPausedCheck();

        @Test
        @Provokes("job-paused")
        void aPausedJobIsAHintAndCanBeResumed() {
            int job = job("paused");
            database.run("SELECT alter_job(" + job + ", scheduled => false)");

            Issue issue = database.only("paused", check);

            assertThat(issue.severity()).isEqualTo(Severity.HINT);
            database.isGoneAfter(issue, "paused", check);
        }

        @Test
        void aPausedColumnstorePolicyThatGoesByTheCreationOfChunksCanBeResumed() {
            database.hypertable("paused_columns");
            database.run("ALTER TABLE paused_columns SET (timescaledb.compress)");
            int job = database.client()
                    .query(
                            "SELECT add_compression_policy('paused_columns', compress_created_before => INTERVAL '9 days')")
                    .single(Integer.class);
            database.run("UPDATE _timescaledb_config.bgw_job SET scheduled = false WHERE id = " + job);

            database.isGoneAfter(database.only("paused_columns", check), "paused_columns", check);
        }

        @Test
        void ofAPolicyThatTheServerDoesNotLetAlterItIsSaid() {
            database.hypertable("paused_created");
            int job = database.client()
                    .query("SELECT add_retention_policy('paused_created', drop_created_before => INTERVAL '9 days')")
                    .single(Integer.class);
            database.run("UPDATE _timescaledb_config.bgw_job SET scheduled = false WHERE id = " + job);

            Issue issue = database.only("paused_created", check);

            assertThat(issue.statements()).isEmpty();
            assertThat(issue.advice()).endsWith("remove it and add it anew.");
        }

        @Test
        void aScheduledJobIsFine() {
            job("scheduled");

            assertThat(about("scheduled", check)).isEmpty();
        }
    }

    @Nested
    class RetentionNotRunning {

        private final Check check = new RetentionNotRunningCheck();

        @Test
        @Provokes("retention-not-running")
        void chunksThatShouldBeGoneAreCounted() {
            int job = job("kept");
            database.hours("kept", 40, 60);

            Issue issue = database.only("kept", check);

            assertThat(issue.finding()).contains("30 days", "job " + job);
            database.isGoneAfter(issue, "kept", check);
        }

        @Test
        void whatAPausedPolicyLeavesIsKeptOnPurposeAndIsNotToBeDropped() {
            int job = job("on_hold");
            database.hours("on_hold", 40, 60);
            database.run("SELECT alter_job(" + job + ", scheduled => false)");

            assertThat(about("on_hold", check)).isEmpty();
        }

        @Test
        void aPolicyThatIsAtWorkOrIsYetToStartIsFine() {
            int job = job("at_work");
            database.hours("at_work", 40, 60);
            database.history(job, SOON, "now() - INTERVAL '1 day'", 10, 0);
            database.hypertable("yet_to_start");
            database.hours("yet_to_start", 40, 60);
            database.run("SELECT add_retention_policy('yet_to_start', INTERVAL '30 days', schedule_interval =>"
                    + " INTERVAL '1 day', initial_start => now() + INTERVAL '1 day')");

            assertThat(about("at_work", check)).hasSize(1);
            database.whileJobsRun(() -> assertThat(about("at_work", check)).isEmpty());
            assertThat(about("yet_to_start", check)).isEmpty();
        }

        @Test
        void theBucketsOfAnAggregateAreLookedAtToo() {
            database.hypertable("buckets_source");
            database.hours("buckets_source", 40, 2);
            database.aggregate("buckets", "buckets_source", true);
            database.run("CALL refresh_continuous_aggregate('buckets', now() - INTERVAL '50 days', now())");
            database.policy("add_retention_policy", "buckets", "5 days");

            assertThat(database.only("buckets", check).finding()).startsWith("1 of its chunks");
        }

        @Test
        void aPolicyThatGoesByTheCreationOfChunksIsLookedAtToo() {
            database.hypertable("created");
            int job = database.client()
                    .query("SELECT add_retention_policy('created', drop_created_before => INTERVAL '5 days',"
                            + " schedule_interval => INTERVAL '1 hour')")
                    .single(Integer.class);
            database.hours("created", 40, 60);
            assertThat(about("created", check)).as("made just now").isEmpty();

            database.run(
                    "UPDATE _timescaledb_catalog.chunk SET creation_time = now() - INTERVAL '6 days'"
                            + " WHERE hypertable_id = (SELECT id FROM _timescaledb_catalog.hypertable WHERE table_name = 'created')");

            assertThat(database.only("created", check).finding()).contains("older than 5 days", "job " + job);
        }

        @Test
        void chunksThatAreYoungEnoughAreFine() {
            job("young");
            database.hours("young", 20, 2);

            assertThat(about("young", check)).isEmpty();
        }
    }

    @Nested
    class RetentionTooShort {

        private final Check check = new RetentionTooShortCheck();

        @Test
        @Provokes("retention-too-short")
        void aRetentionOfLessThanAChunkIsAHint() {
            database.hypertable("short");
            database.policy("add_retention_policy", "short", "6 hours");

            Issue issue = database.only("short", check);

            assertThat(issue.severity()).isEqualTo(Severity.HINT);
            assertThat(issue.finding()).contains("06:00:00", "1 day");
            database.isGoneAfter(issue, "short", check);
        }

        @Test
        void aRetentionThatDropsWhatIsStillWrittenIsAnErrorAndItsJobCanBeStopped() {
            database.hypertable("negative");
            database.policy("add_retention_policy", "negative", "-1 days");
            database.hypertable("young_chunks");
            database.run("SELECT add_retention_policy('young_chunks', drop_created_before => INTERVAL '6 hours')");

            for (String table : List.of("negative", "young_chunks")) {
                Issue issue = database.only(table, check);
                assertThat(issue.severity()).isEqualTo(Severity.ERROR);
                database.isGoneAfter(issue, table, check);
            }
        }

        @Test
        void aRetentionOfAChunkIsFine() {
            database.hypertable("long_enough");
            database.policy("add_retention_policy", "long_enough", "1 day");

            assertThat(about("long_enough", check)).isEmpty();
        }
    }
}
