package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.ConnectionTroubleshooter;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The mistakes of the first day: the application does not start, says why, and names the property. */
@ExtendWith(OutputCaptureExtension.class)
class FirstDayIT {

    private static final String PASSWORD = "s3cret-Pa55word";

    @TempDir
    Path folder;

    @AfterEach
    void showsNoPassword(CapturedOutput output) {
        assertThat(output)
                .doesNotContain(PASSWORD)
                .doesNotContain(EmbeddedTimescale.shared().password());
    }

    private static void doesNotStart(Class<?> application, CapturedOutput output, String... arguments) {
        assertThatException().isThrownBy(() -> run(application, arguments).close());
        assertThat(output).contains("APPLICATION FAILED TO START");
    }

    private static ConfigurableApplicationContext run(Class<?> application, String... arguments) {
        return new SpringApplicationBuilder(application)
                .properties(
                        "spring.main.web-application-type=none",
                        "spring.flyway.enabled=false",
                        "timescale.schema=first_day")
                .run(arguments);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void nobodyListensAtTheAddress(CapturedOutput output) throws IOException {
        int port = closedPort();
        doesNotStart(
                MetricsApplication.class,
                output,
                "--timescale.url=jdbc:postgresql://127.0.0.1:" + port + "/metrics?password=" + PASSWORD);

        assertThat(output)
                .contains("There is no connection to 127.0.0.1:" + port + ". The connection to port " + port
                        + " was refused.")
                .contains("The address comes from timescale.url.");
    }

    @Test
    void theApplicationsFlywayIsTheFirstThatGetsNoConnection(CapturedOutput output) throws IOException {
        doesNotStart(
                MetricsApplication.class,
                output,
                "--spring.flyway.enabled=true",
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + closedPort() + "/metrics",
                "--spring.datasource.password=" + PASSWORD);

        assertThat(output).contains("The address comes from spring.datasource.url.");
    }

    @Test
    void theRunnerIsTheFirstThatGetsNoConnection(CapturedOutput output) throws IOException {
        doesNotStart(
                ImpatientApplication.class,
                output,
                "--timescale.migration.mode=none",
                "--timescale.url=jdbc:postgresql://127.0.0.1:" + closedPort() + "/metrics");

        assertThat(output).contains("The address comes from timescale.url.");
    }

    @Test
    void thePasswordIsWrong(CapturedOutput output) {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        doesNotStart(
                MetricsApplication.class,
                output,
                "--timescale.url=" + timescale.jdbcUrl(),
                "--timescale.username=" + timescale.username(),
                "--timescale.password=" + PASSWORD);

        assertThat(output)
                .contains("The role " + timescale.username()
                        + " was refused: wrong password, or no such role (SQLSTATE 28P01).")
                .contains("The role and its password come from timescale.username and timescale.password.");
    }

    @Test
    void thePasswordOfTheRoleThatMigratesIsWrong(CapturedOutput output) {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        doesNotStart(
                MetricsApplication.class,
                output,
                "--timescale.url=" + timescale.jdbcUrl(),
                "--timescale.username=" + timescale.username(),
                "--timescale.password=" + timescale.password(),
                "--timescale.migration.username=owner",
                "--timescale.migration.password=" + PASSWORD);

        assertThat(output)
                .contains("The role owner was refused")
                .contains(
                        "The role and its password come from timescale.migration.username and timescale.migration.password.");
    }

    @Test
    void theSecretIsNotMounted(CapturedOutput output) throws IOException {
        Path secret = Files.createDirectory(folder.resolve("timescale-credentials"));
        Files.writeString(secret.resolve("username"), "anna");
        doesNotStart(
                MetricsApplication.class,
                output,
                "--timescale.url=jdbc:postgresql://127.0.0.1:" + closedPort() + "/metrics",
                "--timescale.secret=timescale-credentials",
                "--timescale.secrets-directory=" + folder);

        assertThat(output)
                .contains("The property timescale.secret cannot be used")
                .contains(secret.resolve("password") + " is a file")
                .contains("set timescale.secrets-directory")
                .contains("set timescale.username and timescale.password in place of timescale.secret");
    }

    @Test
    void noDatabaseIsConfigured(CapturedOutput output) {
        doesNotStart(
                MetricsApplication.class,
                output,
                "--timescale.embedded.enabled=false",
                "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration");

        assertThat(output)
                .contains("No database for time series is configured. The embedded database is switched off by"
                        + " timescale.embedded.enabled.")
                .contains("set timescale.url (or timescale.host and timescale.database)");
    }

    @Test
    void theSchemaIsNotThereOrNotAsDeclaredAndThePlanIsNotApproved(CapturedOutput output) {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        String[] arguments = {
            "--timescale.url=" + timescale.jdbcUrl(),
            "--timescale.username=" + timescale.username(),
            "--timescale.password=" + timescale.password(),
            "--timescale.schema=first_day_plan",
            "--timescale.migration.mode=validate"
        };
        doesNotStart(MetricsApplication.class, output, arguments);
        assertThat(output).contains("Start once with timescale.migration.mode=apply");

        arguments[4] = "--timescale.migration.mode=apply";
        try (ConfigurableApplicationContext context = run(MetricsApplication.class, arguments)) {
            TimeScaleClient client = context.getBean(TimeScaleClient.class);
            client.execute("INSERT INTO metric_data VALUES ('2026-03-01T12:00:00Z', 'pump-1', 'temperature', 20)");
            client.execute("ALTER TABLE metric_data ALTER COLUMN metric_type TYPE int USING 1");
        }
        doesNotStart(MetricsApplication.class, output, arguments);
        assertThat(output)
                .contains("first_day_plan.metric_data")
                .contains("If it may cost what it says, start once with timescale.migration.approve=");
    }

    @Test
    void whereNothingIsWrongTheTroubleshooterFindsNothing() {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        try (ConfigurableApplicationContext context = run(
                MetricsApplication.class,
                "--timescale.url=" + timescale.jdbcUrl(),
                "--timescale.username=" + timescale.username(),
                "--timescale.password=" + timescale.password())) {
            assertThat(context.getBean(ConnectionTroubleshooter.class).diagnose())
                    .isEmpty();
        }
    }

    /** Uses the database as soon as it has started. */
    @Configuration(proxyBeanMethods = false)
    static class ImpatientApplication extends MetricsApplication {

        @Bean
        ApplicationRunner impatience(TimeScaleClient client) {
            return arguments -> client.query("SELECT 1").scalar(Integer.class);
        }
    }
}
