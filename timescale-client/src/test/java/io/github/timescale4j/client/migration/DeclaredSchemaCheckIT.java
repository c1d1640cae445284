package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredSchemaCheckIT {

    @TempDir
    Path folder;

    @Test
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
