package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The update of the extension as the manual says. The database is told that it is one release older than it is, so that the server's
 * own script from there really runs, and the library of that release is really missing.
 */
@Tag("native")
class UpgradingNativeIT {

    private static final String PAGE = "upgrading.md";
    private static final String DATABASE = "upgrading";
    private static final String MISSING_FILE = "58P01";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void createDatabase() throws SQLException {
        NativeServer.require();
        NativeServer.execute("CREATE DATABASE " + DATABASE);
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        if (NativeServer.isThere()) {
            NativeServer.execute("DROP DATABASE " + DATABASE + " WITH (FORCE)");
        }
    }

    @Test
    void anUpdateLeavesTheSchemaAsItIsDeclared() throws IOException, SQLException {
        try (ConfigurableApplicationContext context = start("apply")) {
            context.getBean(MetricsRepository.class).store(List.of(new MetricData(NOON, "pump-1", "temperature", 20)));
        }
        String installed = only("used");
        assertThat(only("installed")).isEqualTo(installed);
        assertThat(only("license")).isNotEmpty();
        becomeOneReleaseOlder(installed);

        try (Connection first = NativeServer.connect(asTheFirstStatement());
                Statement statement = first.createStatement()) {
            statement.execute(OperationsManual.run(PAGE, "update"));
        }

        assertThat(only("used")).isEqualTo(installed);
        try (ConfigurableApplicationContext context = start("validate")) {
            assertThat(context.getBean(MetricsRepository.class).metrics("pump-1", NOON, NOON.plusSeconds(1)))
                    .hasSize(1);
        }
    }

    @Test
    void withoutTheOldLibraryNothingWorksAndHealthSaysSo() throws IOException, SQLException {
        try (ConfigurableApplicationContext context = start("apply")) {
            becomeOneReleaseOlder(only("used"));
            NativeServer.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + DATABASE + "'");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute("SELECT 1"))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(MISSING_FILE));
            // The first look may still meet a connection of the pool that was ended just now, and say so (57P01).
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                IndicatedHealthDescriptor health = health(context);
                assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                assertThat(health.getDetails()).containsAllEntriesOf(Map.of("sqlState", MISSING_FILE));
            });
        }
    }

    @Test
    void afterAnotherStatementTheUpdateIsRefused() throws SQLException {
        execute("CREATE EXTENSION timescaledb");
        becomeOneReleaseOlder(only("used"));
        try (Connection connection = NativeServer.connect(asTheFirstStatement());
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("SELECT 1"));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(OperationsManual.run(PAGE, "update")))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("0A000"))
                    .withMessageContaining("cannot be updated after the old version has already been loaded");
        }
    }

    private static IndicatedHealthDescriptor health(ConfigurableApplicationContext context) {
        CompositeHealthDescriptor all = (CompositeHealthDescriptor)
                context.getBean(HealthEndpoint.class).health();
        return (IndicatedHealthDescriptor) all.getComponents().get("timescale");
    }

    private ConfigurableApplicationContext start(String migration) throws IOException {
        return MetricDataAlone.application(folder)
                .properties(
                        "spring.flyway.enabled=false",
                        "management.endpoint.health.show-details=always",
                        "timescale.health.cache=0s",
                        "timescale.statistics.enabled=false",
                        "timescale.pool.maximum-size=2",
                        "timescale.pool.connection-timeout=2s")
                .run(
                        "--timescale.url=" + url(),
                        "--timescale.username=" + NativeServer.USERNAME,
                        "--timescale.password=" + NativeServer.PASSWORD,
                        "--timescale.migration.mode=" + migration);
    }

    private static void becomeOneReleaseOlder(String version) throws SQLException {
        String[] parts = version.split("\\.");
        String older = parts[0] + "." + parts[1] + "." + (Integer.parseInt(parts[2]) - 1);
        execute("UPDATE _timescaledb_catalog.metadata SET value = '" + older + "' WHERE key = 'timescaledb_version'");
        execute("UPDATE pg_extension SET extversion = '" + older + "' WHERE extname = 'timescaledb'");
    }

    private static String only(String column) throws SQLException {
        try (Connection connection = NativeServer.connect(url());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OperationsManual.run(PAGE, "versions"))) {
            assertThat(row.next()).isTrue();
            return row.getString(column);
        }
    }

    private static String url() {
        return NativeServer.url(DATABASE);
    }

    /** The driver sends statements of its own before, unless it is told how old the server is at least. */
    private static String asTheFirstStatement() {
        return url() + "?assumeMinServerVersion=12";
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = NativeServer.connect(url())) {
            NativeServer.execute(connection, sql);
        }
    }
}
