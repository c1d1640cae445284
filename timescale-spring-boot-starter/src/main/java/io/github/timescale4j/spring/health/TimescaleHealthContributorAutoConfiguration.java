package io.github.timescale4j.spring.health;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.statistics.Statistics;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.health.TimescaleHealthIndicator.Findings;
import io.github.timescale4j.spring.statistics.StatisticsCache;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The component {@code timescale} of the application's health, where one client is the only one or the primary one. */
@AutoConfiguration(after = TimescaleClientAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnSingleCandidate(TimeScaleClient.class)
@ConditionalOnEnabledHealthIndicator("timescale")
@EnableConfigurationProperties(HealthProperties.class)
public final class TimescaleHealthContributorAutoConfiguration {

    TimescaleHealthContributorAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "timescaleHealthContributor")
    TimescaleHealthIndicator timescaleHealthContributor(
            TimeScaleClient client, HealthProperties properties, ObjectProvider<StatisticsCache> caches) {
        HealthChecks checks = new HealthChecks(properties);
        return new TimescaleHealthIndicator(client, properties, () -> {
            StatisticsCache cache = caches.getIfUnique();
            Statistics latest = cache == null || !cache.isFresh() ? null : cache.latest();
            return latest == null ? null : new Findings(latest.at(), checks.of(latest));
        });
    }
}
