package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.timescale4j.client.ingest.CopyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A COPY that goes on in somebody's transaction: the driver would let everything else wait for its end. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class OpenCopyIT {

    private static final MetricData ROW = new MetricData(Instant.parse("2024-01-02T10:20:00Z"), "d", "cpu", 1);

    private static TestDatabase database;
    private static TimeScaleClient client;
    private static TransactionTemplate transaction;
    private static TransactionTemplate nested;

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded("open_copy_it");
        database.createMetricData();
        client = database.builder().poolSize(1).build();
        transaction = new TransactionTemplate(new JdbcTransactionManager(client.dataSource()));
        nested = new TransactionTemplate(transaction.getTransactionManager());
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @BeforeEach
    void empty() {
        client.execute("TRUNCATE metric_data");
    }

    @AfterAll
    static void close() {
        client.close();
        database.close();
    }

    private static Iterator<Integer> export(TimeScaleClient client) {
        Iterator<Integer> rows = client.query("SELECT generate_series(1, 20000) AS n")
                .export(Integer.class)
                .iterator();
        assertThat(rows.next()).isOne();
        return rows;
    }

    private static long count() {
        return client.query("SELECT count(*) FROM metric_data").single(Long.class);
    }

    @Test
    void anotherStatementDuringAnExportIsRefused() {
        transaction.executeWithoutResult(status -> {
            client.insert(ROW);
            try (Stream<Integer> rows =
                    client.query("SELECT generate_series(1, 20000) AS n").export(Integer.class)) {
                assertThat(rows.iterator().next()).isOne();
                List<Consumer<TimeScaleClient>> others = List.of(
                        other -> count(),
                        other -> other.insert(ROW),
                        other -> other.execute("SELECT 1"),
                        other -> other.copy(MetricData.class),
                        other -> other.query("SELECT 1 AS n").stream(Integer.class),
                        OpenCopyIT::export);
                for (Consumer<TimeScaleClient> other : others) {
                    assertThatIllegalStateException()
                            .isThrownBy(() -> other.accept(client))
                            .withMessage("an export is open on the connection of this transaction, which can do nothing"
                                    + " else until then: read it to its end or close it first");
                }
            }
            assertThat(count()).isOne();
        });

        assertThat(count()).isOne();
    }

    @Test
    void aStatementOfWhatTakesTheLinesIsRefused() {
        OutputStream curious = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                count();
            }
        };

        transaction.executeWithoutResult(status -> assertThatIllegalStateException()
                .isThrownBy(() ->
                        client.query("SELECT generate_series(1, 20000) AS n").exportCsv(curious))
                .withMessageContaining("an export is open"));

        assertThat(count()).isZero();
    }

    @Test
    void anExportThatIsReadToItsEndLeavesTheConnectionFree() {
        transaction.executeWithoutResult(status -> {
            Stream<Integer> rows =
                    client.query("SELECT generate_series(1, 3) AS n").export(Integer.class);
            assertThat(rows.toList()).containsExactly(1, 2, 3);
            assertThat(count()).isZero();
        });
    }

    @Test
    void aTransactionIsCommittedOverAnOpenExport() {
        List<Iterator<Integer>> leaked = new ArrayList<>();

        transaction.executeWithoutResult(status -> {
            client.insert(ROW);
            leaked.add(export(client));
        });

        assertThat(count()).isOne();
        assertThatIllegalStateException()
                .isThrownBy(() -> leaked.get(0).forEachRemaining(n -> {}))
                .withMessageContaining("before all rows of this export were read");
        assertThat(client.activeConnections()).isZero();
    }

    @Test
    void aTransactionIsRolledBackOverAnOpenExport() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    client.insert(ROW);
                    export(client);
                    throw new NoSuchElementException();
                }));

        assertThat(count()).isZero();
    }

    @Test
    void aSavepointIsGoneBackToOverAnOpenExport() {
        transaction.executeWithoutResult(status -> {
            client.insert(ROW);
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(() -> nested.executeWithoutResult(inner -> {
                        client.insert(ROW);
                        export(client);
                        throw new NoSuchElementException();
                    }));
            assertThat(count()).isOne();
            client.insert(ROW);
        });

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aSavepointIsGoneBackToOverAnOpenWriter() {
        List<CopyWriter<MetricData>> leaked = new ArrayList<>();

        transaction.executeWithoutResult(status -> {
            client.insert(ROW);
            Object savepoint = status.createSavepoint();
            leaked.add(client.copy(MetricData.class));
            leaked.get(0).write(ROW);
            status.rollbackToSavepoint(savepoint);
            assertThat(count()).isOne();
            assertThatIllegalStateException().isThrownBy(() -> leaked.get(0).write(ROW));
            client.copyAll(MetricData.class, List.of(ROW));
        });

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aProxyThatIsMadeForEachUseHidesNothing() {
        TimeScaleClient proxied = TimeScaleClient.create(new TransactionAwareDataSourceProxy(client.dataSource()));

        transaction.executeWithoutResult(status -> {
            export(proxied);
            assertThatIllegalStateException()
                    .isThrownBy(() -> proxied.query("SELECT 1").single(Integer.class))
                    .withMessageContaining("an export is open");
        });

        assertThat(count()).isZero();
    }
}
