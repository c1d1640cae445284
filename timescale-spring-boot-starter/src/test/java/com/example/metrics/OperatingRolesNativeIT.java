package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.statistics.HypertableStatistics;
import io.github.timescale4j.client.statistics.Statistics;
import io.github.timescale4j.client.statistics.TimescaleStatistics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** The roles of {@code tools/sql} log in by themselves, and an application works with them. */
@Tag("native")
class OperatingRolesNativeIT {

    private static final String DATABASE = "operating_roles";
    private static final String OWNER = "operating_owner";
    private static final String WRITER = "operating_writer";
    private static final String READER = "operating_reader";
    private static final String MONITOR = "operating_monitor";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void createDatabaseAndRoles() throws SQLException {
        NativeServer.require();
        NativeServer.execute("CREATE DATABASE " + DATABASE);
        try (Connection connection = NativeServer.connect(url())) {
            NativeServer.execute(
                    connection,
                    OperationsManual.script("roles.sql")
                            .replace("DATABASE metrics", "DATABASE " + DATABASE)
                            .replaceAll("\\bmetrics_(?=owner|writer|reader|monitor)", "operating_"));
            for (String role : List.of(OWNER, WRITER, READER, MONITOR)) {
                NativeServer.execute(connection, "ALTER ROLE " + role + " PASSWORD '" + role + "'");
            }
        }
    }

    @AfterEach
    void dropDatabaseAndRoles() throws SQLException {
        if (NativeServer.isThere()) {
            NativeServer.execute("DROP DATABASE " + DATABASE + " WITH (FORCE)");
            NativeServer.execute("DROP ROLE " + String.join(", ", OWNER, WRITER, READER, MONITOR));
        }
    }

    @Test
    void withTheApplicationsDataSourceFlywaysUserMigrates() throws IOException, SQLException {
        migratesAsTheOwnerAndWorksAsTheWriter(
                "--spring.datasource.url=" + url(),
                "--spring.datasource.username=" + WRITER,
                "--spring.datasource.password=" + WRITER,
                "--spring.flyway.user=" + OWNER,
                "--spring.flyway.password=" + OWNER);
    }

    @Test
    void withTheLibrarysPoolFlywaysUserMigrates() throws IOException, SQLException {
        migratesAsTheOwnerAndWorksAsTheWriter(
                "--timescale.url=" + url(),
                "--timescale.username=" + WRITER,
                "--timescale.password=" + WRITER,
                "--spring.flyway.user=" + OWNER,
                "--spring.flyway.password=" + OWNER);
    }

    private void migratesAsTheOwnerAndWorksAsTheWriter(String... arguments) throws IOException, SQLException {
        try (ConfigurableApplicationContext context = start(arguments);
                Connection pooled = context.getBean(DataSource.class).getConnection()) {
            MetricsRepository repository = context.getBean(MetricsRepository.class);
            repository.store(List.of(new MetricData(NOON, "pump-1", "temperature", 20)));
            context.getBean(TimeScaleClient.class)
                    .copyAll(
                            MetricData.class,
                            List.of(new MetricData(NOON.plusSeconds(1), "pump-1", "temperature", 21)));

            assertThat(NativeServer.scalar(pooled, "SELECT current_user")).isEqualTo(WRITER);
            assertThat(repository.metrics("pump-1", NOON, NOON.plusSeconds(2))).hasSize(2);
            assertThat(NativeServer.scalar(
                            pooled,
                            "SELECT string_agg(DISTINCT tableowner, ' ') FROM pg_tables"
                                    + " WHERE schemaname IN ('metrics', '_timescaledb_internal') AND"
                                    + " (tablename LIKE '\\_hyper%' OR tablename IN ('device', 'metric_data'))"))
                    .as("the application's migration, the declared schema, and the chunks")
                    .isEqualTo(OWNER);
            refused(pooled, "42501", "ALTER TABLE metric_data ADD COLUMN x int");
            refused(pooled, "42501", "SELECT drop_chunks('metric_data', now())");
        }
        theOthersLogIn();
    }

    private void theOthersLogIn() throws SQLException {
        try (Connection reader = login(READER)) {
            assertThat(NativeServer.scalar(reader, "SELECT count(*) FROM metric_data"))
                    .isEqualTo("2");
            assertThat(NativeServer.scalar(reader, "SHOW statement_timeout")).isEqualTo("1min");
            refused(reader, "25006", "INSERT INTO metric_data SELECT * FROM metric_data");
            NativeServer.execute(reader, "SET default_transaction_read_only = off");
            refused(reader, "42501", "INSERT INTO metric_data SELECT * FROM metric_data");
        }
        try (Connection monitor = login(MONITOR)) {
            refused(monitor, "42501", "SELECT * FROM metrics.metric_data");
        }
        try (TimeScaleClient client = TimeScaleClient.builder()
                .url(url())
                .username(MONITOR)
                .password(MONITOR)
                .poolSize(1)
                .build()) {
            Statistics statistics = TimescaleStatistics.of(client).read(Duration.ofSeconds(30));

            assertThat(statistics.server().backgroundWorkers()).isGreaterThanOrEqualTo(2);
            assertThat(statistics.hypertables())
                    .filteredOn(HypertableStatistics::name, "metric_data")
                    .singleElement()
                    .satisfies(table -> assertThat(table.bytes()).isPositive());
            assertThat(PerformanceTroubleshooter.builder(client).build().diagnose())
                    .filteredOn(Issue::severity, Severity.UNCHECKED)
                    .isEmpty();
        }
    }

    @Test
    void anApplicationThatOnlyWatchesTakesThePagesProperties() throws IOException, SQLException {
        start(
                        "--timescale.url=" + url(),
                        "--timescale.username=" + OWNER,
                        "--timescale.password=" + OWNER,
                        "--spring.flyway.enabled=false")
                .close();
        List<String> arguments = new ArrayList<>(OperationsManual.run("monitoring.md", "watcher")
                .replaceAll("timescale.url=.*", "timescale.url=" + url())
                .replace("metrics_monitor", MONITOR)
                .lines()
                .map(line -> "--" + line)
                .toList());
        arguments.addAll(List.of(
                "--timescale.password=" + MONITOR,
                "--spring.flyway.enabled=false",
                "--management.endpoint.health.show-details=always"));

        try (ConfigurableApplicationContext context = start(arguments.toArray(String[]::new))) {
            CompositeHealthDescriptor all = (CompositeHealthDescriptor)
                    context.getBean(HealthEndpoint.class).health();
            Statistics statistics = TimescaleStatistics.of(context.getBean(TimeScaleClient.class))
                    .read(Duration.ofSeconds(30));

            assertThat(all.getComponents().get("timescale").getStatus()).isEqualTo(Status.UP);
            assertThat(statistics.hypertables())
                    .extracting(HypertableStatistics::name)
                    .contains("metric_data");
            assertThat(context.getBean(MeterRegistry.class)
                            .find("timescale.connections.max")
                            .gauge())
                    .isNotNull();
        }
    }

    @Test
    void whoIsNoneOfThemDoesNotGetIn() throws SQLException {
        NativeServer.execute("CREATE ROLE operating_stranger LOGIN PASSWORD 'stranger'");
        try {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(url(), "operating_stranger", "stranger")
                            .close())
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        } finally {
            NativeServer.execute("DROP ROLE operating_stranger");
        }
    }

    private ConfigurableApplicationContext start(String... arguments) throws IOException {
        return MetricDataAlone.application(folder)
                .properties(
                        "spring.flyway.locations=classpath:db/app",
                        "spring.flyway.default-schema=metrics",
                        "timescale.schema=metrics")
                .run(arguments);
    }

    private static String url() {
        return NativeServer.url(DATABASE);
    }

    private static Connection login(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, role);
    }

    private static void refused(Connection connection, String sqlState, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> NativeServer.execute(connection, sql))
                .satisfies(e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(sqlState));
    }
}
