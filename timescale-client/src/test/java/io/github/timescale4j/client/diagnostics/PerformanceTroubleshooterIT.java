package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PerformanceTroubleshooterIT {

    private static CheckedDatabase database;

    @BeforeAll
    static void open() {
        database = CheckedDatabase.embedded("troubleshooter_it");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static PerformanceTroubleshooter.Builder builder() {
        return PerformanceTroubleshooter.builder(database.client());
    }

    /** An application's own check. */
    private record Own(String id, Topic topic, List<Issue> issues) implements Check {

        @Override
        public List<Issue> run(CheckContext context) {
            if (issues.isEmpty()) {
                return context.query("SELECT 'a secret' FROM nowhere").list(Issue.class);
            }
            return issues;
        }
    }

    private static Issue issue(String id, Severity severity, String subject) {
        return Issue.of(id, severity, subject, "Found.", "Because.", "Do.");
    }

    @Test
    void aSchemaInOrderIsFoundInOrderAndEverythingCanBeLookedAt() {
        database.hypertable("orderly");
        database.run("ALTER TABLE orderly SET (timescaledb.compress, timescaledb.compress_segmentby = 'device',"
                + " timescaledb.compress_orderby = 'time DESC')");
        database.policy("add_compression_policy", "orderly", "2 days");
        database.policy("add_retention_policy", "orderly", "30 days");
        database.aggregate("orderly_hours", "orderly", false);
        int job = database.refresh("orderly_hours", "1 day", "1 hour");
        database.history(job, "now() + INTERVAL '1 hour'", "now()", 1, 0);
        database.hours("orderly", 1, 20);

        List<Issue> issues = builder().build().diagnose();

        assertThat(issues).noneMatch(issue -> issue.severity() == Severity.UNCHECKED);
        assertThat(issues).noneMatch(issue -> issue.subject().contains("troubleshooter_it"));
    }

    @Test
    void noCheckFailsAsAWholeForARoleWithoutAnyRight() {
        database.hypertable("foreign_table");
        database.run("ALTER TABLE foreign_table SET (timescaledb.compress, timescaledb.compress_segmentby = 'device')");
        database.policy("add_retention_policy", "foreign_table", "30 days");
        database.aggregate("foreign_hours", "foreign_table", true);
        database.hours("foreign_table", 3, 30);

        database.asStranger("troubleshooter_stranger", role -> assertThat(
                        builder().build().diagnose())
                .isNotEmpty()
                .noneMatch(issue -> issue.subject().equals("the database")));
    }

    @Test
    void everyQuestionHasTheNameOfADiagnosisAndWithThatItsTimeLimit() {
        List<String> names = new CopyOnWriteArrayList<>();
        try (TimeScaleClient client = TimeScaleClient.builder()
                .dataSource(database.client().dataSource())
                .listener(event -> names.add(String.valueOf(event.name())))
                .build()) {
            PerformanceTroubleshooter.builder(client).build().diagnose();
        }

        assertThat(names).isNotEmpty().containsOnly("diagnosis");
    }

    @Test
    void theMostUrgentComesFirst() {
        Own own = new Own(
                "own",
                Topic.NETWORK,
                List.of(
                        issue("own", Severity.HINT, "a"),
                        issue("own", Severity.ERROR, "b"),
                        issue("own", Severity.ERROR, "a")));

        assertThat(builder().checks(List.of(own)).build().diagnose())
                .filteredOn(issue -> issue.id().equals("own"))
                .extracting(issue -> issue.severity() + " " + issue.subject())
                .containsExactly("ERROR a", "ERROR b", "HINT a");
    }

    @Test
    void aCheckThatFailsIsAFindingAndTheOthersAreRun() {
        Own failing = new Own("failing", Topic.NETWORK, List.of());
        Own other = new Own("other", Topic.NETWORK, List.of(issue("other", Severity.HINT, "a")));

        List<Issue> issues = builder().checks(List.of(failing, other)).build().diagnose(EnumSet.of(Topic.NETWORK));

        assertThat(issues).extracting(Issue::id).containsExactly("other", "failing");
        assertThat(issues.get(1).severity()).isEqualTo(Severity.UNCHECKED);
        assertThat(issues.get(1).finding()).contains("42P01");
        assertThat(issues.get(1).toString()).doesNotContain("secret");
    }

    @Test
    void eachQuestionRunsTheChecksOfItsTopic() {
        List<Check> own = Arrays.stream(Topic.values())
                .<Check>map(topic -> new Own(topic.name(), topic, List.of(issue(topic.name(), Severity.ERROR, "own"))))
                .toList();
        PerformanceTroubleshooter troubleshooter = builder().checks(own).build();

        assertThat(own(troubleshooter.checkSlowQueries())).containsExactly("SLOW_QUERIES");
        assertThat(own(troubleshooter.checkIndexUsage())).containsExactly("INDEXES");
        assertThat(own(troubleshooter.checkChunkSize())).containsExactly("CHUNKS");
        assertThat(own(troubleshooter.checkCompressionSettings())).containsExactly("COLUMNSTORE");
        assertThat(own(troubleshooter.diagnose())).hasSize(Topic.values().length);
    }

    private static List<String> own(List<Issue> issues) {
        return issues.stream()
                .filter(issue -> issue.subject().equals("own"))
                .map(Issue::id)
                .toList();
    }
}
