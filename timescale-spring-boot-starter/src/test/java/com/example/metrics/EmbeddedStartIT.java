package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.migration.SchemaDifferenceException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that has only the starter, annotated records and a repository, on a real database, with nothing mocked. */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedStartIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static ConfigurableApplicationContext running;

    @TempDir
    Path folder;

    @BeforeAll
    static void startOnce() {
        running = start();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void startsWritesReadsAndAggregates() {
        MetricsRepository repository = running.getBean(MetricsRepository.class);
        repository.store(List.of(
                new MetricData(NOON, "pump-1", "temperature", 20),
                new MetricData(NOON.plusSeconds(60), "pump-1", "temperature", 30),
                new MetricData(NOON.plusSeconds(3600), "pump-1", "temperature", 50)));

        assertThat(repository.metrics("pump-1", NOON, NOON.plusSeconds(3600)))
                .containsExactly(
                        new MetricData(NOON.plusSeconds(60), "pump-1", "temperature", 30),
                        new MetricData(NOON, "pump-1", "temperature", 20));
        assertThat(repository.hourly("pump-1"))
                .containsExactly(
                        new HourlyMetrics(NOON, "pump-1", 25, 20, 30),
                        new HourlyMetrics(NOON.plusSeconds(3600), "pump-1", 50, 50, 50));
        assertThat(running.getBean(DataSource.class))
                .isInstanceOfSatisfying(
                        HikariDataSource.class,
                        pool -> assertThat(pool.getMaximumPoolSize()).isLessThanOrEqualTo(4));
    }

    @Test
    void rollsBackWhatATransactionalMethodInserted() {
        MetricsRepository repository = running.getBean(MetricsRepository.class);

        assertThatIllegalStateException()
                .isThrownBy(() -> repository.storeAndFail(List.of(new MetricData(NOON, "pump-2", "temperature", 20))));

        assertThat(repository.metrics("pump-2", NOON, NOON.plusSeconds(1))).isEmpty();
    }

    @Test
    void findsNothingToDoAtTheSecondStartAndRefusesADifferenceAtTheThird(CapturedOutput output) {
        String directory = "--timescale.embedded.data-directory=" + folder.resolve("data");
        try (ConfigurableApplicationContext context = start(directory)) {
            context.getBean(MetricsRepository.class).store(List.of(new MetricData(NOON, "pump-3", "temperature", 20)));
        }
        try (ConfigurableApplicationContext context = start(directory)) {
            TimeScaleClient client = context.getBean(TimeScaleClient.class);
            assertThat(context.getBean(MetricsRepository.class).metrics("pump-3", NOON, NOON.plusSeconds(1)))
                    .hasSize(1);
            assertThat(client.query("SELECT count(*) FROM timescale_schema_history WHERE version <> '0'")
                            .scalar(Long.class))
                    .isEqualTo(1);
            client.execute("ALTER TABLE metric_data DROP COLUMN metric_type");
        }

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> start(directory))
                .havingRootCause()
                .isInstanceOf(SchemaDifferenceException.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("public.metric_data, column metric_type, existence")
                .contains("IMPOSSIBLE: The rows that are there have no value for it");
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(MetricsApplication.class)
                .properties("spring.main.web-application-type=none")
                .run(arguments);
    }
}
