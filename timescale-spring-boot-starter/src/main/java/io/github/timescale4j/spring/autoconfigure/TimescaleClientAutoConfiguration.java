package io.github.timescale4j.spring.autoconfigure;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.TimescaleClientBuilder;
import io.github.timescale4j.client.event.StatementListener;
import io.github.timescale4j.client.event.StatementTracer;
import io.github.timescale4j.client.event.WriterListener;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The client, over the library's own pool or the application's data source. It tells every
 * {@link StatementListener}, {@link StatementTracer} and {@link WriterListener} bean.
 */
@AutoConfiguration(
        after = TimescaleDataSourceAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JndiDataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.XADataSourceAutoConfiguration"
        })
@EnableConfigurationProperties(TimescaleProperties.class)
public final class TimescaleClientAutoConfiguration {

    TimescaleClientAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    WriterDrain timescaleWriterDrain(ConfigurableListableBeanFactory beans) {
        return new WriterDrain(beans);
    }

    /** Its presence tells the migration that the client is this one. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(TimeScaleClient.class)
    static class DefaultClientConfiguration {

        @Bean(destroyMethod = "close")
        TimeScaleClient timeScaleClient(
                BeanFactory beans,
                TimescaleProperties properties,
                ObjectProvider<StatementListener> listeners,
                ObjectProvider<StatementTracer> tracers,
                ObjectProvider<WriterListener> writerListeners) {
            TimescaleClientBuilder builder = TimeScaleClient.builder()
                    .dataSource(TimescaleDataSource.get(beans))
                    .writerSettings(properties.writer().toSettings());
            listeners.orderedStream().forEach(builder::listener);
            tracers.orderedStream().forEach(builder::tracer);
            writerListeners.orderedStream().forEach(builder::writerListener);
            return builder.build();
        }
    }
}
