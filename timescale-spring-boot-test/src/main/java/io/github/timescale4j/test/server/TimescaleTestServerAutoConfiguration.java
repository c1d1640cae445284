package io.github.timescale4j.test.server;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.autoconfigure.ApplicationDataSourceCondition;
import io.github.timescale4j.spring.autoconfigure.DatabasePropertyCondition;
import io.github.timescale4j.spring.autoconfigure.TimescaleConnectionDetails;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSourceAutoConfiguration;
import io.github.timescale4j.spring.embedded.EmbeddedTimescaleAutoConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** The database of a test that brings none. */
@AutoConfiguration(
        before = {EmbeddedTimescaleAutoConfiguration.class, TimescaleDataSourceAutoConfiguration.class},
        afterName = "org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration")
@Conditional({DatabasePropertyCondition.Absent.class, ApplicationDataSourceCondition.Absent.class})
@ConditionalOnMissingBean({TimescaleConnectionDetails.class, TimeScaleClient.class})
@EnableConfigurationProperties(TestServerProperties.class)
public final class TimescaleTestServerAutoConfiguration {

    /** Connections to one session take turns: more of them would only wait. */
    private static final int SINGLE_SESSION_CONNECTIONS = 4;

    TimescaleTestServerAutoConfiguration() {}

    @Bean
    TestDatabase timescaleTestDatabase(TestServerProperties properties) {
        return TestServers.get(properties);
    }

    @Bean
    TimescaleConnectionDetails timescaleTestConnectionDetails(TestDatabase database) {
        return new TestConnectionDetails(database);
    }

    @Bean
    static BeanFactoryPostProcessor timescaleTestLiquibaseAddress(ConfigurableEnvironment environment) {
        return beans -> LiquibaseAddress.replace(environment);
    }

    /** As for the embedded database of an application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(FlywayConfigurationCustomizer.class)
    static class FlywayConfiguration {

        /** Flyway's default lock holds a transaction open beside the migration's: one session would wait for itself. */
        @Bean
        FlywayConfigurationCustomizer timescaleTestFlywayCustomizer(TestDatabase database) {
            return configuration -> {
                if (database.singleSession()) {
                    configuration
                            .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                            .setTransactionalLock(false);
                }
            };
        }

        /** The application's own address for migrations does not lead to the test's database. */
        @Bean
        @Conditional(OtherFlywayLogin.class)
        FlywayConnectionDetails timescaleTestFlywayConnectionDetails(TestDatabase database) {
            return new TestFlywayConnectionDetails(database);
        }
    }

    /** What makes Spring Boot give Flyway connections of its own. */
    static final class OtherFlywayLogin extends AnyNestedCondition {

        OtherFlywayLogin() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("spring.flyway.url")
        static class Address {}

        @ConditionalOnProperty("spring.flyway.user")
        static class Role {}
    }

    private record TestFlywayConnectionDetails(TestDatabase database) implements FlywayConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return database.jdbcUrl();
        }

        @Override
        public @Nullable String getUsername() {
            return database.username();
        }

        @Override
        public @Nullable String getPassword() {
            return database.password();
        }
    }

    private record TestConnectionDetails(TestDatabase database) implements TimescaleConnectionDetails {

        @Override
        public String jdbcUrl() {
            return database.jdbcUrl();
        }

        @Override
        public @Nullable String username() {
            return database.username();
        }

        @Override
        public @Nullable String password() {
            return database.password();
        }

        @Override
        public int maximumConnections() {
            return database.singleSession() ? SINGLE_SESSION_CONNECTIONS : Integer.MAX_VALUE;
        }
    }
}
