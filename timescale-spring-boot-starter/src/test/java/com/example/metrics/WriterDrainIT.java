package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import io.github.timescale4j.client.ingest.writer.WriterAccount;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of buffered rows when an application stops. */
class WriterDrainIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Stops where the web server does, when requests still bring rows, and after the writers. */
    @Configuration(proxyBeanMethods = false)
    static class Lifecycles {

        @Bean
        Recorder webServer(TimeScaleClient client) {
            return new Recorder(client, SmartLifecycle.DEFAULT_PHASE - 2048);
        }

        @Bean
        Recorder later(TimeScaleClient client) {
            return new Recorder(client, 0);
        }
    }

    static final class Recorder implements SmartLifecycle {

        private final TimeScaleClient client;
        private final int phase;
        private boolean running;
        private int openWritersWhenStopped = -1;

        Recorder(TimeScaleClient client, int phase) {
            this.client = client;
            this.phase = phase;
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            openWritersWhenStopped = client.writers().size();
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return phase;
        }
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        return new SpringApplicationBuilder(MetricsApplication.class, Lifecycles.class)
                .properties(
                        "spring.main.web-application-type=none",
                        "spring.flyway.enabled=false",
                        "timescale.url=" + timescale.jdbcUrl(),
                        "timescale.username=" + timescale.username(),
                        "timescale.password=" + timescale.password(),
                        "timescale.schema=writer_drain")
                .run(arguments);
    }

    @Test
    void theRowsThatWaitAreStoredAfterTheWebServerHasStopped() {
        ConfigurableApplicationContext context =
                start("--timescale.writer.max-age=1h", "--timescale.writer.connections=1");
        TimeSeriesWriter<MetricData> writer =
                context.getBean(TimeScaleClient.class).writer(MetricData.class).build();
        MeterRegistry meters = context.getBean(MeterRegistry.class);
        writer.offer(new MetricData(NOON, "pump-1", "temperature", 20));
        writer.flush().join();
        assertThat(meters.get("timescale.writer.rows")
                        .tags("table", "metric_data", "outcome", "stored")
                        .counter()
                        .count())
                .isEqualTo(1);
        for (int i = 1; i <= 10; i++) {
            writer.offer(new MetricData(NOON.plusSeconds(i), "pump-1", "temperature", i));
        }
        assertThat(meters.get("timescale.writer.buffered").gauge().value()).isEqualTo(10);
        assertThat(meters.get("timescale.writer.buffered.bytes").gauge().value())
                .isGreaterThan(10 * 80);
        assertThat(meters.get("timescale.writer.buffered.age").gauge().value()).isPositive();
        Recorder webServer = context.getBean("webServer", Recorder.class);
        Recorder later = context.getBean("later", Recorder.class);

        context.close();

        assertThat(webServer.openWritersWhenStopped).isOne();
        assertThat(later.openWritersWhenStopped).isZero();
        WriterAccount account = writer.account();
        assertThat(account.stored()).isEqualTo(11);
        assertThat(account.dead()).isZero();
    }

    @Test
    void thePropertiesAreWhatAWritersBuilderBeginsWith() {
        try (ConfigurableApplicationContext context =
                start("--timescale.writer.batch-rows=50", "--timescale.writer.buffer-rows=40")) {
            TimeScaleClient client = context.getBean(TimeScaleClient.class);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.writer(MetricData.class).build())
                    .withMessageContaining("'bufferRows' (40)")
                    .withMessageContaining("'batchRows' (50)");
            client.writer(MetricData.class).bufferRows(100).build().close(Duration.ofSeconds(1));
        }
    }

    @Test
    void aPropertyOutOfItsRangeStopsTheStartAndIsNamed() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> start("--timescale.writer.batch-rows=0"))
                .havingRootCause()
                .withMessageContaining("'batchRows' must be at least 1, not 0");
    }
}
