package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The specification's way: the application makes the client itself, and there is no other data source. */
@SpringBootTest(
        classes = MetricsApplication.class,
        properties = {
            "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "timescale.schema=own_client"
        })
@Import(OwnClientIT.TimescaleConfig.class)
class OwnClientIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TestConfiguration(proxyBeanMethods = false)
    static class TimescaleConfig {

        @Bean
        TimeScaleClient timeScaleClient() {
            EmbeddedTimescale database = EmbeddedTimescale.shared();
            return TimeScaleClient.create(c -> c.url(database.jdbcUrl() + "&currentSchema=own_client,public")
                    .username(database.username())
                    .password(database.password())
                    .poolSize(2));
        }
    }

    @Autowired
    private MetricsRepository repository;

    @Autowired
    private ObjectProvider<DataSource> dataSources;

    @Test
    void theSchemaIsMigratedWhereTheClientLeads() {
        repository.store(List.of(new MetricData(NOON, "pump-1", "temperature", 20)));

        assertThat(repository.metrics("pump-1", NOON, NOON.plusSeconds(1))).hasSize(1);
        assertThat(repository.hourly("pump-1")).hasSize(1);
        assertThat(dataSources.stream()).isEmpty();
    }
}
