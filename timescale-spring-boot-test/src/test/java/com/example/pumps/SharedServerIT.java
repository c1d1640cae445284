package com.example.pumps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.autoconfigure.TimescaleConnectionDetails;
import io.github.timescale4j.test.TestServer;
import io.github.timescale4j.test.TimescaleTest;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestContextManager;

/** Test classes that are set up differently have contexts of their own, but one database. */
class SharedServerIT {

    @TimescaleTest(server = TestServer.EMBEDDED, properties = "timescale.pool.maximum-size=2")
    static class WithAProperty {}

    @TimescaleTest(
            server = TestServer.EMBEDDED,
            includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = AlarmService.class))
    @ActiveProfiles("production")
    static class OfAnApplicationThatKnowsItsDatabase {}

    @Test
    void classesWithDifferentPropertiesShareTheServer() {
        ApplicationContext first = context(WithAProperty.class);
        ApplicationContext second = context(OfAnApplicationThatKnowsItsDatabase.class);

        assertThat(first).isNotSameAs(second);
        assertThat(url(first)).isEqualTo(url(second));
    }

    @Test
    void theApplicationsOwnDatabasesAreNotUsed() {
        ApplicationContext context = context(OfAnApplicationThatKnowsItsDatabase.class);

        assertThat(url(context)).doesNotContain("production");
        assertThat(context.getBeansOfType(DataSource.class)).hasSize(1);
        assertThat(context.getBean(TimeScaleClient.class)
                        .query("SELECT to_regclass('hourly_reading') IS NOT NULL")
                        .scalar(Boolean.class))
                .isTrue();
    }

    @Test
    void noMigrationGoesToTheApplicationsOwnDatabases() throws SQLException {
        ApplicationContext context = context(OfAnApplicationThatKnowsItsDatabase.class);

        DataSource ofFlyway = context.getBean(Flyway.class).getConfiguration().getDataSource();
        try (Connection connection = ofFlyway.getConnection()) {
            assertThat(connection.getMetaData().getURL()).isEqualTo(url(context));
        }
        assertThat(context.getEnvironment().getProperty("spring.liquibase.url")).isEqualTo(url(context));
        assertThat(context.getEnvironment().getProperty("spring.liquibase.user"))
                .isEqualTo(context.getBean(TimescaleConnectionDetails.class).username());
    }

    @Test
    void aTestNamesWhatElseItNeeds() {
        assertThat(context(OfAnApplicationThatKnowsItsDatabase.class).getBeansOfType(AlarmService.class))
                .hasSize(1);
    }

    private static ApplicationContext context(Class<?> test) {
        return new TestContextManager(test).getTestContext().getApplicationContext();
    }

    private static String url(ApplicationContext context) {
        return context.getBean(TimescaleConnectionDetails.class).jdbcUrl();
    }
}
