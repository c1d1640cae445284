package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.github.timescale4j.client.TimeScaleClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;

/** What operators see of a running application. */
@SpringBootTest(
        properties = {
            "management.endpoint.health.show-details=always",
            "spring.flyway.enabled=false",
            "timescale.health.cache=10m",
            "timescale.statistics.enabled=false"
        })
class HealthAndMetersIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private HealthEndpoint health;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private MetricsRepository repository;

    @Autowired
    private TimeScaleClient client;

    @Test
    void healthSaysWhatIsConnected() {
        CompositeHealthDescriptor all = (CompositeHealthDescriptor) health.health();
        IndicatedHealthDescriptor timescale =
                (IndicatedHealthDescriptor) all.getComponents().get("timescale");

        assertThat(timescale.getStatus()).isEqualTo(Status.UP);
        assertThat(timescale.getDetails())
                .containsEntry("connected", true)
                .containsEntry("edition", "community")
                .hasEntrySatisfying(
                        "pool",
                        pool -> assertThat(pool).asInstanceOf(MAP).containsOnlyKeys("active", "idle", "waiting", "max"))
                .hasEntrySatisfying(
                        "server", server -> assertThat(server.toString()).startsWith("PostgreSQL 17"))
                .hasEntrySatisfying(
                        "extension",
                        extension -> assertThat(extension.toString()).startsWith("TimescaleDB 2."));
    }

    @Test
    void manyProbesAtOnceAreOneStatement() throws Exception {
        ExecutorService probes = Executors.newFixedThreadPool(100);
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<Status>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(probes.submit(() -> {
                    begin.await();
                    return health.health().getStatus();
                }));
            }
            begin.countDown();
            for (Future<Status> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(Status.UP);
            }
        } finally {
            probes.shutdownNow();
        }
        assertThat(meters.get("timescale.query.duration")
                        .tag("statement", "statistics")
                        .timer()
                        .count())
                .as("all statements of health since the start")
                .isOne();
    }

    @Test
    void metersCountAndTimeStatements() {
        repository.store(List.of(new MetricData(NOON, "pump-1", "temperature", 20)));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(
                        () -> client.query("SELECT nothing FROM metric_data").list(MetricData.class));

        assertThat(meters.get("timescale.query.duration")
                        .tags("operation", "insert", "table", "metric_data", "outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("timescale.query.duration")
                        .tags("operation", "query", "table", "none", "outcome", "error")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("timescale.errors")
                        .tag("sqlstate.class", "42")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("timescale.connections.active").gauge().value()).isZero();
    }
}
