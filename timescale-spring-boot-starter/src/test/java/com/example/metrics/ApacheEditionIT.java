package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.migration.UnsupportedFeatureException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** On a server of the Apache edition the application does not start, and says why. */
@Tag("native")
@ExtendWith(OutputCaptureExtension.class)
class ApacheEditionIT {

    @Test
    void namesTheEditionAndWhatItCannotKeep(CapturedOutput output) {
        NativeServer.require();

        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> new SpringApplicationBuilder(MetricsApplication.class)
                        .properties("spring.main.web-application-type=none", "spring.flyway.enabled=false")
                        .run(
                                "--timescale.url=" + NativeServer.URL,
                                "--timescale.username=" + NativeServer.USERNAME,
                                "--timescale.password=" + NativeServer.PASSWORD,
                                "--timescale.schema=apache_edition"))
                .havingRootCause()
                .isInstanceOf(UnsupportedFeatureException.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("is the Apache edition, which has no continuous aggregates and no policies")
                .contains(
                        "apache_edition.hourly_metrics (com.example.metrics.HourlyMetrics) needs the Community edition"
                                + " for continuous aggregate, refresh policy")
                .contains("Community edition")
                .contains("timescaledb.license = 'timescale'")
                .doesNotContain("timescale.license")
                .doesNotContain("PSQLException");
    }
}
