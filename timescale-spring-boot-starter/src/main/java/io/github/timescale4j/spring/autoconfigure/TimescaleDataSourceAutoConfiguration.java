package io.github.timescale4j.spring.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * The library's own connection pool, where the properties or a bean say where the database is. It is the application's data
 * source if the application has no other, and otherwise stands beside it, with a transaction manager of its own, under the
 * qualifier {@code timescale}.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JndiDataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.XADataSourceAutoConfiguration"
        })
@EnableConfigurationProperties(TimescaleProperties.class)
@Import({
    TimescaleDataSourceConfiguration.DetailsConfiguration.class,
    TimescaleDataSourceConfiguration.OnlyPoolConfiguration.class,
    TimescaleDataSourceConfiguration.SecondPoolConfiguration.class,
    TimescaleDataSourceConfiguration.NoDatabaseConfiguration.class
})
public final class TimescaleDataSourceAutoConfiguration {

    TimescaleDataSourceAutoConfiguration() {}
}
