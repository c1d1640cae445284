package io.github.timescale4j.spring.observation;

import io.github.timescale4j.client.event.StatementTracer;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.migration.SchemaMigrationObserver;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An observation of each statement, and one of the migration, where the application has a registry of them. */
@AutoConfiguration(
        before = TimescaleClientAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnProperty(name = "timescale.observation.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ObservationProperties.class)
public final class TimescaleObservationAutoConfiguration {

    TimescaleObservationAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "timescaleObservingTracer")
    StatementTracer timescaleObservingTracer(
            ObservationRegistry registry,
            ObjectProvider<StatementObservationConvention> conventions,
            ObservationProperties properties) {
        return new ObservingTracer(
                registry,
                conventions.getIfUnique(() -> new DefaultStatementObservationConvention(properties.queryText())));
    }

    @Bean
    @ConditionalOnMissingBean
    SchemaMigrationObserver timescaleObservedMigration(ObservationRegistry registry) {
        return new ObservedMigration(registry);
    }

    /** The timers of statements are {@code timescale.query.duration}, whose tags have few values: these would be the same again. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterFilter.class)
    static class NoSecondTimerConfiguration {

        @Bean
        static MeterFilter timescaleStatementMeterFilter() {
            return MeterFilter.deny(id -> id.getName().equals(DefaultStatementObservationConvention.NAME)
                    || id.getName().startsWith(DefaultStatementObservationConvention.NAME + "."));
        }
    }
}
