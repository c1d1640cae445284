package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.client.migration.SchemaMigrator;
import io.github.timescale4j.client.statistics.HypertableStatistics;
import io.github.timescale4j.client.statistics.JobStatistics;
import io.github.timescale4j.client.statistics.Statistics;
import io.github.timescale4j.client.statistics.TimescaleStatistics;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The roles of {@code tools/sql}, each with what it may do and with what it may not, on the community edition. */
class OperatingRolesIT {

    private static final String OWNER = "metrics_owner";
    private static final String WRITER = "metrics_writer";
    private static final String READER = "metrics_reader";
    private static final String MONITOR = "metrics_monitor";
    private static final String DENIED = "42501";

    /** One of its own: the monitor would be told of what it may not see of other tests. */
    private static EmbeddedTimescale timescale;

    private static Connection connection;
    private static String database;

    @BeforeAll
    static void createRolesAndMigrateAsTheOwner() throws SQLException {
        timescale = EmbeddedTimescale.builder().runJobs(false).start();
        connection = DriverManager.getConnection(timescale.jdbcUrl(), timescale.username(), timescale.password());
        database = scalar("SELECT quote_ident(current_database())");
        execute(OperationsManual.script("roles.sql").replace("DATABASE metrics", "DATABASE " + database));
        as(OWNER);
        migrate();
        execute(OperationsManual.script("read-only-aggregates.sql"));
        as(WRITER);
        execute("INSERT INTO metric_data SELECT t, 'pump-1', 'temperature', 20 FROM generate_series("
                + "timestamptz '2026-03-01 00:00Z', '2026-03-02 23:00Z', '1 hour') t");
        as(OWNER);
        execute("CALL refresh_continuous_aggregate('hourly_metrics', '2026-03-01 00:00Z', '2026-03-03 00:00Z')");
        again();
    }

    @AfterAll
    static void stop() throws SQLException {
        if (connection != null) {
            connection.close();
        }
        if (timescale != null) {
            timescale.close();
        }
    }

    @AfterEach
    void logOut() throws SQLException {
        again();
    }

    private static void migrate() {
        SchemaMigrator.builder(new SingleConnectionDataSource(connection, true))
                .catalog(DeclarationCatalog.load(MetricData.class.getClassLoader()))
                .schema("metrics")
                .build()
                .migrate();
    }

    /** The session goes on as another role, and finds names as that role does after a login. */
    private static void as(String role) throws SQLException {
        again();
        execute("SET SESSION AUTHORIZATION " + role);
        execute("SET search_path = metrics, public");
    }

    /** To reset it instead would leave it as it is: this server's one session began without a login. */
    private static void again() throws SQLException {
        execute("SET SESSION AUTHORIZATION " + timescale.username());
        execute("RESET ALL");
    }

    @Test
    void theOwnerMigratesAndFindsNothingToChangeAfterwards() throws SQLException {
        as(OWNER);
        migrate();

        assertThat(scalar("SELECT string_agg(DISTINCT tableowner, ' ') FROM pg_tables WHERE schemaname = 'metrics'"))
                .isEqualTo(OWNER);
        assertThat(scalar("SELECT owner::text FROM timescaledb_information.jobs"
                        + " WHERE hypertable_schema = 'metrics' AND hypertable_name = 'hourly_metrics'"))
                .isEqualTo(OWNER);
    }

    @Test
    void theWriterInsertsAndCopiesAndReads() throws SQLException, IOException {
        as(WRITER);
        execute("INSERT INTO metric_data VALUES ('2026-04-01 00:00Z', 'pump-2', 'temperature', 1)");
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "COPY metric_data FROM STDIN (FORMAT csv)",
                        new StringReader("2026-05-01 00:00Z,pump-2,temperature,2\n"));

        assertThat(scalar("SELECT count(*) FROM metric_data WHERE device_id = 'pump-2'"))
                .as("in two chunks that the owner's role made for them")
                .isEqualTo("2");
        assertThat(scalar("SELECT count(*) FROM hourly_metrics WHERE device_id = 'pump-1'"))
                .isEqualTo("48");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE metric_data ADD COLUMN x int",
                "DROP TABLE metric_data",
                "TRUNCATE metric_data",
                "UPDATE metric_data SET value = 0",
                "DELETE FROM metric_data",
                "CREATE INDEX ON metric_data (value)",
                "CREATE TABLE another (a int)",
                "CREATE TABLE public.another (a int)",
                "CREATE SCHEMA another",
                "SELECT drop_chunks('metric_data', now())",
                "SELECT add_retention_policy('metric_data', INTERVAL '1 day')",
                "SELECT set_chunk_time_interval('metric_data', INTERVAL '1 hour')",
                "CALL refresh_continuous_aggregate('hourly_metrics', '2026-03-01 00:00Z', '2026-03-03 00:00Z')",
                "DELETE FROM timescale_schema_declaration",
                "ALTER DATABASE template1 SET work_mem = '1GB'"
            })
    void theWriterMayNot(String sql) throws SQLException {
        as(WRITER);
        denied(sql);
    }

    @Test
    void withoutTheSecondScriptTheWriterCouldWriteIntoAnAggregate() throws SQLException {
        as(OWNER);
        execute("CREATE MATERIALIZED VIEW daily WITH (timescaledb.continuous, timescaledb.materialized_only) AS SELECT"
                + " time_bucket('1 day', timestamp) AS day, count(*) AS n FROM metric_data GROUP BY 1 WITH NO DATA");
        as(WRITER);
        execute("INSERT INTO daily VALUES ('2026-03-01 00:00Z', 99)");
        as(OWNER);
        execute(OperationsManual.script("read-only-aggregates.sql"));
        as(WRITER);

        denied("INSERT INTO daily VALUES ('2026-03-02 00:00Z', 99)");
        assertThat(scalar("SELECT sum(n) FROM daily")).isEqualTo("99");
        as(OWNER);
        execute("DROP MATERIALIZED VIEW daily");
    }

    @Test
    void theReaderReadsTablesAndAggregatesAlsoThoseThatAreMadeLater() throws SQLException {
        as(OWNER);
        execute("CREATE TABLE later (time timestamptz NOT NULL, n int)");
        execute("SELECT create_hypertable('later', 'time', chunk_time_interval => INTERVAL '1 day')");
        execute("CREATE MATERIALIZED VIEW later_daily WITH (timescaledb.continuous) AS SELECT"
                + " time_bucket('1 day', time) AS day, sum(n) AS n FROM later GROUP BY 1 WITH NO DATA");
        as(WRITER);
        execute("INSERT INTO later VALUES ('2026-03-01 12:00Z', 7)");
        as(OWNER);
        execute("CALL refresh_continuous_aggregate('later_daily', '2026-03-01 00:00Z', '2026-03-03 00:00Z')");
        as(READER);

        assertThat(scalar("SELECT count(*) FROM hourly_metrics WHERE device_id = 'pump-1'"))
                .isEqualTo("48");
        assertThat(scalar("SELECT count(*) FROM metric_data WHERE device_id = 'pump-1'"))
                .isEqualTo("48");
        assertThat(scalar("SELECT sum(n) FROM later")).isEqualTo("7");
        assertThat(scalar("SELECT sum(n) FROM later_daily")).isEqualTo("7");
        as(OWNER);
        execute("DROP MATERIALIZED VIEW later_daily");
        execute("DROP TABLE later");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO metric_data VALUES ('2026-04-01 00:00Z', 'pump-2', 'temperature', 1)",
                "UPDATE metric_data SET value = 0",
                "COPY metric_data FROM STDIN",
                "ALTER TABLE metric_data ADD COLUMN x int",
                "CREATE TABLE another (a int)",
                "CREATE TABLE public.another (a int)",
                "SELECT drop_chunks('metric_data', now())"
            })
    void theReaderMayNot(String sql) throws SQLException {
        as(READER);
        denied(sql);
    }

    @Test
    void theMonitorSeesWhatMetersAndDiagnosisShow() throws SQLException {
        as(MONITOR);
        try (TimeScaleClient client = TimeScaleClient.builder()
                .dataSource(new SingleConnectionDataSource(connection, true))
                .build()) {
            Statistics statistics = TimescaleStatistics.of(client).read(Duration.ofSeconds(30));
            List<Issue> issues =
                    PerformanceTroubleshooter.builder(client).build().diagnose();

            assertThat(statistics.hypertables())
                    .filteredOn(HypertableStatistics::name, "metric_data")
                    .singleElement()
                    .satisfies(table -> assertThat(table.bytes()).isPositive());
            assertThat(statistics.jobs())
                    .extracting(JobStatistics::procedure)
                    .contains("policy_refresh_continuous_aggregate");
            assertThat(issues)
                    .as("no check is refused; pg_stat_statements is not here")
                    .filteredOn(Issue::severity, Severity.UNCHECKED)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM metric_data",
                "SELECT * FROM hourly_metrics",
                "SELECT * FROM timescale_schema_declaration",
                "INSERT INTO metric_data VALUES ('2026-04-01 00:00Z', 'pump-2', 'temperature', 1)",
                "CREATE TABLE another (a int)"
            })
    void theMonitorMayNot(String sql) throws SQLException {
        as(MONITOR);
        denied(sql);
    }

    @Test
    void theMonitorReadsNoRowFromBehindEither() throws SQLException {
        String chunk = scalar("SELECT format('%I.%I', chunk_schema, chunk_name) FROM timescaledb_information.chunks"
                + " WHERE hypertable_schema = 'metrics' AND hypertable_name = 'metric_data' LIMIT 1");
        String buckets = scalar("SELECT format('%I.%I', materialization_hypertable_schema,"
                + " materialization_hypertable_name) FROM timescaledb_information.continuous_aggregates"
                + " WHERE view_schema = 'metrics' AND view_name = 'hourly_metrics'");
        as(MONITOR);

        denied("SELECT * FROM " + chunk);
        denied("SELECT * FROM " + buckets);
    }

    @Test
    void thePagesStatementsGiveWhatTheySay() throws SQLException {
        execute("CREATE TABLE metrics.older (time timestamptz NOT NULL)");
        execute("SELECT create_hypertable('metrics.older', 'time', chunk_time_interval => INTERVAL '1 day')");
        execute("INSERT INTO metrics.older VALUES ('2026-03-01 00:00Z')");
        execute(OperationsManual.run("roles.md", "existing"));
        as(OWNER);
        execute(OperationsManual.run("roles.md", "more"));
        as(WRITER);
        execute("INSERT INTO older VALUES ('2026-03-02 00:00Z')");
        execute("UPDATE metric_data SET value = value");
        execute("DELETE FROM metric_data WHERE device_id = 'nobody'");
        as(READER);

        assertThat(scalar("SELECT count(*) FROM older")).isEqualTo("2");
        assertThat(rows(OperationsManual.run("roles.md", "who")))
                .contains(
                        List.of(READER, "metric_data", "SELECT"),
                        List.of(READER, "hourly_metrics", "SELECT"),
                        List.of(WRITER, "metric_data", "DELETE, INSERT, SELECT, UPDATE"),
                        List.of(WRITER, "hourly_metrics", "SELECT"),
                        List.of(WRITER, "timescale_schema_declaration", "SELECT"));
        as(OWNER);
        execute("REVOKE UPDATE, DELETE ON metric_data FROM " + WRITER);
        execute("DROP TABLE older");
    }

    private static void denied(String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(sql))
                .satisfies(e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(DENIED));
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<List<String>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(List.of(row.getString(1), row.getString(2), row.getString(3)));
            }
            return rows;
        }
    }

    private static String scalar(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
