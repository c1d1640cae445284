package io.github.timescale4j.spring.diagnostics;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.Check;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.migration.ApacheEditionCheck;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.declaration.TimescaleDeclarationAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * A {@link PerformanceTroubleshooter}, where one client is the only one or the primary one. The application's {@link Check} beans are
 * run with those of the library.
 */
@AutoConfiguration(after = {TimescaleClientAutoConfiguration.class, TimescaleDeclarationAutoConfiguration.class})
@ConditionalOnSingleCandidate(TimeScaleClient.class)
@EnableConfigurationProperties(DiagnosticsProperties.class)
public final class TimescaleDiagnosticsAutoConfiguration {

    TimescaleDiagnosticsAutoConfiguration() {}

    @Bean
    @ConditionalOnBean(DeclarationCatalog.class)
    @ConditionalOnMissingBean
    ApacheEditionCheck timescaleApacheEditionCheck(DeclarationCatalog catalog) {
        return ApacheEditionCheck.of(catalog);
    }

    @Bean
    @ConditionalOnMissingBean
    PerformanceTroubleshooter timescalePerformanceTroubleshooter(
            TimeScaleClient client, DiagnosticsProperties properties, ObjectProvider<Check> checks) {
        return PerformanceTroubleshooter.builder(client)
                .thresholds(properties.toThresholds())
                .checks(checks.orderedStream().toList())
                .build();
    }
}
