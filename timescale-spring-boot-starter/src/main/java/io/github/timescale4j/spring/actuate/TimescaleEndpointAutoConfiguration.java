package io.github.timescale4j.spring.actuate;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.ConnectionTroubleshooter;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.migration.DeclaredSchemaCheck;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.statistics.StatisticsCache;
import io.github.timescale4j.spring.statistics.StatisticsProperties;
import io.github.timescale4j.spring.statistics.TimescaleStatisticsAutoConfiguration;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The endpoint {@code timescale}, where the application exposes it and one client is the only one or the primary one. The database is
 * asked for its statistics then, with or without a registry of meters.
 */
@AutoConfiguration(after = {TimescaleClientAutoConfiguration.class, TimescaleStatisticsAutoConfiguration.class})
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnSingleCandidate(TimeScaleClient.class)
@ConditionalOnAvailableEndpoint(TimescaleEndpoint.class)
@EnableConfigurationProperties({EndpointProperties.class, StatisticsProperties.class})
@RegisterReflectionForBinding({
    Answers.Overview.class,
    Answers.Hypertables.class,
    Answers.Chunks.class,
    Answers.Aggregates.class,
    Answers.Jobs.class,
    Answers.History.class,
    Answers.Diagnosis.class,
    Answers.Drift.class,
    Answers.Refusal.class,
    Issue.class
})
public final class TimescaleEndpointAutoConfiguration {

    TimescaleEndpointAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty(name = "timescale.statistics.enabled", matchIfMissing = true)
    StatisticsCache timescaleStatisticsCache(TimeScaleClient client, StatisticsProperties properties) {
        return new StatisticsCache(client, properties);
    }

    @Bean
    DiagnosisRunner timescaleDiagnosisRunner(
            TimeScaleClient client,
            ObjectProvider<PerformanceTroubleshooter> performance,
            ObjectProvider<ConnectionTroubleshooter> connection,
            ObjectProvider<DeclaredSchemaCheck> declared) {
        return new DiagnosisRunner(client, performance, connection, declared);
    }

    @Bean
    @ConditionalOnMissingBean
    TimescaleEndpoint timescaleEndpoint(
            TimeScaleClient client,
            EndpointProperties properties,
            StatisticsProperties statistics,
            ObjectProvider<StatisticsCache> caches,
            DiagnosisRunner runner,
            Environment environment) {
        return new TimescaleEndpoint(
                environment.getProperty("spring.application.name"),
                properties,
                client,
                new StatisticsSections(caches.getIfUnique(), statistics),
                new ChunkReader(client, statistics.timeout()),
                runner);
    }

    @Bean
    @ConditionalOnMissingBean
    TimescaleEndpointWebExtension timescaleEndpointWebExtension(TimescaleEndpoint endpoint) {
        return new TimescaleEndpointWebExtension(endpoint);
    }
}
