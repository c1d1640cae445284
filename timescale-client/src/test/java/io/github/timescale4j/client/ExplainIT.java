package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.timescale4j.client.QueryPlan.ChunkCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.BadSqlGrammarException;

/** What a plan says of a statement that does not run. */
class ExplainIT {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int DAYS = 6;
    private static final Map<String, String> INDEXES = Map.of("enable_seqscan", "off");

    private static TestDatabase database;
    private static TimeScaleClient client;

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded("explain_it");
        database.createMetricData();
        client = database.client();
        client.execute("CREATE INDEX of_device ON metric_data (device_id, timestamp DESC)");
        client.execute("CREATE TABLE place (device_id text PRIMARY KEY, name text)");
        client.insertAll(IntStream.range(0, DAYS)
                .mapToObj(day -> new MetricData(START.plus(Duration.ofDays(day)), "sensor-0815", "cpu", day))
                .toList());
    }

    @AfterAll
    static void close() {
        client.close();
        database.close();
    }

    @Test
    void aPlanCountsTheChunksThatItReads() {
        // tag::explain[]
        QueryPlan plan = client.query("SELECT * FROM metric_data WHERE timestamp >= :from AND timestamp < :to")
                .bind("from", START)
                .bind("to", START.plus(Duration.ofDays(1)))
                .explain();

        assertThat(plan.hypertables()).containsExactly(new ChunkCount("metric_data", 1, 6));
        // end::explain[]
        assertThat(plan.lines()).isNotEmpty().allMatch(line -> !line.contains("\n"));
        assertThat(plan.text()).contains("_chunk", "2024-01-01");
        assertThat(plan.json()).startsWith("[").contains("\"Node Type\"");
        assertThat(plan.sequentialScans()).hasSizeLessThanOrEqualTo(1);
        assertThat(plan)
                .hasToString("plan of " + plan.lines().size()
                        + " lines over [ChunkCount[relation=metric_data, scanned=1, total=6]]");
    }

    @Test
    void chunksThatAreExcludedOnlyWhenItStartsDoNotCount() {
        QueryPlan plan = client.query("SELECT * FROM metric_data WHERE timestamp >= now() - :age::interval")
                .bind("age", "30 days")
                .explain();

        assertThat(plan.hypertables())
                .allSatisfy(table -> assertThat(table.scanned()).isZero());
    }

    @Test
    void aConditionOnAnExpressionReadsEveryChunk() {
        QueryPlan plan = client.query("SELECT * FROM metric_data WHERE timestamp::date = :date::date")
                .bind("date", "2024-01-01")
                .explain();

        assertThat(plan.hypertables()).containsExactly(new ChunkCount("metric_data", DAYS, DAYS));
    }

    @Test
    void theIndexOfAChunkHasTheNameOfTheHypertablesOwn() {
        QueryPlan plan = client.query("SELECT * FROM metric_data WHERE device_id = :id")
                .bind("id", "sensor-0815")
                .explain(INDEXES);

        assertThat(plan.indexes()).containsExactly("of_device");
        assertThat(plan.sequentialScans()).isEmpty();
        assertThat(client.query("SELECT current_setting('enable_seqscan')").scalar(String.class))
                .isEqualTo("on");
    }

    @Test
    void aTableWithoutChunksIsNoHypertable() {
        QueryPlan plan = client.query("SELECT * FROM place").explain();

        assertThat(plan.hypertables()).isEmpty();
        assertThat(plan.sequentialScans()).containsExactly("place");
    }

    @Test
    void anUpdateIsPlannedAndDoesNotRun() {
        QueryPlan plan = client.update("DELETE FROM metric_data WHERE timestamp < :to")
                .bind("to", START.plus(Duration.ofDays(2)))
                .explain();

        assertThat(plan.text()).contains("Delete");
        assertThat(plan.hypertables()).containsExactly(new ChunkCount("metric_data", 2, DAYS));
        assertThat(client.query("SELECT count(*) FROM metric_data").scalar(Integer.class))
                .isEqualTo(DAYS);
    }

    @Test
    void severalStatementsAreRefusedBecauseTheLaterOnesWouldRun() {
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(
                        () -> client.query("SELECT 1; DELETE FROM metric_data").explain())
                .withMessageContaining("one statement can be explained, not 2");
        assertThat(client.query("SELECT count(*) FROM metric_data").scalar(Integer.class))
                .isEqualTo(DAYS);
    }

    @Test
    void whatHasNoPlanIsAnError() {
        assertThatExceptionOfType(BadSqlGrammarException.class)
                .isThrownBy(
                        () -> client.update("CALL run_job(:id)").bind("id", 1).explain());
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> client.query("SELECT 1").explain(Map.of("no_such_setting", "on")));
    }

    @Test
    void theValuesReachNeitherLogsNorErrors() {
        Logger root = (Logger) LoggerFactory.getLogger("io.github.timescale4j");
        Level level = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try {
            Query query = client.query("SELECT * FROM metric_data WHERE device_id = :id AND nothing")
                    .bind("id", "sensor-0815");
            assertThatExceptionOfType(BadSqlGrammarException.class)
                    .isThrownBy(query::explain)
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("0815"));
            client.query("SELECT * FROM metric_data WHERE device_id = :id")
                    .bind("id", "sensor-0815")
                    .explain();
        } finally {
            root.setLevel(level);
            root.detachAppender(log);
        }
        assertThat(List.copyOf(log.list))
                .noneMatch(event -> event.getFormattedMessage().contains("0815"));
    }
}
