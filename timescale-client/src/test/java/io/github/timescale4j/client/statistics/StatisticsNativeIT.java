package io.github.timescale4j.client.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.TimescaleClientBuilder;
import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On a server that runs several sessions, whatever its edition is. */
@Tag("native")
class StatisticsNativeIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String STRANGER = "statistics_stranger";

    private static TestDatabase database;

    @BeforeAll
    static void fill() {
        database = TestDatabase.nativeServer("statistics_native_it");
        database.createMetricData();
        database.run("INSERT INTO metric_data SELECT t, 'pump-1', 'temperature', 1 FROM generate_series("
                + "timestamptz '2026-03-01 00:00Z', '2026-03-03 12:30Z', '30 minutes') t");
        database.run("DROP ROLE IF EXISTS " + STRANGER);
        database.run("CREATE ROLE " + STRANGER + " LOGIN PASSWORD 'stranger'");
    }

    @AfterAll
    static void close() {
        if (database != null) {
            database.run("DROP ROLE " + STRANGER);
            database.close();
        }
    }

    private static HypertableStatistics metricData(Statistics statistics) {
        return statistics.hypertables().stream()
                .filter(table -> table.schema().equals("statistics_native_it"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyStatementRunsOnThisEdition() {
        List<StatementEvent> events = new CopyOnWriteArrayList<>();
        try (TimeScaleClient client = database.builder().listener(events::add).build()) {
            Statistics statistics = TimescaleStatistics.of(client).read(TIMEOUT);

            assertThat(events).noneMatch(StatementEvent::failed);
            assertThat(metricData(statistics).chunks()).isEqualTo(3);
            assertThat(metricData(statistics).bytes()).isPositive();
            assertThat(metricData(statistics).compressedChunks()).isZero();
            assertThat(statistics.server().connections())
                    .isBetween(1, statistics.server().maxConnections());
            assertThat(statistics.server().backgroundWorkers())
                    .as("the launcher and the scheduler of this database at least")
                    .isBetween(2, statistics.server().maxBackgroundWorkers());
        }
    }

    @Test
    void insertedRowsAreCounted() throws InterruptedException {
        try (TimeScaleClient client = database.client()) {
            TimescaleStatistics of = TimescaleStatistics.of(client);
            long inserted = metricData(of.read(TIMEOUT)).insertedRows();
            for (int i = 0; i < 100 && inserted < 122; i++) {
                Thread.sleep(100); // a session tells its counts within a second of its end
                inserted = metricData(of.read(TIMEOUT)).insertedRows();
            }

            assertThat(inserted).isEqualTo(122);
        }
    }

    @Test
    void aRoleWithoutAnyRightSeesTheSameButForTheWorkers() {
        List<StatementEvent> events = new CopyOnWriteArrayList<>();
        try (TimeScaleClient client = stranger(List.of(events::add))) {
            Statistics statistics = TimescaleStatistics.of(client).read(TIMEOUT);

            assertThat(events).noneMatch(StatementEvent::failed);
            assertThat(metricData(statistics).relation()).isEqualTo("statistics_native_it.metric_data");
            assertThat(metricData(statistics).bytes()).isPositive();
            assertThat(statistics.server().connections()).isPositive();
            assertThat(statistics.server().backgroundWorkers())
                    .as("unknown, which is not none")
                    .isNull();
            assertThat(statistics.server().maxBackgroundWorkers()).isPositive();
        }
    }

    @Test
    void aMemberOfPgMonitorSeesTheWorkers() {
        database.run("GRANT pg_monitor TO " + STRANGER);
        try (TimeScaleClient client = stranger(List.of())) {
            assertThat(TimescaleStatistics.of(client).server(TIMEOUT).backgroundWorkers())
                    .isGreaterThanOrEqualTo(2);
        } finally {
            database.run("REVOKE pg_monitor FROM " + STRANGER);
        }
    }

    private static TimeScaleClient stranger(List<StatementListener> listeners) {
        TimescaleClientBuilder builder = TimeScaleClient.builder()
                .url(database.url())
                .username(STRANGER)
                .password("stranger")
                .poolSize(1);
        listeners.forEach(builder::listener);
        return builder.build();
    }
}
