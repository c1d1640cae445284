package io.github.timescale4j.client.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.annotation.TimeSeries;
import io.github.timescale4j.client.HourlyMetrics;
import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementEvent.Operation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CopyWriterIT {

    private static final Instant TIME = Instant.parse("2024-01-02T10:20:00Z");

    private final List<StatementEvent> events = new ArrayList<>();
    private TestDatabase database;
    private TimeScaleClient client;
    private TransactionTemplate transaction;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded("copy_it");
        database.createMetricData();
        client = database.builder().poolSize(1).listener(events::add).build();
        transaction = new TransactionTemplate(new JdbcTransactionManager(client.dataSource()));
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    private static MetricData row(int i) {
        return new MetricData(TIME.plusSeconds(i), "device-" + i % 7, "cpu", i);
    }

    private static List<MetricData> rows(int count) {
        return IntStream.range(0, count).mapToObj(CopyWriterIT::row).toList();
    }

    private long count() {
        return client.query("SELECT count(*) FROM metric_data").single(Long.class);
    }

    @Test
    void rowsAreStoredAsTheyAre() {
        try (CopyWriter<MetricData> writer = client.copy(MetricData.class)) {
            rows(5_000).forEach(writer::write);
            assertThat(writer.written()).isEqualTo(5_000);
            assertThat(writer.complete()).isEqualTo(5_000);
        }

        assertThat(client.query("SELECT * FROM metric_data ORDER BY timestamp").list(MetricData.class))
                .isEqualTo(rows(5_000));
        assertThat(events)
                .filteredOn(event -> event.operation() == Operation.COPY)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.relation()).isEqualTo("metric_data");
                    assertThat(event.rows()).isEqualTo(5_000);
                    assertThat(event.failed()).isFalse();
                });
    }

    @Test
    void rowsComeFromAnythingThatHasThem() {
        try (CopyWriter<MetricData> writer = client.copy(MetricData.class)) {
            writer.writeAll(rows(3));
            writer.writeAll(rows(3).iterator());
            writer.writeAll(rows(3).stream());
            assertThat(writer.complete()).isEqualTo(9);
        }
        assertThat(client.copyAll(MetricData.class, rows(2))).isEqualTo(2);
        assertThat(client.copyAll(MetricData.class, List.of())).isZero();
        assertThat(count()).isEqualTo(11);
    }

    @Test
    void whatIsNotCompletedIsNotStored() {
        try (CopyWriter<MetricData> writer = client.copy(MetricData.class)) {
            writer.writeAll(rows(5_000));
        }

        assertThat(count()).isZero();
        assertThat(events.get(0).failed()).isTrue();
        assertThat(events.get(0).sqlState()).isNull();
        assertThat(client.activeConnections()).isZero();
    }

    @Test
    void aSourceThatFailsStoresNothing() {
        Iterator<MetricData> failing = Stream.iterate(0, i -> i + 1)
                .map(i -> {
                    if (i == 3_000) {
                        throw new NoSuchElementException("the file ends here");
                    }
                    return row(i);
                })
                .iterator();

        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> client.copyAll(MetricData.class, () -> failing));
        assertThat(count()).isZero();
    }

    @Test
    void aWriterThatHasEndedTakesNothing() {
        CopyWriter<MetricData> writer = client.copy(MetricData.class);
        writer.complete();

        assertThatIllegalStateException().isThrownBy(() -> writer.write(row(1))).withMessageContaining("has ended");
        assertThatIllegalStateException().isThrownBy(writer::complete);
        writer.close();
        assertThat(client.copyAll(MetricData.class, rows(1))).isOne();
    }

    @Test
    void aRefusedRowIsNamedAndLeavesTheOthers() {
        try (CopyWriter<MetricData> writer = client.copy(MetricData.class)) {
            writer.write(row(0));
            assertThatExceptionOfType(RowRefusedException.class)
                    .isThrownBy(() -> writer.write(new MetricData(TIME, "secret\0", "cpu", 1)))
                    .withMessage("row 1 is refused: 'deviceId' for column 'device_id' holds the character NUL, which"
                            + " PostgreSQL cannot store in a text")
                    .satisfies(e -> {
                        assertThat(e.row()).isOne();
                        assertThat(e.column()).isEqualTo("device_id");
                        assertThat(e.property()).isEqualTo("deviceId");
                    });
            assertThatExceptionOfType(RowRefusedException.class)
                    .isThrownBy(() -> writer.write(new MetricData(TIME, "d", null, 1)))
                    .withMessageContaining("'metricType' for column 'metric_type' is null, and the column takes no");
            assertThatExceptionOfType(RowRefusedException.class)
                    .isThrownBy(() -> writer.write(null))
                    .withMessageContaining("row 1 is null");
            writer.write(row(1));
            assertThat(writer.complete()).isEqualTo(2);
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void whatTheServerRefusesIsTranslatedWithoutValues() {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        List<MetricData> rows = new ArrayList<>(rows(100));
        rows.add(new MetricData(row(42).timestamp(), row(42).deviceId(), "cpu", 1));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> client.copyAll(MetricData.class, rows))
                .withMessageContaining("copy, metric_data")
                .withMessageContaining("23505")
                .withMessageNotContaining("device-0");
        assertThat(count()).isZero();
        assertThat(events.get(0).sqlState()).isEqualTo("23505");
        assertThat(client.copyAll(MetricData.class, rows(1)))
                .as("the connection works")
                .isOne();
    }

    @Test
    void theRowThatTheServerRefusesIsCounted() {
        database.run("ALTER TABLE metric_data ADD CHECK (value < 3)");

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> client.copyAll(MetricData.class, rows(10)))
                .withMessageContaining("23514")
                .withMessageContaining("in row 4 of the COPY");
    }

    @Test
    void whatATriggerSaysIsLeftOut() {
        database.run("CREATE FUNCTION complain() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " RAISE EXCEPTION 'not %', NEW.device_id USING ERRCODE = '23514'; END $$");
        database.run("CREATE TRIGGER complains BEFORE INSERT ON metric_data FOR EACH ROW EXECUTE FUNCTION complain()");

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> client.copyAll(MetricData.class, rows(1)))
                .withMessageContaining("raised by a function or a trigger")
                .withMessageNotContaining("device-0");
    }

    @Test
    void anErrorAmongManyPiecesEndsTheWriter() {
        database.run("ALTER TABLE metric_data ADD CHECK (value <> 0)");

        try (CopyWriter<MetricData> writer = client.copy(MetricData.class)) {
            assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> {
                writer.writeAll(rows(200_000));
                writer.complete();
            });
            assertThatIllegalStateException().isThrownBy(() -> writer.write(row(1)));
        }
        assertThat(count()).isZero();
    }

    @Test
    void rowsAreStoredByTheCommitOfTheTransaction() {
        transaction.executeWithoutResult(status -> {
            client.insert(row(0));
            client.copyAll(MetricData.class, rows(10));
            assertThat(count()).as("seen inside").isEqualTo(11);
        });
        transaction.executeWithoutResult(status -> {
            client.copyAll(MetricData.class, rows(10));
            status.setRollbackOnly();
        });

        assertThat(count()).isEqualTo(11);
    }

    @Test
    void nothingElseRunsInATransactionThatCopies() {
        transaction.executeWithoutResult(status -> {
            try (CopyWriter<MetricData> writer = client.copy(MetricData.class)) {
                writer.write(row(0));
                assertThatIllegalStateException().isThrownBy(this::count).withMessageContaining("a COPY is under way");
                assertThatIllegalStateException()
                        .isThrownBy(() -> client.copy(MetricData.class))
                        .withMessageContaining("a COPY is under way");
                assertThatIllegalStateException()
                        .isThrownBy(() -> client.query("SELECT 1 AS one").stream(Integer.class))
                        .withMessageContaining("a COPY is under way");
                writer.complete();
            }
            assertThat(count()).isOne();
        });
    }

    @Test
    void aCancelledCopyTakesItsTransactionWithIt() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    client.insert(row(0));
                    try (CopyWriter<MetricData> writer = client.copy(MetricData.class)) {
                        writer.write(row(1));
                    }
                    client.insert(row(2));
                }));

        assertThat(count()).isZero();
    }

    @Test
    void aWriterThatOutlivesItsTransactionIsCancelled() {
        List<CopyWriter<MetricData>> leaked = new ArrayList<>();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    leaked.add(client.copy(MetricData.class));
                    leaked.get(0).writeAll(rows(10));
                    throw new NoSuchElementException();
                }));

        assertThat(count()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> leaked.get(0).write(row(1)));
    }

    @TimeSeries(schema = "Odd Schema", table = "Odd Table", timeColumn = "At")
    @SuppressWarnings("timescale:T21")
    record Odd(
            @Column(name = "At") Instant at,
            @Column(name = "Select") String select,
            @Column(name = "numbered") int number,
            @Column(name = "doubled") @Nullable Integer doubled) {}

    @Test
    void namesAreQuotedAndWhatTheServerFillsIsLeftOut() {
        database.run("DROP SCHEMA IF EXISTS \"Odd Schema\" CASCADE");
        database.run("CREATE SCHEMA \"Odd Schema\"");
        try {
            database.run("CREATE TABLE \"Odd Schema\".\"Odd Table\" (dropped int, id int GENERATED ALWAYS AS IDENTITY,"
                    + " \"At\" timestamp NOT NULL, \"Select\" varchar(9), numbered numeric, made timestamptz DEFAULT now(),"
                    + " doubled numeric GENERATED ALWAYS AS (numbered * 2) STORED)");
            database.run("ALTER TABLE \"Odd Schema\".\"Odd Table\" DROP COLUMN dropped");

            client.copyAll(Odd.class, List.of(new Odd(TIME, "x", 3, null)));

            assertThat(client.query("SELECT \"At\", \"Select\", numbered, doubled FROM \"Odd Schema\".\"Odd Table\""
                                    + " WHERE id = 1 AND made IS NOT NULL")
                            .list(Odd.class))
                    .containsExactly(new Odd(TIME, "x", 3, 6));
        } finally {
            database.run("DROP SCHEMA \"Odd Schema\" CASCADE");
        }
    }

    @Test
    void aTableMayHaveOtherTypesAndMayChange() {
        database.run("DROP TABLE metric_data");
        database.run(
                "CREATE TABLE metric_data (value numeric, device_id char(10), metric_type name, timestamp timestamp)");
        client.copyAll(MetricData.class, rows(1));
        database.run("ALTER TABLE metric_data ALTER value TYPE float4, ADD other int");
        client.copyAll(MetricData.class, rows(1));
        database.run("ALTER TABLE metric_data ALTER value TYPE float8, ADD more int NOT NULL DEFAULT 1");
        client.copyAll(MetricData.class, List.of(new MetricData(TIME, "d", "cpu", 0.1)));

        assertThat(client.query("SELECT value FROM metric_data").list(BigDecimal.class))
                .containsExactlyInAnyOrder(BigDecimal.ZERO, BigDecimal.ZERO, new BigDecimal("0.1"));
    }

    @Test
    void whatCannotBeWrittenIsRefusedAtTheOpening() {
        database.run("ALTER TABLE metric_data ALTER value TYPE int USING 1, ALTER device_id TYPE xml USING null");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.copy(MetricData.class))
                .withMessageContaining("column 'device_id' for 'deviceId' of MetricData: COPY cannot write"
                        + " java.lang.String into a column of type xml");

        database.run("ALTER TABLE metric_data DROP device_id");
        assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
                .isThrownBy(() -> client.copy(MetricData.class))
                .withMessageContaining("the table 'metric_data' has no such column");

        database.run("DROP TABLE metric_data");
        assertThatExceptionOfType(BadSqlGrammarException.class)
                .isThrownBy(() -> client.copy(MetricData.class))
                .withMessageContaining("\"metric_data\" does not exist");

        database.run("CREATE VIEW metric_data AS SELECT 1 AS value");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.copy(MetricData.class))
                .withMessageContaining("'metric_data' is no table");

        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.copy(HourlyMetrics.class))
                .withMessageContaining("continuous aggregate");
        assertThat(client.activeConnections()).isZero();
    }
}
