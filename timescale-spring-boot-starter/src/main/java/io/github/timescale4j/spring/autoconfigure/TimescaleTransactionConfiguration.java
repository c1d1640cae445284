package io.github.timescale4j.spring.autoconfigure;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionManager;

/** The cases of {@link TimescaleTransactionAutoConfiguration}, to be imported in this order. */
final class TimescaleTransactionConfiguration {

    private static final String BEAN_NAME = "timescaleTransactionManager";

    private TimescaleTransactionConfiguration() {}

    private static JdbcTransactionManager create(
            DataSource dataSource, ObjectProvider<TransactionManagerCustomizers> customizers) {
        JdbcTransactionManager manager = new JdbcTransactionManager(dataSource);
        customizers.ifAvailable(all -> all.customize(manager));
        return manager;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnSingleCandidate(DataSource.class)
    @ConditionalOnMissingBean(TransactionManager.class)
    static class OnlyManagerConfiguration {

        @Bean
        JdbcTransactionManager timescaleTransactionManager(
                DataSource dataSource, ObjectProvider<TransactionManagerCustomizers> customizers) {
            return create(dataSource, customizers);
        }
    }

    /** Only beside the second pool, which alone is no default candidate and therefore asks for its qualifier. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(value = TransactionManager.class, name = TimescaleDataSource.BEAN_NAME)
    @ConditionalOnMissingBean(name = BEAN_NAME)
    static class SecondManagerConfiguration {

        @Bean(defaultCandidate = false)
        @Qualifier("timescale")
        JdbcTransactionManager timescaleTransactionManager(
                @Qualifier(TimescaleDataSource.BEAN_NAME) DataSource dataSource,
                ObjectProvider<TransactionManagerCustomizers> customizers) {
            return create(dataSource, customizers);
        }
    }
}
