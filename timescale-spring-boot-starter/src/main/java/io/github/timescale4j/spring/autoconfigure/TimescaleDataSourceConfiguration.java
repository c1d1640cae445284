package io.github.timescale4j.spring.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.TimeScaleClient;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The cases of {@link TimescaleDataSourceAutoConfiguration}, to be imported in this order. */
final class TimescaleDataSourceConfiguration {

    private TimescaleDataSourceConfiguration() {}

    @Configuration(proxyBeanMethods = false)
    @Conditional(DatabasePropertyCondition.class)
    @ConditionalOnMissingBean(TimescaleConnectionDetails.class)
    static class DetailsConfiguration {

        @Bean
        TimescaleConnectionDetails timescaleConnectionDetails(TimescaleProperties properties) {
            return new PropertiesTimescaleConnectionDetails(properties);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(TimescaleConnectionDetails.class)
    @Conditional(ApplicationDataSourceCondition.Absent.class)
    static class OnlyPoolConfiguration {

        @Bean
        HikariDataSource timescaleDataSource(
                TimescaleConnectionDetails details, TimescaleProperties properties, Environment environment) {
            return ConnectionPool.create(details, properties, environment);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(TimescaleConnectionDetails.class)
    @Conditional(ApplicationDataSourceCondition.class)
    @ConditionalOnMissingBean(name = TimescaleDataSource.BEAN_NAME)
    static class SecondPoolConfiguration {

        @Bean(defaultCandidate = false)
        @Qualifier("timescale")
        HikariDataSource timescaleDataSource(
                TimescaleConnectionDetails details, TimescaleProperties properties, Environment environment) {
            return ConnectionPool.create(details, properties, environment);
        }

        /** For {@code @Transactional("timescale")}. */
        @Bean(defaultCandidate = false)
        @Qualifier("timescale")
        @ConditionalOnMissingBean(name = "timescaleTransactionManager")
        JdbcTransactionManager timescaleTransactionManager(@Qualifier("timescale") DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean({TimescaleConnectionDetails.class, TimeScaleClient.class})
    @Conditional(ApplicationDataSourceCondition.Absent.class)
    static class NoDatabaseConfiguration {

        @Bean
        DataSource timescaleDataSource(Environment environment) {
            throw NoDatabaseException.nothingConfigured(environment);
        }
    }
}
