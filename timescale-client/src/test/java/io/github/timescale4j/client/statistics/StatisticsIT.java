package io.github.timescale4j.client.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.event.StatementEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.assertj.core.data.TemporalUnitOffset;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two hypertables, one in a schema that is not on the search path, two aggregates and some jobs, whose runs are written down by hand. */
class StatisticsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<StatementEvent> EVENTS = new CopyOnWriteArrayList<>();

    private static TestDatabase database;
    private static Statistics statistics;

    @BeforeAll
    static void fill() {
        database = TestDatabase.embedded("statistics_it");
        database.createMetricData();
        database.run("INSERT INTO metric_data SELECT t, 'pump-1', 'temperature', 1 FROM generate_series("
                + "timestamptz '2026-03-01 00:00Z', '2026-03-03 12:30Z', '30 minutes') t");
        database.run(
                "ALTER TABLE metric_data SET (timescaledb.compress, timescaledb.compress_segmentby = 'device_id')");
        database.run(
                "SELECT compress_chunk(c) FROM show_chunks('metric_data', older_than => timestamptz '2026-03-02 00:00Z') c");
        database.run("CREATE MATERIALIZED VIEW hourly WITH (timescaledb.continuous) AS SELECT"
                + " time_bucket('1 hour', timestamp) AS hour, avg(value) FROM metric_data GROUP BY 1 WITH NO DATA");
        database.run("CALL refresh_continuous_aggregate('hourly', '2026-03-01 00:00Z', '2026-03-03 00:00Z')");
        database.run("DROP SCHEMA IF EXISTS \"Elsewhere\" CASCADE");
        database.run("CREATE SCHEMA \"Elsewhere\"");
        database.run("CREATE TABLE \"Elsewhere\".\"Odd one\" (\"The day\" date NOT NULL)");
        database.run("SELECT create_hypertable('\"Elsewhere\".\"Odd one\"', 'The day')");
        database.run("CREATE MATERIALIZED VIEW \"Elsewhere\".\"Odd weeks\" WITH (timescaledb.continuous,"
                + " timescaledb.materialized_only = true) AS SELECT time_bucket('7 days', \"The day\") AS \"A week\", count(*)"
                + " FROM \"Elsewhere\".\"Odd one\" GROUP BY 1 WITH NO DATA");
        jobs();
        try (TimeScaleClient client = database.builder().listener(EVENTS::add).build()) {
            statistics = TimescaleStatistics.of(client).read(TIMEOUT);
        }
    }

    private static void jobs() {
        database.run("SELECT add_continuous_aggregate_policy('hourly', '3 days', '1 hour', '1 hour')");
        database.run("SELECT add_retention_policy('metric_data', INTERVAL '3 years')");
        database.run("SELECT alter_job(add_compression_policy('metric_data', INTERVAL '2 years'), scheduled => false)");
        database.run(
                "SELECT add_continuous_aggregate_policy('\"Elsewhere\".\"Odd weeks\"', '50 days', '7 days', '1 day')");
        ran("policy_refresh_continuous_aggregate", "now() + interval '10 minutes'", true, 7, 2);
        ran("policy_retention", "now() - interval '1 hour'", false, 3, 3);
        database.run("INSERT INTO _timescaledb_internal.bgw_job_stat_history"
                + " (job_id, execution_start, execution_finish, succeeded, data)"
                + " SELECT job_id, now() - n * interval '1 hour', now() - n * interval '59 minutes', false, '{}'"
                + " FROM timescaledb_information.jobs, generate_series(1, 3) n WHERE proc_name = 'policy_retention'"
                + " AND hypertable_schema = 'statistics_it'");
        database.run(
                "UPDATE _timescaledb_internal.bgw_job_stat SET last_successful_finish = now() - interval '150 minutes'"
                        + " WHERE NOT last_run_success AND last_successful_finish < now()");
    }

    /** What a scheduler would have written down, had there been one. */
    private static void ran(String procedure, String next, boolean succeeded, int runs, int failures) {
        database.run("INSERT INTO _timescaledb_internal.bgw_job_stat (job_id, last_start, last_finish, next_start,"
                + " last_successful_finish, last_run_success, total_runs, total_duration, total_duration_failures,"
                + " total_successes, total_failures, total_crashes, consecutive_failures, consecutive_crashes, flags)"
                + " SELECT job_id, now() - interval '20 minutes', now() - interval '15 minutes', " + next
                + ", now() - interval '15 minutes', "
                + succeeded + ", " + runs + ", '1 hour', '0', 1, " + failures + ", 0, 0, 0, 0"
                + " FROM timescaledb_information.jobs WHERE proc_name = '" + procedure + "' AND job_id >= 1000"
                + " AND job_id IN (SELECT j.job_id FROM timescaledb_information.jobs j"
                + " LEFT JOIN timescaledb_information.continuous_aggregates a ON (j.hypertable_schema, j.hypertable_name) IN"
                + " ((a.view_schema, a.view_name), (a.materialization_hypertable_schema, a.materialization_hypertable_name))"
                + " WHERE coalesce(a.view_schema, j.hypertable_schema) = 'statistics_it')");
    }

    @AfterAll
    static void close() {
        database.run("DROP SCHEMA \"Elsewhere\" CASCADE");
        database.close();
    }

    private static HypertableStatistics table(String relation) {
        return statistics.hypertables().stream()
                .filter(table -> table.relation().equals(relation))
                .findFirst()
                .orElseThrow();
    }

    private static AggregateStatistics aggregate(String relation) {
        return statistics.aggregates().stream()
                .filter(aggregate -> aggregate.relation().equals(relation))
                .findFirst()
                .orElseThrow();
    }

    private static JobStatistics job(String procedure, String relation) {
        return statistics.jobs().stream()
                .filter(job -> job.procedure().equals(procedure) && relation.equals(job.relation()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aServerSaysWhatItIs() {
        ServerState server = statistics.server();

        assertThat(server.version().edition()).isEqualTo(Edition.COMMUNITY);
        assertThat(server.maxConnections()).isPositive();
        assertThat(server.recovering()).isFalse();
        assertThat(statistics.at())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void aHypertableSaysItsSizeItsChunksAndWhatTheColumnstoreSaved() {
        HypertableStatistics table = table("metric_data");

        assertThat(table.schema()).isEqualTo("statistics_it");
        assertThat(table.aggregate()).isFalse();
        assertThat(table.chunks()).isEqualTo(3);
        assertThat(table.compressedChunks()).isEqualTo(1);
        assertThat(table.bytes()).isGreaterThan(3 * 8192L);
        assertThat(table.tableBytes()).isPositive();
        assertThat(table.indexBytes()).isPositive();
        assertThat(table.toastBytes()).isNotNegative();
        assertThat(table.bytesBeforeCompression()).isPositive();
        assertThat(table.bytesAfterCompression()).isPositive();
        assertThat(table.insertedRows()).isNotNegative();
    }

    @Test
    void anAggregateIsATableTooUnderItsOwnName() {
        HypertableStatistics table = table("hourly");

        assertThat(table.aggregate()).isTrue();
        assertThat(table.chunks()).isPositive();
        assertThat(table.bytes()).isPositive();
        assertThat(table.bytesBeforeCompression()).isNull();
    }

    @Test
    void whatTheSearchPathDoesNotFindIsNamedWithItsSchema() {
        assertThat(table("Elsewhere.Odd one").chunks()).isZero();
        assertThat(aggregate("Elsewhere.Odd weeks").name()).isEqualTo("Odd weeks");
        assertThat(job("policy_refresh_continuous_aggregate", "Elsewhere.Odd weeks")
                        .runs())
                .isZero();
    }

    @Test
    void theLargestTableComesFirst() {
        assertThat(statistics.hypertables())
                .isSortedAccordingTo((one, other) ->
                        Long.compare(other.bytes() == null ? 0 : other.bytes(), one.bytes() == null ? 0 : one.bytes()));
    }

    @Test
    void anAggregateSaysHowFarItIsBehindItsSource() {
        AggregateStatistics hourly = aggregate("hourly");

        assertThat(hourly.lag()).isEqualTo(Duration.ofMinutes(13 * 60 + 30));
        assertThat(hourly.lastRefresh())
                .isCloseTo(statistics.at().minus(Duration.ofMinutes(15)), within(Duration.ofMinutes(2)));
        assertThat(hourly.schedule()).isEqualTo(Duration.ofHours(1));
        assertThat(hourly.failures()).isZero();
        assertThat(aggregate("Elsewhere.Odd weeks"))
                .isEqualTo(new AggregateStatistics(
                        "Elsewhere", "Odd weeks", "Elsewhere.Odd weeks", true, null, null, Duration.ofDays(1), 0));
    }

    private static TemporalUnitOffset within(Duration tolerance) {
        return new TemporalUnitWithinOffset(tolerance.toSeconds(), ChronoUnit.SECONDS);
    }

    @Test
    void aJobThatSucceedsHasNoFailuresInARow() {
        JobStatistics refresh = job("policy_refresh_continuous_aggregate", "hourly");

        assertThat(refresh.runs()).isEqualTo(7);
        assertThat(refresh.failures()).isEqualTo(2);
        assertThat(refresh.failuresInARow()).isZero();
        assertThat(refresh.lastDuration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(refresh.nextStart()).isAfter(statistics.at());
        assertThat(refresh.gaveUp()).isFalse();
        assertThat(refresh.isOverdue(statistics.at(), Duration.ofMinutes(5))).isFalse();
    }

    @Test
    void aJobThatFailsHasThemSinceItsLastSuccess() {
        JobStatistics retention = job("policy_retention", "metric_data");

        assertThat(retention.failures()).isEqualTo(3);
        assertThat(retention.failuresInARow()).isEqualTo(2);
        assertThat(retention.isOverdue(statistics.at(), Duration.ofMinutes(5))).isTrue();
        assertThat(retention.isOverdue(statistics.at(), Duration.ofHours(2))).isFalse();
    }

    @Test
    void aJobThatIsPausedIsNeitherOverdueNorGivenUp() {
        JobStatistics compression = job("policy_compression", "metric_data");

        assertThat(compression.paused()).isTrue();
        assertThat(compression.gaveUp()).isFalse();
        assertThat(compression.lastStart()).isNull();
        assertThat(compression.lastDuration()).isNull();
    }

    /** The job that refreshes {@code hourly}, as a scheduler would have left it. */
    private static JobStatistics refreshAfter(String change) {
        try (TimeScaleClient client = database.client()) {
            String job = " WHERE job_id = (SELECT job_id FROM _timescaledb_internal.bgw_job_stat WHERE total_runs = 7)";
            client.execute("CREATE TABLE kept AS SELECT * FROM _timescaledb_internal.bgw_job_stat" + job);
            try {
                client.execute("UPDATE _timescaledb_internal.bgw_job_stat SET " + change + job);
                return TimescaleStatistics.of(client).read(TIMEOUT).jobs().stream()
                        .filter(found -> "hourly".equals(found.relation()))
                        .findFirst()
                        .orElseThrow();
            } finally {
                client.execute("DELETE FROM _timescaledb_internal.bgw_job_stat" + job);
                client.execute("INSERT INTO _timescaledb_internal.bgw_job_stat SELECT * FROM kept");
                client.execute("DROP TABLE kept");
            }
        }
    }

    @Test
    void aJobThatFailedAndHasNoNextStartWasGivenUp() {
        JobStatistics job = refreshAfter("last_run_success = false, next_start = '-infinity'");

        assertThat(job.gaveUp()).isTrue();
        assertThat(job.nextStart()).isNull();
    }

    @Test
    void aJobThatTheSchedulerPausedAfterItsLastRetryWasGivenUpTooButNotOneThatSomebodyPaused() {
        try (TimeScaleClient client = database.client()) {
            String alter =
                    "SELECT alter_job(job_id, max_retries => %s, scheduled => %s) FROM timescaledb_information.jobs"
                            + " WHERE proc_name = 'policy_retention' AND hypertable_schema = 'statistics_it'";
            client.query(alter.formatted("3", "false")).list(String.class);
            try {
                assertThat(TimescaleStatistics.of(client).read(TIMEOUT).jobs())
                        .filteredOn(job -> job.procedure().equals("policy_retention"))
                        .singleElement()
                        .satisfies(job -> {
                            assertThat(job.gaveUp()).isTrue();
                            assertThat(job.paused()).isFalse();
                            assertThat(job.isOverdue(statistics.at(), Duration.ofMinutes(5)))
                                    .isFalse();
                        });
                client.query(alter.formatted("-1", "false")).list(String.class);
                assertThat(TimescaleStatistics.of(client).read(TIMEOUT).jobs())
                        .filteredOn(job -> job.procedure().equals("policy_retention"))
                        .singleElement()
                        .satisfies(job -> {
                            assertThat(job.gaveUp()).isFalse();
                            assertThat(job.paused()).isTrue();
                        });
            } finally {
                client.query(alter.formatted("-1", "true")).list(String.class);
            }
        }
    }

    @Test
    void aJobThatRunsOrRanWhenTheServerCrashedIsNotGivenUp() {
        JobStatistics job =
                refreshAfter("last_run_success = false, next_start = '-infinity', last_finish = '-infinity'");

        assertThat(job.gaveUp()).isFalse();
        assertThat(job.nextStart()).isNull();
    }

    @Test
    void failuresThatNoViewShowsAreCountedFromOneReadingToTheNext() {
        try (TimeScaleClient client = database.client()) {
            TimescaleStatistics of = TimescaleStatistics.of(client);
            String failed = "UPDATE _timescaledb_internal.bgw_job_stat SET last_run_success = %s,"
                    + " total_failures = total_failures + %d WHERE total_runs = 7";
            int[] inARow = new int[3];
            for (int reading = 0; reading < inARow.length; reading++) {
                client.execute(failed.formatted("false", 1));
                inARow[reading] = of.read(TIMEOUT).jobs().stream()
                        .filter(job -> "hourly".equals(job.relation()))
                        .findFirst()
                        .orElseThrow()
                        .failuresInARow();
            }
            client.execute(failed.formatted("true", -3));

            assertThat(inARow).containsExactly(1, 2, 3);
        }
    }

    @Test
    void whatTheServerCannotDoForOneTableLeavesOutNoMoreThanThat() {
        DataSource poor = new OutOfMemory(database);
        try (TimeScaleClient client = TimeScaleClient.builder().dataSource(poor).build()) {
            Statistics read = TimescaleStatistics.of(client).read(TIMEOUT);

            assertThat(read.aggregates())
                    .filteredOn(aggregate -> aggregate.name().equals("hourly"))
                    .singleElement()
                    .satisfies(hourly -> {
                        assertThat(hourly.lag()).isNull();
                        assertThat(hourly.lastRefresh()).isNotNull();
                    });
            assertThat(read.jobs()).hasSameSizeAs(statistics.jobs());
            assertThat(read.hypertables())
                    .filteredOn(table -> table.name().equals("metric_data"))
                    .singleElement()
                    .satisfies(table -> assertThat(table.bytes()).isPositive());
        }
    }

    /** Has the real server fail for want of memory wherever the newest time of a table is asked for. */
    private static final class OutOfMemory extends DriverManagerDataSource {

        OutOfMemory(TestDatabase database) {
            super(
                    database.url() + (database.url().contains("?") ? "&" : "?") + "currentSchema=" + database.schema()
                            + ",public",
                    database.username(),
                    database.password());
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                        try {
                            return method.getName().equals("prepareStatement")
                                            && arguments[0].toString().contains("isfinite(max(")
                                    ? connection.prepareStatement(
                                            "DO $$BEGIN RAISE EXCEPTION USING ERRCODE = 'out_of_memory'; END$$")
                                    : method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    @Test
    void itsStatementsAreFewAndHaveAName() {
        assertThat(EVENTS)
                .hasSizeBetween(6, 10 + statistics.aggregates().size() * 2)
                .allSatisfy(event -> {
                    assertThat(event.name()).isEqualTo("statistics");
                    assertThat(event.failed()).isFalse();
                });
    }

    @Test
    void theServerAloneIsOneStatement() {
        List<StatementEvent> events = new CopyOnWriteArrayList<>();
        try (TimeScaleClient client = database.builder().listener(events::add).build()) {
            ServerState server = TimescaleStatistics.of(client).server(TIMEOUT);

            assertThat(server.version()).isEqualTo(client.version());
            assertThat(events).hasSize(2);
        }
    }
}
