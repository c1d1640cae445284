package io.github.timescale4j.spring.metrics;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The meters {@code timescale.connections.active}, {@code timescale.query.duration}, {@code timescale.errors} and
 * {@code timescale.writer.*}, where the application has a registry of meters. Among several clients the connections and buffers
 * of the primary one are counted.
 */
@AutoConfiguration(
        before = TimescaleClientAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
public final class TimescaleMetricsAutoConfiguration {

    TimescaleMetricsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    StatementMeters timescaleStatementMeters(MeterRegistry registry) {
        return new StatementMeters(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    WriterMeters timescaleWriterMeters(MeterRegistry registry) {
        return new WriterMeters(registry);
    }

    @Bean
    @ConditionalOnMissingBean(name = "timescaleWriterBufferMeters")
    MeterBinder timescaleWriterBufferMeters(ObjectProvider<TimeScaleClient> clients) {
        return registry -> {
            TimeScaleClient client = clients.getIfUnique();
            if (client != null) {
                WriterMeters.bindBuffers(client, registry);
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean(name = "timescaleConnectionMeters")
    MeterBinder timescaleConnectionMeters(ObjectProvider<TimeScaleClient> clients) {
        return registry -> {
            TimeScaleClient client = clients.getIfUnique();
            if (client != null) {
                Gauge.builder("timescale.connections.active", client, TimeScaleClient::activeConnections)
                        .description("Connections in use")
                        .baseUnit("connections")
                        .register(registry);
            }
        };
    }
}
