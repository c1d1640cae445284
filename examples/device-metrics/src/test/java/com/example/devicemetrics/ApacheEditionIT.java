package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Tag("native")
@ExtendWith(OutputCaptureExtension.class)
class ApacheEditionIT {

    @Test
    void theStartFailsAndNamesTheEditionAndEachDeclarationItCannotKeep(CapturedOutput output) {
        String url = System.getenv("TIMESCALE_TEST_URL");
        assumeTrue(url != null, "TIMESCALE_TEST_URL names no native server");

        Throwable failure = catchThrowable(() -> new SpringApplicationBuilder(DeviceMetricsApplication.class)
                .run(
                        "--server.port=0",
                        "--timescale.url=" + url,
                        "--timescale.username=" + System.getenv("TIMESCALE_TEST_USERNAME"),
                        "--timescale.password=" + System.getenv("TIMESCALE_TEST_PASSWORD"))
                .close());

        assertThat(failure).isNotNull();
        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START")
                .containsIgnoringCase("Apache")
                .contains("hourly_metrics")
                .contains("com.example.devicemetrics.HourlyMetrics")
                .contains("continuous aggregate")
                .doesNotContain("ERROR: functionality not supported");
    }
}
