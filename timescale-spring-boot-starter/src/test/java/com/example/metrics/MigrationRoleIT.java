package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Topic;
import io.github.timescale4j.client.migration.InsufficientPrivilegeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The schema is migrated by one role, and the application works as another that may not change it. */
@Tag("native")
class MigrationRoleIT {

    private static final String OWNER = "migration_role_owner";
    private static final String APP = "migration_role_app";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void createRoles() throws SQLException {
        NativeServer.require();
        NativeServer.execute(
                "CREATE ROLE " + OWNER + " LOGIN PASSWORD 'owner'",
                "CREATE ROLE " + APP + " LOGIN PASSWORD 'app'",
                "CREATE SCHEMA " + OWNER + " AUTHORIZATION " + OWNER,
                "DO $$BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO " + OWNER + "', current_database()); END$$",
                "GRANT USAGE ON SCHEMA " + OWNER + " TO " + APP,
                "ALTER DEFAULT PRIVILEGES FOR ROLE " + OWNER + " IN SCHEMA " + OWNER
                        + " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + APP);
    }

    @AfterEach
    void dropRoles() throws SQLException {
        if (NativeServer.isThere()) {
            NativeServer.execute(
                    "DROP SCHEMA " + OWNER + " CASCADE",
                    "DROP OWNED BY " + OWNER,
                    "DROP OWNED BY " + APP,
                    "DROP ROLE " + OWNER + ", " + APP);
        }
    }

    @Test
    void theLibrarysPoolWorksAsAnotherRole() throws IOException, SQLException {
        migratesAndWorks(
                "--timescale.url=" + NativeServer.URL,
                "--timescale.username=" + APP,
                "--timescale.password=app",
                "--timescale.migration.username=" + OWNER,
                "--timescale.migration.password=owner");
    }

    @Test
    void theApplicationsDataSourceWorksAsAnotherRole() throws IOException, SQLException {
        Path secret = Files.createDirectories(folder.resolve("secrets/owners"));
        Files.writeString(secret.resolve("username"), OWNER);
        Files.writeString(secret.resolve("password"), "owner");
        migratesAndWorks(
                "--spring.datasource.url=" + NativeServer.URL + "?currentSchema=" + OWNER + ",public",
                "--spring.datasource.username=" + APP,
                "--spring.datasource.password=app",
                "--timescale.secrets-directory=" + secret.getParent(),
                "--timescale.migration.secret=owners");
    }

    private void migratesAndWorks(String... arguments) throws IOException, SQLException {
        try (ConfigurableApplicationContext context = start(arguments);
                Connection connection = context.getBean(DataSource.class).getConnection()) {
            MetricsRepository repository = context.getBean(MetricsRepository.class);
            repository.store(List.of(new MetricData(NOON, "pump-1", "temperature", 20)));

            assertThat(repository.metrics("pump-1", NOON, NOON.plusSeconds(1))).hasSize(1);
            assertThat(connection.getMetaData().getUserName()).isEqualTo(APP);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connection.createStatement().execute("ALTER TABLE metric_data ADD COLUMN x int"))
                    .withMessageContaining("must be owner");
            assertThat(drift(context)).as("compared as the role that migrates").isEmpty();
        }
        List<String> looking = new ArrayList<>(List.of(arguments));
        looking.removeIf(argument -> argument.startsWith("--timescale.migration."));
        looking.add("--timescale.migration.mode=validate");
        try (ConfigurableApplicationContext context = start(looking.toArray(new String[0]))) {
            assertThat(context.isRunning()).isTrue();
            assertThat(drift(context)).extracting(Issue::severity).containsExactly(Severity.UNCHECKED);
        }
    }

    private static List<Issue> drift(ConfigurableApplicationContext context) {
        return context.getBean(PerformanceTroubleshooter.class).diagnose(EnumSet.of(Topic.SCHEMA)).stream()
                .filter(issue -> issue.id().equals("schema-drift"))
                .toList();
    }

    @Test
    void withoutARoleForTheMigrationTheRightsAreMissing() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> start(
                        "--timescale.url=" + NativeServer.URL,
                        "--timescale.username=" + APP,
                        "--timescale.password=app"))
                .havingRootCause()
                .isInstanceOf(InsufficientPrivilegeException.class);
    }

    /** An application with the hypertable alone: the server's edition may have no aggregates. */
    private ConfigurableApplicationContext start(String... arguments) throws IOException {
        return MetricDataAlone.application(folder)
                .properties("spring.flyway.enabled=false", "timescale.schema=" + OWNER)
                .run(arguments);
    }
}
