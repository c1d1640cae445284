package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.TimeScaleClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;

/** What the manual shows of monitoring that is written by hand, in place of what the starter brings. */
@SpringBootTest(
        properties = {
            "management.endpoint.health.show-details=always",
            "management.health.timescale.enabled=false",
            "spring.autoconfigure.exclude=io.github.timescale4j.spring.metrics.TimescaleMetricsAutoConfiguration",
            "spring.flyway.enabled=false",
            "timescale.statistics.enabled=false"
        })
@Import({TimescaleHealthCheck.class, TimescaleMetrics.class})
class MonitoringByHandIT {

    @Autowired
    private HealthEndpoint health;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private TimeScaleClient client;

    @Test
    void itsHealthHasTheConnectionAndTheVersion() {
        CompositeHealthDescriptor all = (CompositeHealthDescriptor) health.health();

        assertThat(all.getComponents()).containsKey("metricsDatabase").doesNotContainKey("timescale");
        assertThat(all.getComponents().get("metricsDatabase"))
                .isInstanceOfSatisfying(IndicatedHealthDescriptor.class, database -> {
                    assertThat(database.getStatus()).isEqualTo(Status.UP);
                    assertThat(database.getDetails())
                            .containsEntry("connected", true)
                            .containsEntry("version", client.version());
                });
    }

    @Test
    void itsMetersCountConnectionsStatementsAndErrors() {
        double failed = meters.get("timescale.errors").counter().count();
        long timed = meters.get("timescale.query.duration").timer().count();

        assertThat(client.query("SELECT 1").single(Integer.class)).isOne();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> client.query("SELECT nothing").single(Integer.class));

        assertThat(meters.get("timescale.connections.active").gauge().value()).isZero();
        assertThat(meters.get("timescale.query.duration").timer().count()).isEqualTo(timed + 2);
        assertThat(meters.get("timescale.errors").counter().count()).isEqualTo(failed + 1);
    }
}
