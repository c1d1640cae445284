package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An application with a database of its own keeps it, beside the one of the time series. */
@SpringBootTest(properties = {"spring.flyway.enabled=false", "timescale.schema=series"})
class TwoDatabasesIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private JdbcTemplate applications;

    @Autowired
    private MetricsRepository repository;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        for (String prefix : List.of("timescale.", "spring.datasource.")) {
            registry.add(prefix + "url", () -> EmbeddedTimescale.shared().jdbcUrl());
            registry.add(prefix + "username", () -> EmbeddedTimescale.shared().username());
            registry.add(prefix + "password", () -> EmbeddedTimescale.shared().password());
        }
    }

    @Test
    void timeSeriesAreInTheirSchemaAndTheApplicationsDataSourceIsAsItWas() {
        repository.store(List.of(new MetricData(NOON, "pump-1", "temperature", 20)));

        assertThat(repository.metrics("pump-1", NOON, NOON.plusSeconds(1))).hasSize(1);
        assertThat(applications.queryForObject("SHOW search_path", String.class))
                .doesNotContain("series");
        assertThat(applications.queryForObject("SELECT count(*) FROM series.metric_data", Long.class))
                .isEqualTo(1);
    }
}
