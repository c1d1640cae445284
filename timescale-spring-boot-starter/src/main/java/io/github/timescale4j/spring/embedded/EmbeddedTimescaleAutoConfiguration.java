package io.github.timescale4j.spring.embedded;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.embedded.Provider;
import io.github.timescale4j.spring.autoconfigure.ApplicationDataSourceCondition;
import io.github.timescale4j.spring.autoconfigure.DatabaseChosenAheadOfTimeException;
import io.github.timescale4j.spring.autoconfigure.DatabasePropertyCondition;
import io.github.timescale4j.spring.autoconfigure.TimescaleConnectionDetails;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSourceAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties.Embedded;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** A database for development and tests, where it is on the class path and nothing says which other database to use. */
@AutoConfiguration(before = TimescaleDataSourceAutoConfiguration.class)
@ConditionalOnClass(EmbeddedTimescale.class)
@ConditionalOnBooleanProperty(name = "timescale.embedded.enabled", matchIfMissing = true)
@Conditional({DatabasePropertyCondition.Absent.class, ApplicationDataSourceCondition.Absent.class})
@ConditionalOnMissingBean({TimescaleConnectionDetails.class, TimeScaleClient.class})
@EnableConfigurationProperties(TimescaleProperties.class)
public final class EmbeddedTimescaleAutoConfiguration {

    EmbeddedTimescaleAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    EmbeddedTimescale embeddedTimescale(TimescaleProperties properties, Environment environment) {
        DatabaseChosenAheadOfTimeException.refuseAnother(
                environment, "the embedded one", "timescale.url", "timescale.host", "spring.datasource.url");
        Embedded settings = properties.embedded();
        String provider = settings.provider();
        Integer port = settings.port();
        Path cacheDirectory = settings.cacheDirectory();
        EmbeddedTimescale.Builder builder = EmbeddedTimescale.builder().dataDirectory(settings.dataDirectory());
        if (provider != null) {
            builder.provider(provider(provider));
        }
        if (port != null) {
            builder.port(port);
        }
        if (cacheDirectory != null) {
            builder.cacheDirectory(cacheDirectory);
        }
        return builder.start();
    }

    /** Properties know the provider by name only: they must be there without the embedded database. */
    private static Provider provider(String name) {
        try {
            return Provider.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(
                    "timescale.embedded.provider",
                    name,
                    "It must be one of " + Arrays.toString(Provider.values()) + ".");
        }
    }

    @Bean
    TimescaleConnectionDetails embeddedTimescaleConnectionDetails(EmbeddedTimescale timescale) {
        return new EmbeddedConnectionDetails(timescale);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(FlywayConfigurationCustomizer.class)
    static class FlywayConfiguration {

        /** Flyway's default lock holds a transaction open beside the migration's: one session would wait for itself. */
        @Bean
        FlywayConfigurationCustomizer embeddedTimescaleFlywayCustomizer() {
            return configuration -> configuration
                    .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                    .setTransactionalLock(false);
        }
    }
}
