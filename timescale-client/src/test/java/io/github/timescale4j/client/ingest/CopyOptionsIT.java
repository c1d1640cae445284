package io.github.timescale4j.client.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.admin.RefreshedWindow;
import io.github.timescale4j.client.admin.TimescaleAdmin;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CopyOptionsIT {

    private static final Instant TIME = Instant.parse("2024-01-02T10:20:00Z");
    private static final CopyOptions SKIP = CopyOptions.defaults().onConflict(OnConflict.DO_NOTHING);
    private static final CopyOptions UPDATE = CopyOptions.defaults().onConflict(OnConflict.DO_UPDATE);

    private TestDatabase database;
    private TimeScaleClient client;
    private TransactionTemplate transaction;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded("copy_options_it");
        database.createMetricData();
        client = database.builder().poolSize(1).build();
        transaction = new TransactionTemplate(new JdbcTransactionManager(client.dataSource()));
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    private static MetricData row(int i, double value) {
        return new MetricData(TIME.plusSeconds(i), "device", "cpu", value);
    }

    private static List<MetricData> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> row(i, i)).toList();
    }

    private long write(CopyOptions options, List<MetricData> rows) {
        try (CopyWriter<MetricData> writer = client.copy(MetricData.class, options)) {
            writer.writeAll(rows);
            return writer.complete();
        }
    }

    private List<MetricData> stored() {
        return client.query("SELECT * FROM metric_data ORDER BY timestamp").list(MetricData.class);
    }

    @Test
    void rowsThatAreThereAlreadyAreSkipped() {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        assertThat(write(SKIP, rows(10))).isEqualTo(10);
        assertThat(write(SKIP, rows(12)))
                .as("the same once more, and two new ones")
                .isEqualTo(2);
        assertThat(write(SKIP, List.of(row(20, 1), row(20, 2))))
                .as("the first counts")
                .isOne();

        assertThat(stored()).hasSize(13).last().isEqualTo(row(20, 1));
    }

    @Test
    void rowsThatAreThereAlreadyAreUpdatedByTheLastOfABatch() {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        write(UPDATE, rows(3));

        assertThat(write(UPDATE, List.of(row(1, 10), row(1, 11), row(5, 5)))).isEqualTo(2);
        assertThat(stored()).containsExactly(row(0, 0), row(1, 11), row(2, 2), row(5, 5));
    }

    @Test
    void severalConflictingCopiesFitIntoOneTransaction() {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        transaction.executeWithoutResult(status -> {
            write(SKIP, rows(3));
            write(UPDATE, rows(4));
        });

        assertThat(stored()).isEqualTo(rows(4));
    }

    @Test
    void sortedRowsOfADeviceLieTogetherInTheOrderOfTheirTime() {
        database.run("CREATE INDEX ON metric_data (device_id, timestamp DESC)");
        List<MetricData> rows = ofDevices(60, 3);

        write(CopyOptions.defaults().sorted(), rows);

        assertThat(asTheyLie()).isEqualTo(sortedByDevice(rows));
    }

    @Test
    void rowsThatMayBeInConflictAreSortedByTimeAlone() {
        database.run("CREATE INDEX ON metric_data (device_id, timestamp DESC)");
        database.run("CREATE UNIQUE INDEX ON metric_data (timestamp, metric_type)");
        List<MetricData> rows = ofDevices(60, 3);

        write(SKIP.sorted(), rows);

        assertThat(asTheyLie()).isEqualTo(rows);
    }

    @Test
    void aRoleThatMayNotUseAnotherSchemaWithAHypertableCopiesAllTheSame() {
        database.run("CREATE SCHEMA hidden");
        database.run("CREATE TABLE hidden.secret (time timestamptz NOT NULL, value int)");
        database.run("SELECT create_hypertable('hidden.secret', 'time')");
        database.run("ALTER TABLE hidden.secret SET (timescaledb.compress, timescaledb.compress_segmentby = 'value')");
        database.run(
                "ALTER TABLE metric_data SET (timescaledb.compress, timescaledb.compress_segmentby = 'device_id')");
        database.run("CREATE ROLE copying");
        database.run("GRANT USAGE ON SCHEMA copy_options_it TO copying");
        database.run("GRANT SELECT, INSERT ON metric_data TO copying");
        try {
            transaction.executeWithoutResult(status -> {
                client.execute("SET LOCAL ROLE copying");
                write(CopyOptions.defaults().sorted(), rows(10));
            });

            assertThat(stored()).isEqualTo(rows(10));
        } finally {
            database.run("DROP OWNED BY copying");
            database.run("DROP ROLE copying");
            database.run("DROP TABLE hidden.secret");
            database.run("DROP SCHEMA hidden");
        }
    }

    @Test
    void theColumnsOfSegmentbyCountMoreThanAnIndex() {
        database.run("CREATE INDEX ON metric_data (metric_type, timestamp DESC)");
        database.run(
                "ALTER TABLE metric_data SET (timescaledb.compress, timescaledb.compress_segmentby = 'device_id')");
        List<MetricData> rows = ofDevices(60, 3);

        write(CopyOptions.defaults().sorted(), rows);

        assertThat(asTheyLie()).isEqualTo(sortedByDevice(rows));
    }

    private static List<MetricData> ofDevices(int count, int devices) {
        return IntStream.range(0, count)
                .mapToObj(i -> new MetricData(TIME.plusSeconds(i), "device-" + i % devices, "cpu-" + i % 2, i))
                .toList();
    }

    private static List<MetricData> sortedByDevice(List<MetricData> rows) {
        return rows.stream().sorted(Comparator.comparing(MetricData::deviceId)).toList();
    }

    private List<MetricData> asTheyLie() {
        return client.query("SELECT * FROM metric_data ORDER BY ctid").list(MetricData.class);
    }

    @Test
    void conflictsNeedAKey() {
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> write(SKIP, rows(1)))
                .withMessageContaining("neither a primary key nor a unique index, so no row could ever be in conflict");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> write(UPDATE, rows(1)))
                .withMessageContaining("neither a primary key nor a unique index");

        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        database.run("CREATE UNIQUE INDEX ON metric_data (metric_type, timestamp)");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> write(UPDATE, rows(1)))
                .withMessageContaining(
                        "several keys: say CopyOptions.key with one of (device_id, timestamp), (metric_type, timestamp)");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> write(UPDATE.key("value"), rows(1)))
                .withMessageContaining("and not (value)");
        assertThat(write(UPDATE.key("timestamp", "device_id"), rows(2))).isEqualTo(2);
    }

    @Test
    void aKeyThatTakesNullsIsNone() {
        database.run("ALTER TABLE metric_data ALTER device_id DROP NOT NULL");
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");

        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> write(UPDATE, rows(1)))
                .withMessageContaining("column 'device_id' of its key takes nulls");
    }

    @Test
    void compressedChunksTakeConflictsToo() {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        database.run(
                "ALTER TABLE metric_data SET (timescaledb.compress, timescaledb.compress_segmentby = 'device_id')");
        write(SKIP, rows(100));
        database.run("SELECT compress_chunk(c) FROM show_chunks('metric_data') c");

        assertThat(write(SKIP, rows(101))).isOne();
        assertThat(write(UPDATE, List.of(row(50, -1)))).isOne();
        assertThat(stored()).hasSize(101).contains(row(50, -1));
    }

    @Test
    void directCompressIsRefusedWhereTheServerWouldDoWithout() {
        CopyOptions direct = CopyOptions.defaults().directCompress();
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> write(direct, rows(1)))
                .withMessageContaining(
                        "'directCompress' is refused for 'metric_data': the table is no hypertable with a");
        database.run(
                "ALTER TABLE metric_data SET (timescaledb.compress, timescaledb.compress_segmentby = 'device_id')");
        database.run("CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$");
        database.run("CREATE TRIGGER nothing BEFORE INSERT ON metric_data FOR EACH ROW EXECUTE FUNCTION nothing()");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> write(direct, rows(1)))
                .withMessageContaining("a trigger");
        database.run("DROP TRIGGER nothing ON metric_data");
        database.run(
                "CREATE TRIGGER nothing AFTER INSERT ON metric_data FOR EACH STATEMENT EXECUTE FUNCTION nothing()");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> write(direct, rows(1)))
                .withMessageContaining("a trigger");
        database.run("DROP TRIGGER nothing ON metric_data");
        database.run("CREATE UNIQUE INDEX one_key ON metric_data (device_id, timestamp)");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> write(direct, rows(1)))
                .withMessageContaining("a primary key or a unique index");
        database.run("DROP INDEX one_key");
        database.run("ALTER TABLE metric_data ADD CONSTRAINT alone"
                + " EXCLUDE USING btree (device_id WITH =, timestamp WITH =)");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> write(direct, rows(1)))
                .withMessageContaining("an exclusion constraint");
        database.run("ALTER TABLE metric_data DROP CONSTRAINT alone");
        database.run("CREATE TABLE device (id text PRIMARY KEY)");
        database.run("ALTER TABLE metric_data ADD FOREIGN KEY (device_id) REFERENCES device");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> write(direct, rows(1)))
                .withMessageContaining("a foreign key");
        assertThatIllegalArgumentException().isThrownBy(() -> direct.onConflict(OnConflict.DO_NOTHING));
    }

    @Test
    void directCompressWritesIntoTheColumnstore() {
        database.run(
                "ALTER TABLE metric_data SET (timescaledb.compress, timescaledb.compress_segmentby = 'device_id')");

        transaction.executeWithoutResult(status -> {
            assertThat(write(CopyOptions.defaults().directCompress(), rows(2_000)))
                    .isEqualTo(2_000);
            assertThat(client.query("SELECT current_setting('timescaledb.enable_direct_compress_copy')")
                            .single(String.class))
                    .isEqualTo("off");
        });

        assertThat(stored()).isEqualTo(rows(2_000));
        assertThat(client.query("SELECT bool_and(is_compressed) FROM timescaledb_information.chunks"
                                + " WHERE hypertable_schema = 'copy_options_it'")
                        .single(Boolean.class))
                .isTrue();
    }

    /** Which is why a buffered writer need not sort by the columns of segmentBy. */
    @Test
    void directCompressGathersTheRowsOfASegmentWhateverTheirOrder() {
        database.run(
                "ALTER TABLE metric_data SET (timescaledb.compress, timescaledb.compress_segmentby = 'device_id')");
        List<MetricData> rows = IntStream.range(0, 2_000)
                .mapToObj(i -> new MetricData(TIME.plusMillis(i), "device-" + i % 4, "cpu", i))
                .toList();

        write(CopyOptions.defaults().directCompress(), rows);

        String compressed = client.query("SELECT format('%I.%I', k.schema_name, k.table_name)"
                        + " FROM _timescaledb_catalog.hypertable h"
                        + " JOIN _timescaledb_catalog.chunk c ON c.hypertable_id = h.id"
                        + " JOIN _timescaledb_catalog.chunk k ON k.id = c.compressed_chunk_id"
                        + " WHERE h.schema_name = 'copy_options_it' AND h.table_name = 'metric_data'")
                .single(String.class);
        assertThat(client.query("SELECT count(*) FROM " + compressed).single(Integer.class))
                .isEqualTo(4);
    }

    private void createAggregates() {
        database.run("CREATE MATERIALIZED VIEW hourly_metrics WITH (timescaledb.continuous,"
                + " timescaledb.materialized_only = true) AS SELECT time_bucket('1 hour', timestamp) AS hour, device_id,"
                + " avg(value) AS avg_value, min(value) AS min_value, max(value) AS max_value FROM metric_data"
                + " GROUP BY 1, 2 WITH NO DATA");
        database.run("CREATE MATERIALIZED VIEW daily_metrics WITH (timescaledb.continuous,"
                + " timescaledb.materialized_only = true) AS SELECT time_bucket('1 day', hour) AS day, device_id,"
                + " max(max_value) AS max_max_value FROM hourly_metrics GROUP BY 1, 2 WITH NO DATA");
    }

    @Test
    void aBackfillWritesIntoCompressedChunksAndRefreshesWhatIsOverThem() {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        database.run(
                "ALTER TABLE metric_data SET (timescaledb.compress, timescaledb.compress_segmentby = 'device_id')");
        createAggregates();
        List<MetricData> rows = new ArrayList<>(rows(1_000));
        Collections.shuffle(rows, new Random(7));
        write(CopyOptions.defaults(), rows.subList(0, 500));
        database.run("SELECT compress_chunk(c) FROM show_chunks('metric_data') c");
        client.execute("SET timescaledb.max_tuples_decompressed_per_dml_transaction = 1");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> write(UPDATE, rows))
                .withMessageContaining("53400");
        try (CopyWriter<MetricData> writer = client.copy(MetricData.class, UPDATE.backfill())) {
            writer.writeAll(rows);
            assertThat(writer.written()).isEqualTo(1_000);
            assertThat(writer.refreshed()).isEmpty();
            assertThat(writer.complete()).isEqualTo(1_000);
            assertThat(writer.refreshed())
                    .extracting(window -> window.aggregate().name(), RefreshedWindow::from, RefreshedWindow::to)
                    .containsExactly(
                            tuple("hourly_metrics", at("2024-01-02T10:00:00Z"), at("2024-01-02T11:00:00Z")),
                            tuple("daily_metrics", at("2024-01-02T00:00:00Z"), at("2024-01-03T00:00:00Z")));
        }

        assertThat(stored()).isEqualTo(rows(1_000));
        assertThat(client.query("SELECT max_max_value FROM daily_metrics").single(Double.class))
                .isEqualTo(999);
        assertThat(client.query("SELECT current_setting('timescaledb.max_tuples_decompressed_per_dml_transaction')")
                        .single(String.class))
                .as("the session's own again")
                .isEqualTo("1");
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> write(UPDATE.backfill(), rows)))
                .withMessageContaining("inside of a transaction");
    }

    @Test
    void aBackfillRefreshesTheBucketIntoWhichItsLastRowIsRounded() {
        createAggregates();
        MetricData first = new MetricData(at("2024-01-02T10:00:00Z"), "device", "cpu", 1);
        MetricData last = new MetricData(at("2024-01-02T10:59:59.9999996Z"), "device", "cpu", 2);
        try (CopyWriter<MetricData> writer =
                client.copy(MetricData.class, CopyOptions.defaults().backfill())) {
            writer.writeAll(List.of(last, first));
            assertThat(writer.complete()).isEqualTo(2);
            assertThat(writer.refreshed().get(0).to()).isEqualTo(at("2024-01-02T12:00:00Z"));
        }

        assertThat(client.query("SELECT max_value FROM hourly_metrics ORDER BY hour")
                        .list(Double.class))
                .containsExactly(1.0, 2.0);
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void aBackfillRefusesARowWhenItIsWritten() {
        createAggregates();
        try (CopyWriter<MetricData> writer =
                client.copy(MetricData.class, CopyOptions.defaults().backfill())) {
            writer.write(row(0, 0));
            assertThatExceptionOfType(RowRefusedException.class)
                    .isThrownBy(() -> writer.write(new MetricData(TIME, null, "cpu", 1)))
                    .satisfies(e -> assertThat(e.row()).isOne());
            assertThat(writer.complete()).isOne();
        }
    }

    private BatchStore<MetricData> store(CopyOptions options) {
        StatementRunner runner = new StatementRunner(client.dataSource(), List.of(), List.of());
        return new BatchStores(new CopyTables(runner, new Mapping(null), TimescaleAdmin.over(runner)))
                .of(MetricData.class, options, Duration.ZERO);
    }

    @Test
    void batchesAreStoredWholeOrNotAtAll() {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        BatchStore<MetricData> store = store(CopyOptions.defaults());

        assertThat(store.store(rows(5_000))).isEqualTo(5_000);
        assertThat(store.store(List.of())).isZero();
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> store.store(List.of(row(9_000, 1), row(1, 1))))
                .withMessageNotContaining("device)");
        assertThat(stored()).hasSize(5_000);
        assertThat(store(SKIP).store(List.of(row(9_000, 1), row(1, 1)))).isOne();
    }

    @Test
    void aBatchWithARefusedRowNamesItsPlace() {
        BatchStore<MetricData> store = store(CopyOptions.defaults());
        store.store(rows(1));
        List<MetricData> rows = new ArrayList<>(rows(10));
        rows.set(7, new MetricData(TIME, "\0", "cpu", 1));

        assertThatExceptionOfType(RowRefusedException.class)
                .isThrownBy(() -> store.store(rows))
                .satisfies(e -> assertThat(e.row()).isEqualTo(7));
        assertThat(store.store(rows(1))).as("the buffer is clean").isOne();
    }

    @Test
    void aRowIsNotRefusedForWhatTheTableWas() {
        BatchStore<MetricData> store = store(CopyOptions.defaults());
        store.store(List.of(row(0, 0.5)));
        database.run("ALTER TABLE metric_data ALTER device_id DROP NOT NULL");

        assertThat(store.store(List.of(new MetricData(TIME, null, "cpu", 1)))).isOne();
    }

    @Test
    void aTypeThatCopyCannotWriteIsInserted() {
        database.run("ALTER TABLE metric_data ALTER value TYPE money USING value::numeric::money");
        database.run("CREATE CAST (double precision AS money) WITH INOUT AS ASSIGNMENT");
        try {
            database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
            BatchStore<MetricData> store = store(SKIP);

            assertThat(store.store(rows(10))).isEqualTo(10);
            assertThat(store.store(rows(12))).isEqualTo(2);
            assertThatExceptionOfType(DuplicateKeyException.class)
                    .isThrownBy(() -> store(CopyOptions.defaults()).store(rows(1)));
        } finally {
            database.run("DROP CAST (double precision AS money)");
        }
    }

    @Test
    void aBatchFollowsATableThatChanges() {
        BatchStore<MetricData> store = store(CopyOptions.defaults());
        store.store(List.of(row(0, 0.5)));
        database.run("ALTER TABLE metric_data ALTER value TYPE int8");
        assertThatExceptionOfType(UnencodableTypeException.class)
                .isThrownBy(() -> store(CopyOptions.defaults().directCompress()).store(List.of(row(1, 0.5))))
                .withMessageContaining("COPY cannot write double into a column of type int8");
        store.store(List.of(row(2, 7)));
        database.run("ALTER TABLE metric_data ALTER value TYPE numeric");

        store.store(List.of(row(1, 0.5)));

        assertThat(client.query("SELECT value FROM metric_data WHERE timestamp = :at")
                        .bind("at", row(1, 0).timestamp())
                        .single(Double.class))
                .isEqualTo(0.5);
    }

    @Test
    void manyRowsAreInsertedByCopyUnlessOnlyTheServerCanConvertThem() {
        assertThat(client.insertAll(rows(RowInserter.COPY_FROM))).isEqualTo(RowInserter.COPY_FROM);
        database.run("ALTER TABLE metric_data ALTER value TYPE int8");

        assertThat(client.insertAll(rows(RowInserter.COPY_FROM))).isEqualTo(RowInserter.COPY_FROM);
        transaction.executeWithoutResult(status -> {
            client.insertAll(rows(RowInserter.COPY_FROM));
            status.setRollbackOnly();
        });
        assertThat(stored()).hasSize(2 * RowInserter.COPY_FROM);
    }
}
