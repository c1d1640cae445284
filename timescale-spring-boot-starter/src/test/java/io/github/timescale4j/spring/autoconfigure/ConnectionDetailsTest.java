package io.github.timescale4j.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ConnectionDetailsTest {

    @TempDir
    Path secrets;

    private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(TimescaleDataSourceAutoConfiguration.class));

    @Test
    void readsASecretAsKubernetesMountsIt() throws IOException {
        Path secret = Files.createDirectory(secrets.resolve("timescale-credentials"));
        Files.writeString(secret.resolve("username"), "anna\n");
        Files.writeString(secret.resolve("password"), "s3cret\n");

        contextRunner
                .withPropertyValues(
                        "timescale.url=jdbc:postgresql://localhost:1/metrics",
                        "timescale.secret=timescale-credentials",
                        "timescale.secrets-directory=" + secrets)
                .run(context -> {
                    TimescaleConnectionDetails details = context.getBean(TimescaleConnectionDetails.class);
                    assertThat(details.username()).isEqualTo("anna");
                    assertThat(details.password()).isEqualTo("s3cret");
                });
    }

    @Test
    void namesTheFileThatIsMissing() {
        contextRunner
                .withPropertyValues(
                        "timescale.url=jdbc:postgresql://localhost:1/metrics",
                        "timescale.secret=timescale-credentials",
                        "timescale.secrets-directory=" + secrets)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("timescale.secret")
                        .hasStackTraceContaining(secrets.resolve("timescale-credentials/username")
                                .toString()));
    }

    @Test
    void refusesASecretBesideAPassword() {
        contextRunner
                .withPropertyValues(
                        "timescale.url=jdbc:postgresql://localhost:1/metrics",
                        "timescale.secret=timescale-credentials",
                        "timescale.password=s3cret")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("timescale.secret")
                        .hasMessageContaining("timescale.password"));
    }

    @Test
    void propertiesShowNoPassword() {
        contextRunner
                .withPropertyValues(
                        "timescale.url=jdbc:postgresql://localhost:1/metrics?password=s3cret",
                        "timescale.password=s3cret")
                .run(context -> assertThat(context.getBean(TimescaleProperties.class))
                        .asString()
                        .doesNotContain("s3cret"));
    }
}
