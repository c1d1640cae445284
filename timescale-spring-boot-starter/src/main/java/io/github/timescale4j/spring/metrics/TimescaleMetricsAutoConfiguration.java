package io.github.timescale4j.spring.metrics;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.statistics.StatisticsCache;
import io.github.timescale4j.spring.statistics.StatisticsProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The meters {@code timescale.*}, where the application has a registry of meters. Among several clients the connections, buffers and
 * statistics of the primary one are shown.
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
@EnableConfigurationProperties(StatisticsProperties.class)
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
    MeterBinder timescaleWriterBufferMeters(
            ObjectProvider<TimeScaleClient> clients, ObjectProvider<WriterMeters> writers) {
        return registry -> {
            TimeScaleClient client = clients.getIfUnique();
            if (client != null) {
                writers.ifUnique(meters -> meters.countAccepted(client));
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
                ConnectionMeters.bind(client, registry);
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean(name = "timescaleDatabaseMeters")
    MeterBinder timescaleDatabaseMeters(
            ObjectProvider<StatisticsCache> caches, ObjectProvider<StatisticsProperties> properties) {
        return registry -> {
            StatisticsCache cache = caches.getIfUnique();
            if (cache != null) {
                new DatabaseMeters(cache, properties.getObject().maxRelations()).bindTo(registry);
            }
        };
    }
}
