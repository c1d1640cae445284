package io.github.timescale4j.spring.autoconfigure;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.TimescaleClientBuilder;
import io.github.timescale4j.client.event.StatementListener;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client, over the library's own pool or the application's data source. It tells every {@link StatementListener} bean. */
@AutoConfiguration(
        after = TimescaleDataSourceAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JndiDataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.XADataSourceAutoConfiguration"
        })
public final class TimescaleClientAutoConfiguration {

    TimescaleClientAutoConfiguration() {}

    /** Its presence tells the migration that the client is this one. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(TimeScaleClient.class)
    static class DefaultClientConfiguration {

        @Bean(destroyMethod = "close")
        TimeScaleClient timeScaleClient(BeanFactory beans, ObjectProvider<StatementListener> listeners) {
            TimescaleClientBuilder builder = TimeScaleClient.builder().dataSource(TimescaleDataSource.get(beans));
            listeners.orderedStream().forEach(builder::listener);
            return builder.build();
        }
    }
}
