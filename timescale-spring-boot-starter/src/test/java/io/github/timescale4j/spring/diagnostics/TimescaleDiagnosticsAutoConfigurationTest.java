package io.github.timescale4j.spring.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Thresholds;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSourceAutoConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TimescaleDiagnosticsAutoConfigurationTest {

    private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    TimescaleDataSourceAutoConfiguration.class,
                    TimescaleClientAutoConfiguration.class,
                    TimescaleDiagnosticsAutoConfiguration.class))
            .withPropertyValues("timescale.url=jdbc:postgresql://localhost:1/metrics");

    @Test
    void withoutPropertiesTheLimitsAreThoseOfTheLibrary() {
        contextRunner.run(context -> {
            assertThat(context).hasSingleBean(PerformanceTroubleshooter.class);
            assertThat(context.getBean(DiagnosticsProperties.class).toThresholds())
                    .isEqualTo(Thresholds.DEFAULTS);
        });
    }

    @Test
    void propertiesBecomeLimits() {
        contextRunner
                .withPropertyValues(
                        "timescale.diagnostics.memory=8GB",
                        "timescale.diagnostics.failures-in-a-row=7",
                        "timescale.diagnostics.timeout=3s")
                .run(context -> {
                    Thresholds thresholds =
                            context.getBean(DiagnosticsProperties.class).toThresholds();

                    assertThat(thresholds.chunks().memory()).isEqualTo(8L << 30);
                    assertThat(thresholds.jobs().failures()).isEqualTo(7);
                    assertThat(thresholds.timeout()).isEqualTo(Duration.ofSeconds(3));
                });
    }

    @Test
    void theManualNamesTheLimitOfEachFinding() throws IOException {
        String manual = Files.readString(Path.of("../docs/troubleshooting.md"))
                + Files.readString(Path.of("../docs/troubleshooting-connections.md"));

        assertThat(DiagnosticsProperties.class.getRecordComponents())
                .extracting(component -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .allSatisfy(name -> assertThat(manual).contains("`timescale.diagnostics." + name + "`"));
    }

    @Test
    void theApplicationsOwnWinsAndSeveralClientsHaveNone() {
        contextRunner
                .withBean(
                        "own",
                        PerformanceTroubleshooter.class,
                        () -> PerformanceTroubleshooter.builder(client()).build())
                .run(context -> assertThat(context)
                        .getBeanNames(PerformanceTroubleshooter.class)
                        .containsExactly("own"));
        contextRunner
                .withBean("one", TimeScaleClient.class, TimescaleDiagnosticsAutoConfigurationTest::client)
                .withBean("other", TimeScaleClient.class, TimescaleDiagnosticsAutoConfigurationTest::client)
                .run(context -> assertThat(context).doesNotHaveBean(PerformanceTroubleshooter.class));
    }

    private static TimeScaleClient client() {
        return TimeScaleClient.create(
                c -> c.host("localhost").database("metrics").username("u").password("p"));
    }
}
