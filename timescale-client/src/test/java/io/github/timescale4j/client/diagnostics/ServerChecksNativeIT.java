package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.Thresholds.Chunks;
import io.github.timescale4j.client.diagnostics.Thresholds.Indexes;
import io.github.timescale4j.client.diagnostics.Thresholds.Sessions;
import io.github.timescale4j.client.diagnostics.Thresholds.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only a server with several sessions counts. */
@Tag("native")
class ServerChecksNativeIT {

    private static final Thresholds STRICT = Thresholds.DEFAULTS
            .withIndexes(new Indexes(0, Duration.ZERO, 1_000, 2))
            .withChunks(new Chunks(1_000, 5_000, 0.25, null, 100, 1, 0.5, 1_000))
            .withSessions(new Sessions(Duration.ZERO, Duration.ZERO));

    private static TestDatabase server;
    private static CheckedDatabase database;

    @BeforeAll
    static void open() {
        server = TestDatabase.nativeServer("server_checks_it");
        database = CheckedDatabase.of(server);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** One chunk with two indexes, of which no query reads the second. */
    private static void rows(String table) {
        database.hypertable(table);
        database.run(
                "ALTER TABLE " + table + " SET (autovacuum_enabled = false)",
                "CREATE INDEX " + table + "_value_idx ON " + table + " (value)",
                "INSERT INTO " + table
                        + " SELECT '2026-01-01Z'::timestamptz + i * INTERVAL '1 second', 'd' || i % 10, i"
                        + " FROM generate_series(1, 20000) i");
    }

    /** The server hands its counts over with some delay. */
    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(10);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Nested
    class IndexesAndStatistics {

        @Test
        @Provokes("unused-index")
        void anIndexThatNoQueryReadsIsFoundOverAllChunks() {
            rows("unused");
            Check check = new UnusedIndexCheck();
            until(() -> !database.about("unused", check, STRICT).isEmpty());

            assertThat(database.about("unused", check, STRICT))
                    .extracting(Issue::statements)
                    .contains(List.of("DROP INDEX \"server_checks_it\".\"unused_value_idx\""));
            assertThat(database.about("unused", check)).as("small").isEmpty();
        }

        @Test
        void anIndexThatOneQueryHasReadOnOneChunkIsFine() {
            rows("used");
            database.run("ANALYZE used");
            Check check = new UnusedIndexCheck();
            database.client()
                    .query("SELECT count(*) FROM used WHERE value = 77")
                    .single(Long.class);

            until(() -> unused(check).noneMatch(sql -> sql.contains("used_value_idx")));

            assertThat(unused(check)).noneMatch(sql -> sql.contains("used_value_idx"));
        }

        private Stream<String> unused(Check check) {
            return database.about("used", check, STRICT).stream().flatMap(issue -> issue.statements().stream());
        }

        @Test
        @Provokes("missing-index")
        void aTableThatIsReadFromBeginningToEndIsFound() {
            rows("scanned");
            Check check = new MissingIndexCheck();
            for (int i = 0; i < 3; i++) {
                database.client()
                        .query("SELECT count(*) FROM scanned WHERE device = 'd1'")
                        .single(Long.class);
            }
            until(() -> !database.about("scanned", check, STRICT).isEmpty());

            assertThat(database.only("scanned", check, STRICT).finding())
                    .contains("rows each time, and 0 times through an index");
            assertThat(database.about("scanned", check)).as("rarely").isEmpty();
        }

        @Test
        @Provokes("stale-statistics")
        void aLargeChunkThatWasNeverAnalyzedIsFound() {
            rows("stale");
            Check check = new StaleStatisticsCheck();
            until(() -> !database.about("stale", check, STRICT).isEmpty());

            Issue issue = database.only("stale", check, STRICT);

            assertThat(issue.finding()).contains("20000 rows");
            database.run(issue.statements().get(0));
            until(() -> database.about("stale", check, STRICT).isEmpty());
            assertThat(database.about("stale", check, STRICT)).isEmpty();
        }
    }

    @Nested
    class SlowStatement {

        private final Check check = new SlowStatementCheck();

        private List<Issue> slow(Duration limit) {
            return database.issues(check, Thresholds.DEFAULTS.withStatements(new Statements(limit, 3))).stream()
                    .filter(issue -> issue.finding().contains("slow_statement_of_the_test"))
                    .toList();
        }

        @Test
        @Provokes("slow-statement")
        void aStatementIsShownWithoutItsValues() {
            for (int i = 0; i < 3; i++) {
                database.client()
                        .query("SELECT 'a secret' AS slow_statement_of_the_test, 4711 AS more FROM pg_sleep(0.03)")
                        .list(Row.class);
            }

            assertThat(slow(Duration.ofMillis(20))).singleElement().satisfies(issue -> {
                assertThat(issue.finding()).startsWith("It was run 3 times");
                assertThat(issue.toString()).doesNotContain("secret", "4711");
            });
            assertThat(slow(Duration.ofSeconds(5))).isEmpty();
        }

        @Test
        void withoutTheExtensionTheFindingIsToInstallIt() {
            database.undone(() -> {
                database.run("DROP EXTENSION pg_stat_statements");

                assertThat(database.issues(check, Thresholds.DEFAULTS))
                        .singleElement()
                        .satisfies(issue ->
                                assertThat(issue.statements()).containsExactly("CREATE EXTENSION pg_stat_statements"));
            });
        }
    }

    record Row(String slowStatementOfTheTest, int more) {}

    @Nested
    class WorkersTooFew {

        private final Check check = new WorkersTooFewCheck();

        @Test
        @Provokes("workers-too-few")
        void settingsThatPromiseMoreProcessesThanThereAreAreFound() {
            database.undone(() -> {
                database.run("SET LOCAL max_parallel_workers = 1000");

                assertThat(database.issues(check, Thresholds.DEFAULTS))
                        .singleElement()
                        .satisfies(issue -> assertThat(issue.finding()).contains("max_parallel_workers = 1000"));
            });
        }

        @Test
        void aServerWithEnoughOfThemIsFine() {
            assertThat(database.issues(check, Thresholds.DEFAULTS)).isEmpty();
        }
    }

    @Nested
    class OtherSessions {

        @Test
        @Provokes("blocked-session")
        void aSessionThatWaitsIsFoundWithTheOneThatItWaitsFor() throws Exception {
            database.hypertable("blocked");
            Check check = new BlockedSessionCheck();
            assertThat(database.issues(check, STRICT)).as("before").isEmpty();
            var others = Executors.newSingleThreadExecutor();
            try (Connection holder = server.connect();
                    Statement hold = holder.createStatement()) {
                holder.setAutoCommit(false);
                hold.execute("LOCK TABLE server_checks_it.blocked");
                Future<?> waiting =
                        others.submit(() -> server.run("INSERT INTO blocked VALUES ('2026-01-01Z', 'a secret', 1)"));
                until(() -> !database.issues(check, STRICT).isEmpty());

                assertThat(database.issues(check, STRICT)).singleElement().satisfies(issue -> {
                    assertThat(issue.finding()).contains("on blocked of the sessions: ");
                    assertThat(issue.toString()).doesNotContain("secret");
                    assertThat(issue.statements()).hasSize(2);
                });
                assertThat(database.issues(check, Thresholds.DEFAULTS))
                        .as("not for long")
                        .isEmpty();
                holder.rollback();
                waiting.get();
            } finally {
                others.shutdown();
            }
        }

        @Test
        @Provokes("idle-in-transaction")
        void aSessionThatDoesNothingInATransactionIsFound() throws SQLException {
            Check check = new IdleInTransactionCheck();
            assertThat(database.issues(check, STRICT)).as("before").isEmpty();
            try (Connection idle = server.connect();
                    Statement statement = idle.createStatement()) {
                idle.setAutoCommit(false);
                statement.execute("SELECT 1");

                assertThat(database.issues(check, STRICT))
                        .singleElement()
                        .satisfies(issue -> assertThat(issue.statements().get(0))
                                .startsWith("ALTER ROLE \"" + server.username() + "\" SET idle"));
                assertThat(database.issues(check, Thresholds.DEFAULTS))
                        .as("not for long")
                        .isEmpty();
                idle.rollback();
            }
            until(() -> database.issues(check, STRICT).isEmpty());
            assertThat(database.issues(check, STRICT)).isEmpty();
        }
    }

    @Test
    void aRoleWithoutRightsIsToldWhatCouldNotBeLookedAt() {
        database.run("DROP ROLE IF EXISTS checks_without_rights");
        database.run("CREATE ROLE checks_without_rights LOGIN PASSWORD 'checks_without_rights'");
        try (TimeScaleClient client = TimeScaleClient.create(c -> c.url(server.url())
                .username("checks_without_rights")
                .password("checks_without_rights")
                .poolSize(1))) {
            List<Issue> issues =
                    PerformanceTroubleshooter.builder(client).build().diagnose();

            assertThat(issues)
                    .filteredOn(issue -> issue.severity() == Severity.UNCHECKED)
                    .allSatisfy(issue -> assertThat(issue.statements())
                            .containsExactly("GRANT pg_monitor TO \"checks_without_rights\""))
                    .extracting(Issue::id)
                    .containsExactlyInAnyOrder("slow-statement", "blocked-session", "idle-in-transaction");

            database.run("GRANT pg_monitor TO checks_without_rights");
            assertThat(PerformanceTroubleshooter.builder(client).build().diagnose())
                    .noneMatch(issue -> issue.severity() == Severity.UNCHECKED);
        } finally {
            database.run("DROP ROLE checks_without_rights");
        }
    }

    @Test
    void plansWithoutValuesAreTakenBackWhereTheyComeFrom() {
        database.hypertable("generic");
        database.run(
                "DROP ROLE IF EXISTS \"Checks %s\"",
                "CREATE ROLE \"Checks %s\" LOGIN PASSWORD 'generic'",
                "ALTER ROLE \"Checks %s\" SET plan_cache_mode = force_generic_plan");
        try (TimeScaleClient client = TimeScaleClient.create(c ->
                c.url(server.url()).username("Checks %s").password("generic").poolSize(1))) {
            Thresholds any = Thresholds.DEFAULTS.withChunks(new Chunks(1_000, 5_000, 0.25, null, 0, 1, 0.5, 1_000));

            assertThat(Diagnosis.run(client, any, List.of(new GenericPlanCheck())))
                    .singleElement()
                    .satisfies(issue -> {
                        assertThat(issue.statements())
                                .containsExactly("ALTER ROLE \"Checks %s\" RESET plan_cache_mode");
                        database.run(issue.statements().get(0));
                    });
        } finally {
            database.run("DROP ROLE \"Checks %s\"");
        }
    }

    @Test
    void withoutTheExtensionThatIsTheOnlyFinding() {
        database.run("DROP DATABASE IF EXISTS checks_without_extension", "CREATE DATABASE checks_without_extension");
        try (TimeScaleClient client = TimeScaleClient.create(
                c -> c.url(server.url().replaceFirst("/[^/?]+(\\?|$)", "/checks_without_extension$1"))
                        .username(server.username())
                        .password(server.password())
                        .poolSize(1))) {
            assertThat(PerformanceTroubleshooter.builder(client).build().diagnose())
                    .singleElement()
                    .satisfies(issue -> assertThat(issue.id()).isEqualTo("extension-missing"));
        } finally {
            database.run("DROP DATABASE checks_without_extension WITH (FORCE)");
        }
    }
}
