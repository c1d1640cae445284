package io.github.timescale4j.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.statistics.HandMade;
import io.github.timescale4j.spring.statistics.StatisticsCache;
import io.github.timescale4j.spring.statistics.TimescaleStatisticsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** Where there is an endpoint, and where the database is asked because of it. */
class EndpointConditionsTest {

    private static final String EXPOSED = "management.endpoints.web.exposure.include=timescale";

    private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    TimescaleClientAutoConfiguration.class,
                    TimescaleStatisticsAutoConfiguration.class,
                    TimescaleEndpointAutoConfiguration.class,
                    EndpointAutoConfiguration.class,
                    WebEndpointAutoConfiguration.class))
            .withPropertyValues("timescale.statistics.interval=1h")
            .withBean("client", TimeScaleClient.class, HandMade::client);

    @Test
    void whoExposesItHasItAndTheStatisticsThatItShows() {
        contextRunner
                .withPropertyValues(EXPOSED)
                .run(context -> assertThat(context)
                        .hasSingleBean(TimescaleEndpoint.class)
                        .hasSingleBean(TimescaleEndpointWebExtension.class)
                        .hasSingleBean(StatisticsCache.class));
    }

    @Test
    void whoExposesNothingOrOnlyHealthHasNeither() {
        contextRunner.run(context ->
                assertThat(context).doesNotHaveBean(TimescaleEndpoint.class).doesNotHaveBean(StatisticsCache.class));
        contextRunner
                .withPropertyValues("management.endpoints.web.exposure.include=health")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(TimescaleEndpoint.class)
                        .doesNotHaveBean(TimescaleEndpointWebExtension.class)
                        .doesNotHaveBean(StatisticsCache.class));
    }

    @Test
    void whoForbidsItsAccessDoesNotHaveIt() {
        contextRunner
                .withPropertyValues(EXPOSED, "management.endpoint.timescale.access=NONE")
                .run(context -> assertThat(context).doesNotHaveBean(TimescaleEndpoint.class));
    }

    @Test
    void metersAndTheEndpointShareOneCache() {
        contextRunner
                .withPropertyValues(EXPOSED)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> assertThat(context).hasSingleBean(StatisticsCache.class));
    }

    @Test
    void itIsThereWithoutStatisticsWhereTheseAreSwitchedOff() {
        contextRunner
                .withPropertyValues(EXPOSED, "timescale.statistics.enabled=false")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(StatisticsCache.class);
                    assertThat(context.getBean(TimescaleEndpoint.class)
                                    .overview()
                                    .statistics()
                                    .enabled())
                            .isFalse();
                });
    }

    @Test
    void twoClientsOfWhichNoneIsPrimaryHaveNone() {
        contextRunner
                .withPropertyValues(EXPOSED)
                .withBean("other", TimeScaleClient.class, HandMade::client)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(TimescaleEndpoint.class));
    }

    @Test
    void withoutTheActuatorNothingIsMissed() {
        contextRunner
                .withClassLoader(new FilteredClassLoader(Endpoint.class))
                .withPropertyValues(EXPOSED)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("timescaleEndpoint"));
    }

    @Test
    void aManualThatIsNoAddressOfTheWebStopsTheStart() {
        contextRunner
                .withPropertyValues(EXPOSED, "timescale.endpoint.manual=ftp://example.com")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("timescale.endpoint.manual"));
    }
}
