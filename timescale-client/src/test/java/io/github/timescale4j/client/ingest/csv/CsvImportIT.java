package io.github.timescale4j.client.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.admin.RefreshedWindow;
import io.github.timescale4j.client.admin.TimescaleAdmin;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.ingest.BatchStore;
import io.github.timescale4j.client.ingest.BatchStores;
import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.CopyTables;
import io.github.timescale4j.client.ingest.OnConflict;
import io.github.timescale4j.client.ingest.csv.CsvImportException.Reason;
import io.github.timescale4j.client.ingest.writer.Writers;
import io.github.timescale4j.client.mapping.Mapping;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(120)
class CsvImportIT {

    private static final String HEADER = "timestamp,device_id,metric_type,value\n";
    private static final Instant TIME = Instant.parse("2024-01-02T10:20:00Z");

    private TestDatabase database;
    private TimeScaleClient client;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded("csv_import_it");
        database.createMetricData();
        client = database.client();
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    private static String file(int rows) {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            file.append(TIME.plusSeconds(i)).append(",device,cpu,").append(i).append('\n');
        }
        return file.toString();
    }

    private long stored() {
        return client.query("SELECT count(*) FROM metric_data").single(Long.class);
    }

    @Test
    void rowsThatTheDatabaseRefusesAreFoundByTheirLine() {
        database.run("ALTER TABLE metric_data ADD CONSTRAINT no_13 CHECK (value <> 13)");
        List<String> records = new ArrayList<>();

        CsvReport report = client.importCsv(MetricData.class)
                .onRefusal((refusal, record) -> records.add(refusal.line() + ": " + record))
                .from(new StringReader(file(25_000)
                        + "2024-01-02T00:00:00Z,nul\0,cpu,1\n"
                        + "+299999-01-02T00:00:00Z,late,cpu,1\n"
                        + "2024-01-01T00:00:00Z,check,cpu,13\n"));

        assertThat(report.refusals())
                .extracting(CsvRefusal::line, CsvRefusal::column)
                .containsExactly(
                        tuple(15L, null),
                        tuple(25_002L, "device_id"),
                        tuple(25_003L, "timestamp"),
                        tuple(25_004L, null));
        assertThat(report.refusals().get(0).reason())
                .contains("no_13")
                .contains("23514")
                .doesNotContain("10:20");
        assertThat(records)
                .containsExactlyInAnyOrder(
                        "15: 2024-01-02T10:20:13Z,device,cpu,13",
                        "25002: 2024-01-02T00:00:00Z,nul\0,cpu,1",
                        "25003: +299999-01-02T00:00:00Z,late,cpu,1",
                        "25004: 2024-01-01T00:00:00Z,check,cpu,13");
        assertThat(report.read()).isEqualTo(25_003);
        assertThat(report.stored()).isEqualTo(24_999).isEqualTo(stored());
        assertThat(report.refused()).isEqualTo(4);
        assertThat(report.from()).as("only of what is stored").isEqualTo(TIME);
        assertThat(report.to()).isEqualTo(TIME.plusSeconds(24_999).plusNanos(1_000));
    }

    @Test
    void rowsThatAreThereAlreadyAreRefusedOrSkippedOrUpdated() {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        assertThat(client.importCsv(MetricData.class)
                        .from(new StringReader(file(50)))
                        .stored())
                .isEqualTo(50);

        CsvReport again = client.importCsv(MetricData.class).from(new StringReader(file(60)));
        assertThat(again.refused()).isEqualTo(50);
        assertThat(again.stored()).isEqualTo(10);
        assertThat(again.refusals()).noneMatch(CsvRefusal::possiblyStored);

        CsvReport skipped = client.importCsv(MetricData.class)
                .onConflict(OnConflict.DO_NOTHING)
                .from(new StringReader(file(70)));
        assertThat(skipped.refused()).isZero();
        assertThat(skipped.stored()).as("they are in the table").isEqualTo(70);

        client.importCsv(MetricData.class)
                .onConflict(OnConflict.DO_UPDATE)
                .from(new StringReader(HEADER + TIME + ",device,cpu,100\n" + TIME + ",device,cpu,200\n"));
        assertThat(stored()).isEqualTo(70);
        assertThat(client.query("SELECT value FROM metric_data ORDER BY timestamp LIMIT 1")
                        .single(Double.class))
                .as("the last line counts")
                .isEqualTo(200);
    }

    @Test
    void theAggregatesOverTheTouchedWindowAreRefreshed() {
        database.run("CREATE MATERIALIZED VIEW hourly_metrics WITH (timescaledb.continuous,"
                + " timescaledb.materialized_only = true) AS SELECT time_bucket('1 hour', timestamp) AS hour, device_id,"
                + " avg(value) AS avg_value, min(value) AS min_value, max(value) AS max_value FROM metric_data"
                + " GROUP BY 1, 2 WITH NO DATA");
        database.run("CREATE MATERIALIZED VIEW daily_metrics WITH (timescaledb.continuous,"
                + " timescaledb.materialized_only = true) AS SELECT time_bucket('1 day', hour) AS day, device_id,"
                + " max(max_value) AS max_max_value FROM hourly_metrics GROUP BY 1, 2 WITH NO DATA");

        CsvReport report =
                client.importCsv(MetricData.class).refreshAggregates().from(new StringReader(file(100)));

        assertThat(report.refreshed())
                .extracting(window -> window.aggregate().name(), RefreshedWindow::from)
                .containsExactly(
                        tuple("hourly_metrics", Instant.parse("2024-01-02T10:00:00Z")),
                        tuple("daily_metrics", Instant.parse("2024-01-02T00:00:00Z")));
        assertThat(report.notRefreshed()).isEmpty();
        assertThat(client.query("SELECT max_max_value FROM daily_metrics").single(Double.class))
                .isEqualTo(99);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(client.dataSource()));
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.execute(status ->
                        client.importCsv(MetricData.class).refreshAggregates().from(new StringReader(file(1)))))
                .withMessageContaining("refreshAggregates");
    }

    @Test
    void aRefreshThatFailsIsReportedAndTheRowsAreStored() {
        CsvReport report =
                client.importCsv(MetricData.class).refreshAggregates().from(new StringReader(file(10)));

        assertThat(report.stored()).isEqualTo(10).isEqualTo(stored());
        assertThat(report.refreshFailure()).as("there are no aggregates").isNotNull();
        assertThat(report.refreshed()).isEmpty();
    }

    @Test
    void aTableThatIsNotThereEndsTheImportAtOnce() {
        database.run("DROP TABLE metric_data");

        assertThatExceptionOfType(CsvImportException.class)
                .isThrownBy(() -> client.importCsv(MetricData.class)
                        .retryLimit(Duration.ofHours(1))
                        .from(new StringReader(file(30_000))))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(Reason.NOT_STORED);
                    assertThat(e.report().stored()).isZero();
                    assertThat(e.report().refused()).isZero();
                    assertThat(e.report().undecided()).isEqualTo(e.report().read());
                    assertThat(e.getMessage()).contains("metric_data");
                });
        assertThat(client.writers()).isEmpty();
    }

    /** Every few batches fail before they are stored, or their answer is lost afterwards. */
    @Test
    void connectionsThatBreakCostNothing() {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        AtomicInteger batches = new AtomicInteger();

        CsvReport report = imports((store, rows) -> {
                    int batch = batches.incrementAndGet();
                    if (batch % 3 == 0) {
                        throw broken();
                    }
                    long stored = store.store(rows);
                    if (batch % 3 == 1) {
                        throw broken();
                    }
                    return stored;
                })
                .onConflict(OnConflict.DO_NOTHING)
                .from(new StringReader(file(35_000) + "x\n"));

        assertThat(batches.get()).isGreaterThan(4);
        assertThat(report.read()).isEqualTo(35_001);
        assertThat(report.stored()).isEqualTo(35_000).isEqualTo(stored());
        assertThat(report.refused()).isOne();
    }

    @Test
    void aDatabaseThatStaysAwayEndsTheImportWithAnExactReport() {
        AtomicInteger batches = new AtomicInteger();

        assertThatExceptionOfType(CsvImportException.class)
                .isThrownBy(() -> imports((store, rows) -> {
                            if (batches.incrementAndGet() > 1) {
                                throw new UncategorizedSQLException("store", "COPY", new SQLException("gone", "57P03"));
                            }
                            return store.store(rows);
                        })
                        .retryLimit(Duration.ofMillis(300))
                        .from(new StringReader(file(300_000))))
                .satisfies(e -> {
                    assertThat(e.reason()).isEqualTo(Reason.NOT_STORED);
                    assertThat(e.report().stored()).isEqualTo(10_000).isEqualTo(stored());
                    assertThat(e.report().read()).as("it has not read on").isLessThan(200_000);
                });
    }

    private static UncategorizedSQLException broken() {
        return new UncategorizedSQLException("store", "COPY", new SQLException("on purpose", "08006"));
    }

    @FunctionalInterface
    private interface Unreliable {
        long store(BatchStore<Object> store, List<Object> rows);
    }

    @SuppressWarnings("unchecked")
    private CsvImport<MetricData> imports(Unreliable unreliable) {
        StatementRunner runner = new StatementRunner(client.dataSource(), List.of(), List.of());
        BatchStores stores = new BatchStores(new CopyTables(runner, new Mapping(null), TimescaleAdmin.over(runner)));
        return MemoryStore.imports(MetricData.class, new Writers.Stores() {
            @Override
            public <T> BatchStore<T> of(Class<T> type, CopyOptions options, Duration answerTimeout) {
                BatchStore<T> store = stores.of(type, options, answerTimeout);
                return rows -> unreliable.store((BatchStore<Object>) store, (List<Object>) rows);
            }
        });
    }
}
