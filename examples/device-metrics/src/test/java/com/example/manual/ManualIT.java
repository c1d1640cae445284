package com.example.manual;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.devicemetrics.DeviceMetricsApplication;
import com.example.devicemetrics.MetricData;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Thresholds;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.schema.IndexMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What the manual shows of the client, in the application's own context. */
@SpringBootTest(classes = DeviceMetricsApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class ManualIT {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-02T00:00:00Z");

    @Autowired
    TimeScaleClient client;

    @Autowired
    TransactionTemplate transaction;

    private static List<MetricData> readings(String deviceId) {
        return List.of(
                new MetricData(FROM, deviceId, "temperature", 21.5),
                new MetricData(FROM.plusSeconds(1), deviceId, "temperature", 22),
                new MetricData(TO, deviceId, "temperature", 23));
    }

    @Test
    void aClientIsMadeByHand(@TempDir Path secrets) throws IOException {
        Path secret = Files.createDirectories(secrets.resolve("timescale-credentials"));
        Files.writeString(secret.resolve("username"), "metrics");
        Files.writeString(secret.resolve("password"), "not asked for");
        System.setProperty("timescale.secrets.directory", secrets.toString());
        try {
            // tag::create[]
            TimeScaleClient client = TimeScaleClient.create(c -> c.host("localhost")
                    .port(5432)
                    .database("metrics")
                    .credentials(s -> s.fromSecret("timescale-credentials")));
            // end::create[]
            assertThat(client.activeConnections()).isZero();
            client.close();
        } finally {
            System.clearProperty("timescale.secrets.directory");
        }
    }

    @Test
    void aDatabaseIsStartedByHand() throws SQLException {
        // tag::embedded[]
        try (EmbeddedTimescale timescale = EmbeddedTimescale.start();
                Connection connection =
                        DriverManager.getConnection(timescale.jdbcUrl(), timescale.username(), timescale.password())) {
            assertThat(connection.isValid(10)).isTrue();
        }
        // end::embedded[]
    }

    @Test
    void rowsFromThePastAreAggregated() {
        Instant from = FROM;
        Instant to = TO;
        client.insertAll(readings("manual-past"));
        // tag::refresh[]
        client.admin().refreshAggregatesOf(MetricData.class, from, to);
        // end::refresh[]
        assertThat(client.query("SELECT count(*) FROM hourly_metrics WHERE device_id = 'manual-past' AND hour < :to")
                        .bind("to", to)
                        .single(Long.class))
                .isOne();
    }

    @Test
    void indexesAndRetentionAreAdministered() {
        client.execute("CREATE TABLE sensor_data (timestamp timestamptz NOT NULL, sensor_id text, type text)");
        client.execute("SELECT create_hypertable('sensor_data', 'timestamp')");
        // tag::administration[]
        client.createIndex("sensor_data", List.of("sensor_id", "timestamp DESC")); // btree
        client.createIndex("sensor_data", List.of("type"), IndexMethod.HASH); // brin and gin too
        // tag::retention[]
        client.setRetentionPolicy("sensor_data", Duration.ofDays(30)); // hypertables and aggregates
        // end::retention[]
        // end::administration[]
        assertThat(client.query("SELECT count(*) FROM pg_indexes WHERE tablename = 'sensor_data'")
                        .single(Long.class))
                .isEqualTo(3);
        client.execute("DROP TABLE sensor_data");
    }

    @Test
    void aQueryRunsInAnotherThread() {
        client.insertAll(readings("manual-async"));
        String id = "manual-async";
        String sql = "SELECT * FROM metric_data WHERE device_id = :id";
        // tag::async[]
        CompletableFuture<List<MetricData>> rows =
                client.query(sql).bind("id", id).listAsync(MetricData.class);
        // end::async[]
        assertThat(rows.join()).hasSize(3);
    }

    @Test
    void theNewestRowOfEachSeriesIsFound() {
        client.insert(new MetricData(Instant.now(), "manual-now", "temperature", 20));
        // tag::last-points[]
        List<MetricData> now = client.lastPoints(MetricData.class)
                .by("deviceId", "metricType")
                .since(Duration.ofHours(1))
                .list();
        // end::last-points[]
        assertThat(now).anyMatch(row -> row.deviceId().equals("manual-now"));
    }

    @Test
    void theDatabaseIsDiagnosed() {
        // tag::diagnose[]
        List<Issue> issues = PerformanceTroubleshooter.builder(client).build().diagnose();
        // end::diagnose[]
        assertThat(issues).noneMatch(issue -> issue.severity() == Severity.ERROR);
        // tag::thresholds[]
        Thresholds limits = Thresholds.DEFAULTS.withJobs(new Thresholds.Jobs(5, 3, Duration.ofMinutes(10)));
        PerformanceTroubleshooter troubleshooter =
                PerformanceTroubleshooter.builder(client).thresholds(limits).build();
        // end::thresholds[]
        assertThat(troubleshooter.checkChunkSize()).noneMatch(issue -> issue.severity() == Severity.ERROR);
    }

    @Test
    void whatJdbcTemplateDoesTheClientDoes() {
        JdbcTemplate jdbc = new JdbcTemplate(client.dataSource());
        List<MetricData> readings = readings("manual-before");
        // tag::write-before[]
        jdbc.batchUpdate(
                "INSERT INTO metric_data (timestamp, device_id, metric_type, value) VALUES (?, ?, ?, ?)",
                readings,
                500,
                (statement, reading) -> {
                    statement.setTimestamp(1, Timestamp.from(reading.timestamp()));
                    statement.setString(2, reading.deviceId());
                    statement.setString(3, reading.metricType());
                    statement.setDouble(4, reading.value());
                });
        // end::write-before[]
        String deviceId = "manual-before";
        Instant from = FROM;
        Instant to = TO;
        // tag::read-before[]
        List<MetricData> before = jdbc.query(
                "SELECT * FROM metric_data WHERE device_id = ? AND timestamp >= ? AND timestamp < ?",
                (row, number) -> new MetricData(
                        row.getTimestamp("timestamp").toInstant(),
                        row.getString("device_id"),
                        row.getString("metric_type"),
                        row.getDouble("value")),
                deviceId,
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC));
        // end::read-before[]
        // tag::read-after[]
        List<MetricData> after = client.query("""
                        SELECT * FROM metric_data
                        WHERE device_id = :deviceId AND timestamp >= :from AND timestamp < :to""")
                .bind("deviceId", deviceId)
                .bind("from", from)
                .bind("to", to)
                .list(MetricData.class);
        // end::read-after[]
        assertThat(after).containsExactlyInAnyOrderElementsOf(before).hasSize(2);

        // tag::write-after[]
        client.insertAll(readings);
        // end::write-after[]
        assertThat(client.query("SELECT count(*) FROM metric_data WHERE device_id = :id")
                        .bind("id", deviceId)
                        .single(Long.class))
                .isEqualTo(6);
    }

    @Test
    void bothTakePartInOneTransaction() {
        JdbcTemplate jdbc = new JdbcTemplate(client.dataSource());
        jdbc.execute("CREATE TABLE order_line (device_id text)");
        List<MetricData> readings = readings("manual-together");
        // tag::transaction[]
        transaction.executeWithoutResult(status -> {
            jdbc.update("INSERT INTO order_line VALUES ('device-1')");
            client.insertAll(readings);
            status.setRollbackOnly(); // neither of them is stored
        });
        // end::transaction[]
        assertThat(jdbc.queryForObject("SELECT count(*) FROM order_line", Long.class))
                .isZero();
        assertThat(client.query("SELECT count(*) FROM metric_data WHERE device_id = 'manual-together'")
                        .single(Long.class))
                .isZero();
        jdbc.execute("DROP TABLE order_line");
    }
}
