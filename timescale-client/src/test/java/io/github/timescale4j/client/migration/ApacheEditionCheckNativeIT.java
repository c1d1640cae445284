package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Provokes;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of the edition that has hypertables only. */
@Tag("native")
class ApacheEditionCheckNativeIT {

    @TempDir
    Path folder;

    @Test
    @Provokes("apache-edition")
    void whatOnlyTheCommunityEditionHasIsNamedForEachDeclaration() throws IOException {
        DeclarationCatalog catalog = Declarations.load(new Declarations()
                .hypertable("a.Metric", "metric")
                .aggregate("a.Hours", "hours", "metric")
                .writeTo(folder));
        try (TestDatabase database = TestDatabase.nativeServer("apache_edition_check");
                TimeScaleClient client = database.client()) {
            Assumptions.assumeTrue(client.version().edition() == Edition.APACHE, "the server is of another edition");

            List<Issue> issues = PerformanceTroubleshooter.builder(client)
                    .checks(List.of(ApacheEditionCheck.of(catalog)))
                    .build()
                    .diagnose(EnumSet.of(Topic.SCHEMA));

            assertThat(issues)
                    .filteredOn(issue -> issue.id().equals("apache-edition"))
                    .singleElement()
                    .satisfies(issue -> {
                        assertThat(issue.severity()).isEqualTo(Severity.HINT);
                        assertThat(issue.subject()).isEqualTo("hours");
                        assertThat(issue.finding()).contains("continuous aggregate, refresh policy");
                    });
        }
    }
}
