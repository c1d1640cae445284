package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Provokes;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class DeclaredSchemaCheckIT {

    @TempDir
    Path folder;

    @Test
    @Provokes("schema-drift")
    void whatSomebodyHasChangedByHandIsFoundWithTheStatementsThatPutItRight() throws IOException {
        try (TestDatabase database = TestDatabase.embedded("declared_schema_check_it");
                TimeScaleClient client = database.client()) {
            SchemaMigrator migrator = SchemaMigrator.builder(client.dataSource())
                    .catalog(Declarations.load(
                            new Declarations().hypertable("a.Metric", "metric").writeTo(folder)))
                    .schema(database.schema())
                    .build();
            migrator.migrate();
            assertThat(drift(client, migrator)).isEmpty();

            database.run("ALTER TABLE metric ALTER COLUMN value DROP NOT NULL");
            List<Issue> issues = drift(client, migrator);

            assertThat(issues).singleElement().satisfies(issue -> {
                assertThat(issue.severity()).isEqualTo(Severity.WARNING);
                assertThat(issue.subject()).isEqualTo("declared_schema_check_it.metric");
                assertThat(issue.finding()).contains("value");
                assertThat(issue.statements()).isNotEmpty();
            });
            issues.get(0).statements().forEach(client::execute);
            assertThat(drift(client, migrator)).isEmpty();

            database.run("INSERT INTO metric VALUES ('2026-01-01Z', 1)");
            database.run("ALTER TABLE metric DROP COLUMN value");
            assertThat(drift(client, migrator)).singleElement().satisfies(issue -> {
                assertThat(issue.severity()).isEqualTo(Severity.ERROR);
                assertThat(issue.advice()).startsWith("The rows that are there have no value for it");
            });
        }
    }

    @Test
    void whatTheRoleMayNotCompareIsSaid() throws IOException, SQLException {
        try (TestDatabase database = TestDatabase.embedded("declared_schema_role_it");
                TimeScaleClient client = database.client();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            DeclarationCatalog catalog = Declarations.load(
                    new Declarations().hypertable("a.Metric", "metric").writeTo(folder));
            SchemaMigrator.builder(client.dataSource())
                    .catalog(catalog)
                    .schema(database.schema())
                    .build()
                    .migrate();
            database.run("CREATE ROLE declared_schema_reader");
            database.run("GRANT USAGE ON SCHEMA declared_schema_role_it TO declared_schema_reader");
            database.run("GRANT SELECT ON ALL TABLES IN SCHEMA declared_schema_role_it TO declared_schema_reader");
            statement.execute("SET ROLE declared_schema_reader");
            SchemaMigrator reading = SchemaMigrator.builder(new SingleConnectionDataSource(connection, true))
                    .catalog(catalog)
                    .schema(database.schema())
                    .build();

            assertThat(drift(client, reading)).singleElement().satisfies(issue -> {
                assertThat(issue.severity()).isEqualTo(Severity.UNCHECKED);
                assertThat(issue.finding()).contains("may not create schemas");
            });
            statement.execute("RESET ROLE");
            database.run("DROP OWNED BY declared_schema_reader");
            database.run("DROP ROLE declared_schema_reader");
        }
    }

    @Test
    void theCommunityEditionHasWhatIsDeclared() throws IOException {
        DeclarationCatalog catalog = Declarations.load(new Declarations()
                .hypertable("a.Metric", "metric")
                .aggregate("a.Hours", "hours", "metric")
                .writeTo(folder));
        try (TestDatabase database = TestDatabase.embedded("declared_edition_it");
                TimeScaleClient client = database.client()) {
            assertThat(PerformanceTroubleshooter.builder(client)
                            .checks(List.of(ApacheEditionCheck.of(catalog)))
                            .build()
                            .diagnose(EnumSet.of(Topic.SCHEMA)))
                    .noneMatch(issue -> issue.id().equals("apache-edition"));
        }
    }

    private static List<Issue> drift(TimeScaleClient client, SchemaMigrator migrator) {
        return PerformanceTroubleshooter.builder(client)
                .checks(List.of(DeclaredSchemaCheck.of(migrator)))
                .build()
                .diagnose(EnumSet.of(Topic.SCHEMA))
                .stream()
                .filter(issue -> issue.id().equals("schema-drift"))
                .toList();
    }
}
