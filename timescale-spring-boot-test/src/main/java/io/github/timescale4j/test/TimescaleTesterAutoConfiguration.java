package io.github.timescale4j.test;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Gives a {@link TimescaleTest} its tester. */
@AutoConfiguration(after = TimescaleClientAutoConfiguration.class)
@ConditionalOnSingleCandidate(TimeScaleClient.class)
public final class TimescaleTesterAutoConfiguration {

    /** Made by Spring's container. */
    public TimescaleTesterAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    TimescaleTester timescaleTester(TimeScaleClient client, ObjectProvider<TimescaleProperties> properties) {
        TimescaleProperties found = properties.getIfUnique();
        return new TimescaleTester(client, found == null ? null : found.schema());
    }
}
