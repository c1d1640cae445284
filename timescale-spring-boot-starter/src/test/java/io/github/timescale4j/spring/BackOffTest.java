package io.github.timescale4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.event.StatementTracer;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSourceAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleTransactionAutoConfiguration;
import io.github.timescale4j.spring.declaration.TimescaleDeclarationAutoConfiguration;
import io.github.timescale4j.spring.embedded.EmbeddedTimescaleAutoConfiguration;
import io.github.timescale4j.spring.health.TimescaleHealthContributorAutoConfiguration;
import io.github.timescale4j.spring.health.TimescaleHealthIndicator;
import io.github.timescale4j.spring.metrics.StatementMeters;
import io.github.timescale4j.spring.metrics.TimescaleMetricsAutoConfiguration;
import io.github.timescale4j.spring.migration.TimescaleMigrationAutoConfiguration;
import io.github.timescale4j.spring.observation.TimescaleObservationAutoConfiguration;
import io.github.timescale4j.spring.statistics.StatisticsCache;
import io.github.timescale4j.spring.statistics.StatisticsProperties;
import io.github.timescale4j.spring.statistics.TimescaleStatisticsAutoConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.Collection;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What stays away where something else is missing, switched off, or brought by the application. */
class BackOffTest {

    private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    EmbeddedTimescaleAutoConfiguration.class,
                    TimescaleDataSourceAutoConfiguration.class,
                    TimescaleTransactionAutoConfiguration.class,
                    TimescaleClientAutoConfiguration.class,
                    TimescaleDeclarationAutoConfiguration.class,
                    TimescaleMigrationAutoConfiguration.class,
                    TimescaleHealthContributorAutoConfiguration.class,
                    TimescaleMetricsAutoConfiguration.class,
                    TimescaleObservationAutoConfiguration.class,
                    TimescaleStatisticsAutoConfiguration.class))
            .withPropertyValues("timescale.url=jdbc:postgresql://localhost:1/metrics", "timescale.migration.mode=none");

    @Test
    void hasHealthAndMeters() {
        contextRunner
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context)
                        .hasSingleBean(TimeScaleClient.class)
                        .hasSingleBean(TimescaleHealthIndicator.class)
                        .hasBean("timescaleHealthContributor")
                        .hasSingleBean(StatementMeters.class)
                        .hasSingleBean(StatisticsCache.class)
                        .hasBean("timescaleConnectionMeters"));
    }

    @Test
    void theDatabaseIsNotAskedWhereThatIsSwitchedOff() {
        contextRunner
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues("timescale.statistics.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(StatisticsCache.class)
                        .hasSingleBean(StatementMeters.class));
    }

    @Test
    void theApplicationsOwnStatisticsAreShownWhereOursAreSwitchedOff() {
        StatisticsProperties seldom =
                new StatisticsProperties(true, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofHours(24), 100);
        contextRunner
                .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("own", StatisticsCache.class, () -> new StatisticsCache(client(), seldom))
                .withPropertyValues("timescale.statistics.enabled=false")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    SimpleMeterRegistry registry = context.getBean(SimpleMeterRegistry.class);
                    context.getBean("timescaleDatabaseMeters", MeterBinder.class)
                            .bindTo(registry);
                    assertThat(registry.find("timescale.statistics.age").gauge())
                            .isNotNull();
                });
    }

    @Test
    void statementsAreObservedWhereThereIsARegistryAndItIsNotSwitchedOff() {
        contextRunner.run(context -> assertThat(context).doesNotHaveBean(StatementTracer.class));
        ApplicationContextRunner observed =
                contextRunner.withBean(ObservationRegistry.class, ObservationRegistry::create);
        observed.run(context -> assertThat(context).hasSingleBean(StatementTracer.class));
        observed.withPropertyValues("timescale.observation.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(StatementTracer.class));
    }

    @Test
    void anIntervalOfNothingStopsTheStart() {
        contextRunner
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues("timescale.statistics.interval=0s")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("timescale.statistics.interval must be longer than zero"));
    }

    @Test
    void hasNoHealthWithoutItsClasses() {
        contextRunner
                .withClassLoader(new FilteredClassLoader(HealthIndicator.class))
                .run(context -> assertThat(context)
                        .hasSingleBean(TimeScaleClient.class)
                        .doesNotHaveBean("timescaleHealthContributor"));
    }

    @Test
    void hasNoHealthWhereItIsSwitchedOff() {
        contextRunner
                .withPropertyValues("management.health.timescale.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("timescaleHealthContributor"));
    }

    @Test
    void hasNoMetersWithoutTheirClasses() {
        contextRunner
                .withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context)
                        .hasSingleBean(TimeScaleClient.class)
                        .doesNotHaveBean("timescaleStatementMeters"));
    }

    @Test
    void hasNoMetersWithoutARegistry() {
        contextRunner.run(context -> assertThat(context)
                .hasSingleBean(TimeScaleClient.class)
                .doesNotHaveBean(StatementMeters.class)
                .doesNotHaveBean(StatisticsCache.class)
                .doesNotHaveBean("timescaleConnectionMeters"));
    }

    @Test
    void flywayIsNoBean() {
        contextRunner
                .withClassLoader(new FilteredClassLoader(FlywayConfigurationCustomizer.class))
                .run(context ->
                        assertThat(context).hasSingleBean(TimeScaleClient.class).doesNotHaveBean(Flyway.class));
    }

    @Test
    void embeddedDatabaseStaysAwayWithoutItsClassesOrWhereAUrlIsGiven() {
        contextRunner.run(context -> assertThat(context).doesNotHaveBean(EmbeddedTimescale.class));
        contextRunner
                .withClassLoader(new FilteredClassLoader(EmbeddedTimescale.class))
                .run(context ->
                        assertThat(context).hasSingleBean(TimeScaleClient.class).doesNotHaveBean("embeddedTimescale"));
    }

    @Test
    void applicationsOwnClientWins() {
        contextRunner
                .withBean("own", TimeScaleClient.class, BackOffTest::client)
                .run(context ->
                        assertThat(context).getBeans(TimeScaleClient.class).containsOnlyKeys("own"));
    }

    @Test
    void twoClientsOfWhichNoneIsPrimaryHaveNeitherHealthNorGauge() {
        contextRunner
                .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("first", TimeScaleClient.class, BackOffTest::client)
                .withBean("second", TimeScaleClient.class, BackOffTest::client)
                .run(context -> {
                    assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean("timescaleHealthContributor")
                            .hasSingleBean(StatementMeters.class);
                    assertThat(gauges(context)).isEmpty();
                });
    }

    @Test
    void thePrimaryOneOfTwoClientsHasHealthAndGauge() {
        contextRunner
                .withBean(SimpleMeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("first", TimeScaleClient.class, BackOffTest::client)
                .withBean(
                        "second", TimeScaleClient.class, BackOffTest::client, definition -> definition.setPrimary(true))
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(TimescaleHealthIndicator.class);
                    assertThat(gauges(context)).hasSize(1);
                });
    }

    private static Collection<Gauge> gauges(AssertableApplicationContext context) {
        SimpleMeterRegistry registry = context.getBean(SimpleMeterRegistry.class);
        context.getBean("timescaleConnectionMeters", MeterBinder.class).bindTo(registry);
        return registry.find("timescale.connections.active").gauges();
    }

    private static TimeScaleClient client() {
        return TimeScaleClient.create(
                builder -> builder.host("localhost").port(1).database("metrics"));
    }
}
