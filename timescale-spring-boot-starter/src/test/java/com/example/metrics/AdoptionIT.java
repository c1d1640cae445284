package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.migration.RelationConflictException;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application over a table that was there before it. */
class AdoptionIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aTableThatIsNamedIsAdoptedAndAnyOtherRefused() throws SQLException {
        execute("CREATE SCHEMA adopted");
        execute("CREATE TABLE adopted.metric_data (\"timestamp\" timestamptz NOT NULL, device_id text NOT NULL,"
                + " metric_type text NOT NULL, value float8 NOT NULL, by_hand text)");

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> start("--timescale.migration.adopt=hourly_metrics"))
                .havingRootCause()
                .isInstanceOf(RelationConflictException.class)
                .withMessageContaining("timescale.migration.adopt=adopted.metric_data");

        try (ConfigurableApplicationContext context =
                start("--timescale.migration.adopt=hourly_metrics, adopted.metric_data")) {
            MetricsRepository repository = context.getBean(MetricsRepository.class);
            repository.store(List.of(new MetricData(NOON, "pump-1", "temperature", 20)));

            assertThat(repository.metrics("pump-1", NOON, NOON.plusSeconds(1))).hasSize(1);
            assertThat(repository.hourly("pump-1")).hasSize(1);
        }
    }

    private static ConfigurableApplicationContext start(String adopt) {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        return new SpringApplicationBuilder(MetricsApplication.class)
                .properties(
                        "spring.main.web-application-type=none",
                        "spring.flyway.enabled=false",
                        "timescale.schema=adopted")
                .run(
                        "--timescale.url=" + timescale.jdbcUrl(),
                        "--timescale.username=" + timescale.username(),
                        "--timescale.password=" + timescale.password(),
                        "--timescale.pool.maximum-size=1",
                        adopt);
    }

    private static void execute(String sql) throws SQLException {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        try (Connection connection =
                        DriverManager.getConnection(timescale.jdbcUrl(), timescale.username(), timescale.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
