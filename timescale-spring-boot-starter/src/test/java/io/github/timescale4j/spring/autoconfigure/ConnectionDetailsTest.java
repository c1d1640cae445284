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

        withSecret("timescale-credentials").run(context -> {
            TimescaleConnectionDetails details = context.getBean(TimescaleConnectionDetails.class);
            assertThat(details.username()).isEqualTo("anna");
            assertThat(details.password()).isEqualTo("s3cret");
        });
    }

    @Test
    void namesTheFileThatIsMissing() {
        withSecret("timescale-credentials")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("timescale.secret")
                        .hasStackTraceContaining("timescale.secrets-directory")
                        .hasStackTraceContaining(secrets.resolve("timescale-credentials/username")
                                .toString()));
    }

    @Test
    void blanksOfAPasswordBelongToIt() throws IOException {
        Path secret = Files.createDirectory(secrets.resolve("timescale-credentials"));
        Files.writeString(secret.resolve("username"), "anna");
        Files.writeString(secret.resolve("password"), " s3 cret \r\n");

        withSecret("timescale-credentials")
                .run(context -> assertThat(context.getBean(TimescaleConnectionDetails.class)
                                .password())
                        .isEqualTo(" s3 cret "));
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Path secret = Files.createDirectory(secrets.resolve("timescale-credentials"));
        Files.writeString(secret.resolve("username"), "anna");
        Files.writeString(secret.resolve("password"), "\n");

        withSecret("timescale-credentials")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining(secret.resolve("password") + " of the secret 'timescale-credentials'")
                        .hasStackTraceContaining("is empty"));
    }

    @Test
    void refusesASecretThatLeadsElsewhere() throws IOException {
        Files.writeString(secrets.resolve("username"), "anna");
        Files.writeString(secrets.resolve("password"), "s3cret");

        withSecret("timescale-credentials/..")
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("is not the name of a secret"));
    }

    private ApplicationContextRunner withSecret(String name) {
        return contextRunner.withPropertyValues(
                "timescale.url=jdbc:postgresql://localhost:1/metrics",
                "timescale.secret=" + name,
                "timescale.secrets-directory=" + secrets);
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
