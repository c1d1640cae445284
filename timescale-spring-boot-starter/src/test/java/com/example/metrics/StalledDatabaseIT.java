package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.spring.health.TimescaleHealthIndicator;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/** A database that takes everything and answers nothing, in the middle of the application's life, and comes back. */
class StalledDatabaseIT {

    /** Well before a pool gives up, even on a machine that is busy. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void hangsNeitherProbesNorMetersAndIsNoticedWhenItIsBack() throws Exception {
        EmbeddedTimescale database = EmbeddedTimescale.shared();
        try (StallingProxy proxy = new StallingProxy(database.jdbcUrl());
                ConfigurableApplicationContext application = start(proxy, database)) {
            TimescaleHealthIndicator health = application.getBean(TimescaleHealthIndicator.class);
            MeterRegistry meters = application.getBean(MeterRegistry.class);
            TimeScaleClient client = application.getBean(TimeScaleClient.class);
            client.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
            client.execute("CREATE TABLE stalled (time timestamptz NOT NULL)");
            client.query("SELECT create_hypertable('stalled', 'time')::text").list(String.class);
            Gauge age = meters.get("timescale.statistics.age").gauge();
            await().atMost(PATIENCE).until(() -> Double.isFinite(chunks(meters)));
            await().atMost(PATIENCE).until(() -> health.health().getStatus().equals(Status.UP));

            proxy.stall();

            assertThat(downSoon(health)).isEqualTo(Status.DOWN);
            assertThat(chunks(meters))
                    .as("an answer of a moment ago still holds")
                    .isFinite();
            await().atMost(PATIENCE).until(() -> Double.isNaN(chunks(meters)));
            assertThat(age.value()).as("nobody was answered since").isGreaterThan(3);
            Instant asked = Instant.now();
            meters.getMeters().forEach(Meter::measure);
            assertThat(Duration.between(asked, Instant.now()))
                    .as("reading meters does not ask the database")
                    .isLessThan(SOON);
            assertThat(downSoon(health)).isEqualTo(Status.DOWN);

            proxy.recover();

            await().atMost(PATIENCE).until(() -> health.health().getStatus().equals(Status.UP));
            await().atMost(PATIENCE).until(() -> Double.isFinite(chunks(meters)));
            client.execute("DROP TABLE stalled");
        }
    }

    /** How many chunks a table has; no number while nobody knows. */
    private static double chunks(MeterRegistry meters) {
        Gauge chunks = meters.find("timescale.hypertable.chunks")
                .tags("relation", "stalled", "state", "row")
                .gauge();
        return chunks == null ? Double.NaN : chunks.value();
    }

    private static Status downSoon(TimescaleHealthIndicator indicator) {
        Instant asked = Instant.now();
        Health health = indicator.health();
        assertThat(Duration.between(asked, Instant.now())).isLessThan(SOON);
        return health.getStatus();
    }

    /** One connection, so that nobody has another that is in order by chance. */
    private static ConfigurableApplicationContext start(StallingProxy proxy, EmbeddedTimescale database) {
        return new SpringApplicationBuilder(MetricsApplication.class)
                .properties(
                        "spring.main.web-application-type=none",
                        "spring.flyway.enabled=false",
                        "timescale.migration.mode=none",
                        "timescale.pool.maximum-size=1",
                        "timescale.statistics.interval=200ms",
                        "timescale.statistics.timeout=1s",
                        "timescale.health.timeout=500ms",
                        "timescale.health.cache=0s")
                .run(
                        "--timescale.url=" + proxy.url(database.jdbcUrl()),
                        "--timescale.username=" + database.username(),
                        "--timescale.password=" + database.password());
    }
}
