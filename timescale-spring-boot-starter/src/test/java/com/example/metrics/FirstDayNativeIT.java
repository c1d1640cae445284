package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The mistakes of the first day that need a server with several databases and roles. */
@Tag("native")
@ExtendWith(OutputCaptureExtension.class)
class FirstDayNativeIT {

    private static final String URL = System.getenv("TIMESCALE_TEST_URL");
    private static final String USERNAME = System.getenv("TIMESCALE_TEST_USERNAME");
    private static final String PASSWORD = System.getenv("TIMESCALE_TEST_PASSWORD");
    private static final String NAME = "first_day";

    @BeforeEach
    void createDatabase() throws SQLException {
        Assumptions.assumeTrue(URL != null, "TIMESCALE_TEST_URL does not point to a server");
        execute("CREATE DATABASE " + NAME);
        execute("CREATE ROLE " + NAME + " LOGIN PASSWORD 'first-day-pa55'");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        if (URL != null) {
            execute("DROP DATABASE " + NAME + " WITH (FORCE)");
            execute("DROP ROLE " + NAME);
        }
    }

    private static String url(String database) {
        return URL.replaceFirst("/[^/?]+(\\?|$)", "/" + database + "$1");
    }

    private static void doesNotStart(CapturedOutput output, String... arguments) {
        assertThatException()
                .isThrownBy(() -> new SpringApplicationBuilder(MetricsApplication.class)
                        .properties("spring.main.web-application-type=none", "spring.flyway.locations=classpath:db/app")
                        .run(arguments)
                        .close());
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .doesNotContain(PASSWORD)
                .doesNotContain("first-day-pa55");
    }

    @Test
    void theDatabaseDoesNotExist(CapturedOutput output) {
        doesNotStart(
                output,
                "--timescale.url=" + url("nowhere"),
                "--timescale.username=" + USERNAME,
                "--timescale.password=" + PASSWORD);

        assertThat(output)
                .contains("There is no database nowhere (SQLSTATE 3D000).")
                .contains("The database's name comes from timescale.url.")
                .contains("CREATE DATABASE \"nowhere\"");
    }

    @Test
    void theExtensionIsMissingAndTheRoleMayNotCreateIt(CapturedOutput output) {
        doesNotStart(
                output,
                "--spring.flyway.enabled=false",
                "--timescale.url=" + url(NAME),
                "--timescale.username=" + NAME,
                "--timescale.password=first-day-pa55");

        assertThat(output)
                .contains("The database first_day has no extension timescaledb.")
                .contains("Run CREATE EXTENSION timescaledb in the database first_day");
    }

    @Test
    void theLibrarysPoolHasOneConnectionAndFlywayWantsTwo(CapturedOutput output) {
        doesNotStart(
                output,
                "--timescale.url=" + url(NAME),
                "--timescale.username=" + USERNAME,
                "--timescale.password=" + PASSWORD,
                "--timescale.pool.maximum-size=1",
                "--timescale.pool.connection-timeout=500ms");

        assertThat(output)
                .contains("waited in vain for a second connection")
                .contains("Set timescale.pool.maximum-size to 2 or more, or"
                        + " spring.flyway.postgresql.transactional-lock=false");
    }

    @Test
    void theApplicationsPoolHasOneConnectionAndFlywayWantsTwo(CapturedOutput output) {
        doesNotStart(
                output,
                "--spring.datasource.url=" + url(NAME),
                "--spring.datasource.username=" + USERNAME,
                "--spring.datasource.password=" + PASSWORD,
                "--spring.datasource.hikari.maximum-pool-size=1",
                "--spring.datasource.hikari.connection-timeout=500");

        assertThat(output).contains("Set spring.datasource.hikari.maximum-pool-size to 2 or more");
    }

    @Test
    void theServerDoesNotLoadTheLibrary(CapturedOutput output) throws Exception {
        String command = System.getenv("NATIVE_SERVER_COMMAND");
        String directory = System.getenv("NATIVE_SERVER_DIR");
        Assumptions.assumeTrue(
                command != null && directory != null,
                "the server was not started by .ci/native-server: it is not restarted");
        execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
        restart(command, directory);
        try {
            doesNotStart(
                    output,
                    "--spring.flyway.enabled=false",
                    "--timescale.url=" + url(NAME),
                    "--timescale.username=" + USERNAME,
                    "--timescale.password=" + PASSWORD);
        } finally {
            execute("ALTER SYSTEM RESET shared_preload_libraries");
            restart(command, directory);
        }

        assertThat(output).contains("In postgresql.conf set shared_preload_libraries = 'timescaledb'");
    }

    private static void restart(String command, String directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", command, "restart", directory)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(URL, USERNAME, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
