package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
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

    private static final String NAME = "first_day";

    @BeforeEach
    void createDatabase() throws SQLException {
        NativeServer.require();
        NativeServer.execute("CREATE DATABASE " + NAME);
        NativeServer.execute("CREATE ROLE " + NAME + " LOGIN PASSWORD 'first-day-pa55'");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        if (NativeServer.isThere()) {
            NativeServer.execute("DROP DATABASE " + NAME + " WITH (FORCE)");
            NativeServer.execute("DROP ROLE " + NAME);
        }
    }

    private static void doesNotStart(CapturedOutput output, String... arguments) {
        assertThatException()
                .isThrownBy(() -> new SpringApplicationBuilder(MetricsApplication.class)
                        .properties("spring.main.web-application-type=none", "spring.flyway.locations=classpath:db/app")
                        .run(arguments)
                        .close());
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .doesNotContain(NativeServer.PASSWORD)
                .doesNotContain("first-day-pa55");
    }

    @Test
    void theDatabaseDoesNotExist(CapturedOutput output) {
        doesNotStart(
                output,
                "--timescale.url=" + NativeServer.url("nowhere"),
                "--timescale.username=" + NativeServer.USERNAME,
                "--timescale.password=" + NativeServer.PASSWORD);

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
                "--timescale.url=" + NativeServer.url(NAME),
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
                "--timescale.url=" + NativeServer.url(NAME),
                "--timescale.username=" + NativeServer.USERNAME,
                "--timescale.password=" + NativeServer.PASSWORD,
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
                "--spring.datasource.url=" + NativeServer.url(NAME),
                "--spring.datasource.username=" + NativeServer.USERNAME,
                "--spring.datasource.password=" + NativeServer.PASSWORD,
                "--spring.datasource.hikari.maximum-pool-size=1",
                "--spring.datasource.hikari.connection-timeout=500");

        assertThat(output).contains("Set spring.datasource.hikari.maximum-pool-size to 2 or more");
    }

    @Test
    void theServerDoesNotLoadTheLibrary(CapturedOutput output) throws Exception {
        NativeServer.requireRestarts();
        NativeServer.execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
        NativeServer.restart();
        try {
            doesNotStart(
                    output,
                    "--spring.flyway.enabled=false",
                    "--timescale.url=" + NativeServer.url(NAME),
                    "--timescale.username=" + NativeServer.USERNAME,
                    "--timescale.password=" + NativeServer.PASSWORD);
        } finally {
            NativeServer.execute("ALTER SYSTEM RESET shared_preload_libraries");
            NativeServer.restart();
        }

        assertThat(output).contains("In postgresql.conf set shared_preload_libraries = 'timescaledb'");
    }
}
