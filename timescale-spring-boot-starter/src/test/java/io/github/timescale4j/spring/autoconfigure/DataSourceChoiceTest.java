package io.github.timescale4j.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.embedded.EmbeddedTimescaleAutoConfiguration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionManager;

/** Which data source is chosen. No connection is opened: nothing here listens at these addresses. */
class DataSourceChoiceTest {

    private static final String URL = "jdbc:postgresql://localhost:1/metrics";
    private static final String OTHER_URL = "jdbc:postgresql://localhost:2/app";

    private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    TimescaleDataSourceAutoConfiguration.class,
                    TimescaleClientAutoConfiguration.class,
                    TimescaleTransactionAutoConfiguration.class,
                    EmbeddedTimescaleAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    TransactionAutoConfiguration.class))
            .withPropertyValues("timescale.embedded.enabled=false");

    @Test
    void ownPoolIsTheOnlyDataSourceWithUrl() {
        contextRunner
                .withPropertyValues("timescale.url=" + URL, "timescale.username=anna", "timescale.password=secret")
                .run(context -> {
                    assertThat(context).hasSingleBean(DataSource.class).hasSingleBean(TimeScaleClient.class);
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getJdbcUrl()).isEqualTo(URL);
                    assertThat(pool.getUsername()).isEqualTo("anna");
                    assertThat(pool.getPassword()).isEqualTo("secret");
                    assertThat(context.getBean(JdbcTemplate.class).getDataSource())
                            .isSameAs(pool);
                    assertThat(context).hasSingleBean(TransactionManager.class);
                });
    }

    @Test
    void addressIsMadeOfHostPortAndDatabase() {
        contextRunner
                .withPropertyValues("timescale.host=db", "timescale.port=5433", "timescale.database=metrics")
                .run(context -> assertThat(
                                context.getBean(HikariDataSource.class).getJdbcUrl())
                        .isEqualTo("jdbc:postgresql://db:5433/metrics"));
    }

    @Test
    void addressHasTheFormThatTheDriverUnderstands() {
        contextRunner
                .withPropertyValues("timescale.host=::1", "timescale.database=my metrics/1")
                .run(context -> assertThat(
                                context.getBean(HikariDataSource.class).getJdbcUrl())
                        .isEqualTo("jdbc:postgresql://[::1]:5432/my%20metrics%2F1"));
    }

    @Test
    void anEmptyAddressIsNone() {
        contextRunner
                .withPropertyValues("timescale.url=", "timescale.host=db", "timescale.database=metrics")
                .run(context -> assertThat(
                                context.getBean(HikariDataSource.class).getJdbcUrl())
                        .isEqualTo("jdbc:postgresql://db:5432/metrics"));
        contextRunner
                .withPropertyValues("timescale.url=", "timescale.host=")
                .withUserConfiguration(OwnDataSourceConfiguration.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(DataSource.class)
                        .doesNotHaveBean(TimescaleDataSource.BEAN_NAME));
    }

    @Test
    void hostNeedsADatabase() {
        contextRunner
                .withPropertyValues("timescale.host=db")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("timescale.database"));
    }

    @Test
    void wrongUrlIsNotPrinted() {
        contextRunner
                .withPropertyValues("timescale.url=postgres://anna:secret@db/metrics")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("The property timescale.url must begin with 'jdbc:postgresql:'"));
    }

    @Test
    void poolHasItsProperties() {
        contextRunner
                .withPropertyValues(
                        "timescale.url=" + URL,
                        "timescale.schema=Sensors",
                        "timescale.pool.maximum-size=7",
                        "timescale.pool.minimum-idle=2",
                        "timescale.pool.connection-timeout=5s",
                        "spring.application.name=plant")
                .run(context -> {
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(7);
                    assertThat(pool.getMinimumIdle()).isEqualTo(2);
                    assertThat(pool.getConnectionTimeout()).isEqualTo(5000);
                    assertThat(pool.getDataSourceProperties())
                            .containsEntry("currentSchema", "\"Sensors\",public")
                            .containsEntry("ApplicationName", "plant");
                });
    }

    @Test
    void connectionDetailsBeanStandsInForTheProperties() {
        contextRunner
                .withPropertyValues("timescale.url=" + OTHER_URL)
                .withUserConfiguration(DetailsConfiguration.class)
                .run(context -> {
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getJdbcUrl()).isEqualTo(URL);
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
                });
    }

    @Test
    void applicationsOwnBeanIsUsedWhereNothingElseIsSaid() {
        contextRunner.withUserConfiguration(OwnDataSourceConfiguration.class).run(context -> {
            assertThat(context).hasSingleBean(DataSource.class).hasSingleBean(TimeScaleClient.class);
            assertThat(context).doesNotHaveBean(TimescaleDataSource.BEAN_NAME);
            assertThat(TimescaleDataSource.get(context)).isSameAs(context.getBean(DataSource.class));
        });
    }

    @Test
    void springDatasourceIsUsedWhereNothingElseIsSaid() {
        contextRunner.withPropertyValues("spring.datasource.url=" + OTHER_URL).run(context -> {
            assertThat(context).hasSingleBean(TimeScaleClient.class);
            assertThat(context.getBean(HikariDataSource.class).getJdbcUrl()).isEqualTo(OTHER_URL);
            assertThat(context).doesNotHaveBean(TimescaleDataSource.BEAN_NAME);
        });
    }

    @Test
    void serviceConnectionIsUsedWhereNothingElseIsSaid() {
        contextRunner
                .withUserConfiguration(ServiceConnectionConfiguration.class)
                .run(context -> {
                    assertThat(context.getBean(HikariDataSource.class).getJdbcUrl())
                            .isEqualTo(OTHER_URL);
                    assertThat(context).doesNotHaveBean(TimescaleDataSource.BEAN_NAME);
                });
    }

    @Test
    void ownPoolStandsBesideTheApplicationsDataSource() {
        contextRunner
                .withPropertyValues("timescale.url=" + URL, "spring.datasource.url=" + OTHER_URL)
                .run(context -> {
                    DataSource applications = context.getBean("dataSource", DataSource.class);
                    HikariDataSource pool = context.getBean(TimescaleDataSource.BEAN_NAME, HikariDataSource.class);
                    assertThat(pool.getJdbcUrl()).isEqualTo(URL);
                    assertThat(TimescaleDataSource.get(context)).isSameAs(pool);
                    assertThat(context.getBean(JdbcTemplate.class).getDataSource())
                            .isSameAs(applications);
                    assertThat(context.getBeanProvider(DataSource.class).getIfUnique())
                            .isSameAs(applications);
                    assertThat(context.getBean("transactionManager", JdbcTransactionManager.class)
                                    .getDataSource())
                            .isSameAs(applications);
                    assertThat(context.getBean("timescaleTransactionManager", JdbcTransactionManager.class)
                                    .getDataSource())
                            .isSameAs(pool);
                    assertThat(context.getBeanProvider(TransactionManager.class).getIfUnique())
                            .isSameAs(context.getBean("transactionManager"));
                });
    }

    @Test
    void transactionsNeedNothingOfBootsJdbcModule() {
        withoutBootsJdbcModule()
                .withPropertyValues("timescale.url=" + URL, "spring.datasource.url=" + OTHER_URL)
                .run(context -> {
                    assertThat(context).hasSingleBean(DataSource.class).hasSingleBean(TimeScaleClient.class);
                    assertThat(context.getBean(JdbcTransactionManager.class).getDataSource())
                            .isSameAs(context.getBean(DataSource.class));
                });
    }

    @Test
    void eachPoolHasItsTransactionsWithoutBootsJdbcModule() {
        withoutBootsJdbcModule()
                .withUserConfiguration(OwnDataSourceConfiguration.class)
                .withPropertyValues("timescale.url=" + URL)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean("transactionManager", JdbcTransactionManager.class)
                                    .getDataSource())
                            .isSameAs(context.getBean("ownDataSource"));
                    assertThat(context.getBean("timescaleTransactionManager", JdbcTransactionManager.class)
                                    .getDataSource())
                            .isSameAs(context.getBean(TimescaleDataSource.BEAN_NAME));
                    assertThat(context.getBeanProvider(TransactionManager.class).getIfUnique())
                            .isSameAs(context.getBean("transactionManager"));
                });
    }

    @Test
    void applicationsOwnTransactionManagerWins() {
        withoutBootsJdbcModule()
                .withBean("own", TransactionManager.class, () -> new JdbcTransactionManager(pool(OTHER_URL)))
                .withPropertyValues("timescale.url=" + URL)
                .run(context ->
                        assertThat(context).getBeans(TransactionManager.class).containsOnlyKeys("own"));
    }

    @Test
    void applicationsOwnManagerOfTheSecondPoolWins() {
        JdbcTransactionManager own = new JdbcTransactionManager(pool(OTHER_URL));
        contextRunner
                .withBean("timescaleTransactionManager", TransactionManager.class, () -> own)
                .withPropertyValues("timescale.url=" + URL, "spring.datasource.url=" + OTHER_URL)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean("timescaleTransactionManager")).isSameAs(own);
                });
    }

    @Test
    void saysThatNothingMakesADataSource() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        TimescaleDataSourceAutoConfiguration.class, TimescaleClientAutoConfiguration.class))
                .withPropertyValues("spring.datasource.url=" + OTHER_URL)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoDatabaseException.class)
                        .hasMessageContainingAll(
                                "no DataSource was created", "spring-boot-starter-jdbc", "timescale.url")
                        .hasMessageNotContaining("0 DataSource beans"));
    }

    @Test
    void saysThatNothingReadsSpringDatasource() {
        withoutBootsJdbcModule()
                .withPropertyValues("spring.datasource.url=" + OTHER_URL, "timescale.embedded.enabled=false")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoDatabaseException.class)
                        .hasMessageContaining("spring-boot-starter-jdbc is not on the class path"));
    }

    @Test
    void applicationsOwnClientNeedsNoDataSource() {
        withoutBootsJdbcModule()
                .withUserConfiguration(OwnClientConfiguration.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(TimeScaleClient.class)
                        .doesNotHaveBean(TimescaleDataSource.BEAN_NAME));
    }

    @Test
    void failsWithoutAnyDatabase() {
        contextRunner.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(NoDatabaseException.class)
                .hasMessageContaining("switched off by timescale.embedded.enabled"));
    }

    @Test
    void failsWithSeveralDataSourcesOfWhichNoneIsPrimary() {
        contextRunner
                .withUserConfiguration(OwnDataSourceConfiguration.class, SecondDataSourceConfiguration.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoDatabaseException.class)
                        .hasMessageContaining("2 DataSource beans"));
    }

    @Test
    void everyWayOutIsNamed() {
        contextRunner.run(context -> {
            Throwable failure = context.getStartupFailure();
            assertThat(new NoDatabaseFailureAnalyzer().analyze(failure).getAction())
                    .contains(
                            "timescale.url",
                            "timescale.host",
                            "spring.datasource.url",
                            "TimescaleConnectionDetails",
                            "timescale-embedded");
        });
    }

    private static ApplicationContextRunner withoutBootsJdbcModule() {
        return new ApplicationContextRunner()
                .withClassLoader(
                        new FilteredClassLoader("org.springframework.boot.jdbc", "org.springframework.boot.flyway"))
                .withConfiguration(AutoConfigurations.of(
                        TimescaleDataSourceAutoConfiguration.class,
                        TimescaleClientAutoConfiguration.class,
                        TimescaleTransactionAutoConfiguration.class,
                        EmbeddedTimescaleAutoConfiguration.class,
                        TransactionAutoConfiguration.class));
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnDataSourceConfiguration {

        @Bean
        DataSource ownDataSource() {
            return pool(OTHER_URL);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SecondDataSourceConfiguration {

        @Bean
        DataSource secondDataSource() {
            return pool(OTHER_URL);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnClientConfiguration {

        @Bean
        TimeScaleClient ownClient() {
            return TimeScaleClient.create(pool(OTHER_URL));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ServiceConnectionConfiguration {

        @Bean
        JdbcConnectionDetails serviceConnection() {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return "anna";
                }

                @Override
                public String getPassword() {
                    return "secret";
                }

                @Override
                public String getJdbcUrl() {
                    return OTHER_URL;
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class DetailsConfiguration {

        @Bean
        TimescaleConnectionDetails details() {
            return new TimescaleConnectionDetails() {
                @Override
                public String jdbcUrl() {
                    return URL;
                }

                @Override
                public String username() {
                    return "anna";
                }

                @Override
                public String password() {
                    return "secret";
                }

                @Override
                public int maximumConnections() {
                    return 3;
                }
            };
        }
    }
}
