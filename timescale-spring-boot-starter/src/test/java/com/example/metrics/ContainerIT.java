package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The same application on a container of the user's test, as Spring Boot's service connections give it; skipped without Docker. */
@SpringBootTest(classes = MetricsApplication.class)
@Testcontainers(disabledWithoutDocker = true)
class ContainerIT {

    @Container
    @ServiceConnection
    static final PostgreSQLContainer DATABASE = new PostgreSQLContainer(
            DockerImageName.parse("timescale/timescaledb:2.23.1-pg17").asCompatibleSubstituteFor("postgres"));

    @Autowired
    MetricsRepository metrics;

    @Test
    void theContainersDatabaseIsUsedInsteadOfTheEmbeddedOne() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        metrics.store(List.of(new MetricData(now, "device-1", "cpu", 1.5)));

        assertThat(metrics.metrics("device-1", now, now.plusSeconds(1))).hasSize(1);
    }
}
