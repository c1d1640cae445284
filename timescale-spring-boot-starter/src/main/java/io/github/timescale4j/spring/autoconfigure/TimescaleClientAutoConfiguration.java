package io.github.timescale4j.spring.autoconfigure;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.TimescaleClientBuilder;
import io.github.timescale4j.client.event.StatementListener;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

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

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    TimeScaleClient timeScaleClient(BeanFactory beans, ObjectProvider<StatementListener> listeners) {
        TimescaleClientBuilder builder = TimeScaleClient.builder().dataSource(TimescaleDataSource.get(beans));
        listeners.orderedStream().forEach(builder::listener);
        return builder.build();
    }
}
