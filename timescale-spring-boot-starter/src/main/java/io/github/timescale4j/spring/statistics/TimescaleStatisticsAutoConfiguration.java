package io.github.timescale4j.spring.statistics;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * What the database says about itself, where somebody shows it: where the application has a registry of meters, and one client is the
 * only one or the primary one.
 */
@AutoConfiguration(
        after = TimescaleClientAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration"
        })
@ConditionalOnBean(type = "io.micrometer.core.instrument.MeterRegistry")
@ConditionalOnSingleCandidate(TimeScaleClient.class)
@ConditionalOnProperty(name = "timescale.statistics.enabled", matchIfMissing = true)
@EnableConfigurationProperties(StatisticsProperties.class)
public final class TimescaleStatisticsAutoConfiguration {

    TimescaleStatisticsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    StatisticsCache timescaleStatisticsCache(TimeScaleClient client, StatisticsProperties properties) {
        return new StatisticsCache(client, properties);
    }
}
