package io.github.timescale4j.client.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.HourlyMetrics;
import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.BadSqlGrammarException;

class InsertIT {

    private static final Instant TIME = Instant.parse("2024-01-02T10:20:00Z");

    private TestDatabase database;
    private TimeScaleClient client;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded("insert_it");
        database.createMetricData();
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        client = database.client();
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    private static List<MetricData> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new MetricData(TIME.plusSeconds(i), "device", "cpu", i))
                .toList();
    }

    private long count() {
        return client.query("SELECT count(*) FROM metric_data").single(Long.class);
    }

    @Test
    void insertsOneRow() {
        client.insert(new MetricData(TIME, "d'1\"", "cpu", Double.NaN));

        assertThat(client.query("SELECT * FROM metric_data").list(MetricData.class))
                .containsExactly(new MetricData(TIME, "d'1\"", "cpu", Double.NaN));
    }

    @Test
    void insertsMoreRowsThanOneBatchHolds() {
        assertThat(client.insertAll(rows(2_500))).isEqualTo(2_500);
        assertThat(count()).isEqualTo(2_500);
    }

    @Test
    void noRowsAreNoStatement() {
        assertThat(client.insertAll(List.of())).isZero();
    }

    @Test
    void oneBadRowAmongManyLeavesNone() {
        List<MetricData> rows = new ArrayList<>(rows(2_500));
        rows.set(2_400, rows.get(0));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> client.insertAll(rows))
                .withMessageContaining("insert, metric_data")
                .withMessageContaining("COPY \"metric_data\" (\"timestamp\", \"device_id\"")
                .withMessageContaining("23505");
        assertThat(count()).isZero();
        client.insert(rows.get(0));
        assertThat(count()).as("the connection commits by itself again").isOne();
    }

    @Test
    void aNullIsTheDatabasesToRefuse() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> client.insert(new MetricData(TIME, null, "cpu", 1)))
                .withMessageContaining("\"device_id\"")
                .withMessageContaining("23502");
    }

    @Test
    void aMissingTableIsNamed() {
        database.run("DROP TABLE metric_data");

        assertThatExceptionOfType(BadSqlGrammarException.class)
                .isThrownBy(() -> client.insert(rows(1).get(0)))
                .withMessageContaining("metric_data");
    }

    @Test
    void generatedColumnsAreLeftOutHoweverManyRowsThereAre() {
        database.run("ALTER TABLE metric_data DROP COLUMN value");
        database.run("ALTER TABLE metric_data ADD value float8 GENERATED ALWAYS AS (length(device_id)) STORED");

        client.insert(rows(1).get(0));
        client.insertAll(rows(700).subList(1, 700));

        assertThat(client.query("SELECT count(*) FROM metric_data WHERE value = 6")
                        .single(Long.class))
                .isEqualTo(700);
    }

    @Test
    void aColumnMayBecomeGeneratedAndPlainAgain() {
        client.insert(rows(1).get(0));
        database.run("ALTER TABLE metric_data DROP COLUMN value");
        database.run("ALTER TABLE metric_data ADD value float8 GENERATED ALWAYS AS (length(device_id)) STORED");
        assertThatExceptionOfType(BadSqlGrammarException.class)
                .as("the table has changed since it was looked at")
                .isThrownBy(() -> client.insert(rows(2).get(1)));
        client.insert(rows(2).get(1));
        database.run("ALTER TABLE metric_data ALTER value DROP EXPRESSION");
        client.insert(rows(3).get(2));

        assertThat(client.query("SELECT value FROM metric_data ORDER BY timestamp")
                        .list(Double.class))
                .containsExactly(6.0, 6.0, 2.0);
    }

    record Undeclared(Instant time) {}

    @Test
    void onlyDeclaredTimeSeriesAreInserted() {
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.insert(new Undeclared(TIME)))
                .withMessageContaining("Undeclared")
                .withMessageContaining("@TimeSeries")
                .withMessageContaining("<annotationProcessorPaths>");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.insert(new HourlyMetrics(TIME, "d", 1, 1, 1)))
                .withMessageContaining("continuous aggregate");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.insertAll(List.<Object>of(rows(1).get(0), "row")))
                .withMessageContaining("not all of one type");
    }
}
