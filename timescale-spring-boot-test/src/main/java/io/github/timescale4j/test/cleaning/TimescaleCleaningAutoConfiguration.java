package io.github.timescale4j.test.cleaning;

import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.migration.TimescaleMigrationAutoConfiguration;
import io.github.timescale4j.test.server.TestServerProperties;
import io.github.timescale4j.test.server.TimescaleTestServerAutoConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** What makes the database of a test clean and quiet. */
@AutoConfiguration(
        after = {
            TimescaleClientAutoConfiguration.class,
            TimescaleMigrationAutoConfiguration.class,
            TimescaleTestServerAutoConfiguration.class
        })
@EnableConfigurationProperties(TestServerProperties.class)
public final class TimescaleCleaningAutoConfiguration {

    TimescaleCleaningAutoConfiguration() {}

    @Bean
    TestDatabaseGuard timescaleTestDatabaseGuard(ListableBeanFactory beans) {
        return new TestDatabaseGuard(new TestedDatabase(beans));
    }

    @Bean
    PoliciesOff timescaleTestPoliciesOff(ListableBeanFactory beans) {
        return new PoliciesOff(new TestedDatabase(beans));
    }

    @Bean
    TableCleaner timescaleTestTableCleaner(ListableBeanFactory beans) {
        return new TableCleaner(new TestedDatabase(beans));
    }
}
