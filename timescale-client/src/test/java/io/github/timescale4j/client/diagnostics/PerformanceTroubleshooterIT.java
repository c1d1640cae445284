package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.Literal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

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
    void aSchemaWhoseTimeIsANumberIsFoundInOrderToo() {
        database.run(
                "CREATE TABLE ticks (tick bigint NOT NULL, device text, value int)",
                "SELECT create_hypertable('ticks', 'tick', chunk_time_interval => 1000)",
                "CREATE FUNCTION ticks_now() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 20000::bigint'",
                "SELECT set_integer_now_func('ticks', 'ticks_now')",
                "ALTER TABLE ticks SET (timescaledb.compress, timescaledb.compress_segmentby = 'device',"
                        + " timescaledb.compress_orderby = 'tick DESC')",
                "SELECT add_compression_policy('ticks', 5000)",
                "SELECT add_retention_policy('ticks', 50000)",
                "CREATE MATERIALIZED VIEW tens WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS"
                        + " SELECT time_bucket(10, tick) AS bucket, count(*) AS n FROM ticks GROUP BY 1 WITH NO DATA",
                "SELECT add_continuous_aggregate_policy('tens', 4000, 10, INTERVAL '1 hour')",
                "INSERT INTO ticks SELECT i, 'd', i FROM generate_series(100, 20000, 100) i");

        List<Issue> issues = builder().build().diagnose();

        assertThat(issues).noneMatch(issue -> issue.severity() == Severity.UNCHECKED);
        assertThat(issues)
                .noneMatch(issue ->
                        issue.subject().endsWith("it.ticks") || issue.subject().endsWith("it.tens"));
    }

    @Test
    void whateverItsNameIsWhatIsProposedCanBeRun() {
        String table = "\"Odd %s :x Schema\".\"it's 100% :name\"";
        String aggregate = "\"Odd %s :x Schema\".\"Ho urs\"";
        String quoted = "\"Odd %s :x Schema\".\"a\"\"b\"";
        String[] made = {
            "CREATE SCHEMA \"Odd %s :x Schema\"",
            "CREATE TABLE " + table + " (\"The 'time'\" timestamptz NOT NULL, value int)",
            "SELECT create_hypertable(" + Literal.quote(table)
                    + ", $$The 'time'$$, chunk_time_interval => INTERVAL '1 day')",
            "INSERT INTO " + table + " SELECT now() + i * INTERVAL '1 day', i FROM generate_series(-9, 9) i",
            "ALTER TABLE " + table + " SET (timescaledb.compress)",
            "CREATE MATERIALIZED VIEW " + aggregate + " WITH (timescaledb.continuous,"
                    + " timescaledb.materialized_only = true) AS SELECT time_bucket('1 hour', \"The 'time'\") AS hour,"
                    + " count(*) AS n FROM " + table + " GROUP BY 1 WITH NO DATA",
            "GRANT INSERT ON " + aggregate + " TO pg_monitor",
            "CREATE TABLE " + quoted + " (time timestamptz NOT NULL)",
            "SELECT create_hypertable('" + quoted + "', 'time', chunk_time_interval => INTERVAL '1 day')",
            "INSERT INTO " + quoted + " VALUES (now() + INTERVAL '9 days')"
        };
        Thresholds strict =
                Thresholds.DEFAULTS.withChunks(new Thresholds.Chunks(1, 5, 0.25, 1L, 1, 1 << 30, 0.5, 100_000));

        database.run(made);
        try {
            List<Issue> issues = builder().thresholds(strict).build().diagnose();

            assertThat(issues)
                    .filteredOn(issue -> issue.severity() == Severity.UNCHECKED)
                    .as("a name with a double quote hides nothing else")
                    .allMatch(issue -> issue.finding().contains("a double quote"))
                    .extracting(Issue::id)
                    .contains("rows-in-the-future");
            assertThat(issues)
                    .filteredOn(issue -> issue.subject().startsWith("Odd %s :x Schema."))
                    .extracting(Issue::id)
                    .contains(
                            "aggregate-without-policy",
                            "aggregate-writable",
                            "rows-in-the-future",
                            "columnstore-without-policy",
                            "too-many-chunks",
                            "chunks-too-small");
            issues.stream()
                    .filter(issue -> issue.subject().startsWith("Odd %s :x Schema."))
                    .flatMap(issue -> issue.statements().stream())
                    .filter(sql -> !sql.startsWith("ALTER SYSTEM "))
                    .forEach(sql ->
                            assertThatCode(() -> database.run(sql)).as(sql).doesNotThrowAnyException());
        } finally {
            database.run("DROP SCHEMA \"Odd %s :x Schema\" CASCADE");
        }
    }

    @Test
    void whatARoleMayNotSeeIsSaidWithTheRightsThatItLacks() throws SQLException {
        try (TestDatabase other = TestDatabase.embedded("troubleshooter_rights_it");
                TimeScaleClient owner = other.client();
                Connection connection = other.connect();
                Statement statement = connection.createStatement()) {
            owner.execute("CREATE TABLE hidden (time timestamptz NOT NULL)");
            owner.execute("SELECT create_hypertable('hidden', 'time', chunk_time_interval => INTERVAL '1 day')");
            owner.execute("CREATE MATERIALIZED VIEW hidden_hours WITH (timescaledb.continuous) AS"
                    + " SELECT time_bucket('1 hour', time) AS hour, count(*) AS n FROM hidden GROUP BY 1 WITH NO DATA");
            statement.execute("CREATE ROLE troubleshooter_stranger");
            statement.execute("SET ROLE troubleshooter_stranger");
            try (TimeScaleClient client = TimeScaleClient.builder()
                    .dataSource(new SingleConnectionDataSource(connection, true))
                    .build()) {
                assertThat(PerformanceTroubleshooter.builder(client).build().diagnose())
                        .filteredOn(issue -> issue.subject().equals("the database"))
                        .as("the embedded release has a view that fails as a whole")
                        .isNotEmpty()
                        .allSatisfy(
                                issue -> assertThat(issue.statements())
                                        .contains(
                                                "GRANT USAGE ON SCHEMA \"troubleshooter_rights_it\" TO \"troubleshooter_stranger\""));
            }
            statement.execute("RESET ROLE");
            statement.execute("DROP ROLE troubleshooter_stranger");
        }
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
