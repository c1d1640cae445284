package io.github.timescale4j.client.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.support.TransactionTemplate;

/** Cancelling and timing out a COPY, for which the server has to listen while it works. */
@Tag("native")
@Timeout(60)
class CopyNativeIT {

    private static final Instant TIME = Instant.parse("2024-01-02T00:00:00Z");

    private TestDatabase database;
    private TimeScaleClient client;

    @BeforeEach
    void open() {
        database = TestDatabase.nativeServer("copy_native_it");
        database.createMetricData();
        client = database.builder().applicationName("copy-native").build();
    }

    @AfterEach
    void close() {
        if (database != null) {
            client.close();
            database.close();
        }
    }

    private static List<MetricData> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new MetricData(TIME.plusSeconds(i), "device", "cpu", i))
                .toList();
    }

    /** Each row takes ten milliseconds. */
    private void makeInsertsSlow() {
        database.run("CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END'");
        database.run("CREATE TRIGGER slowly BEFORE INSERT ON metric_data FOR EACH ROW EXECUTE FUNCTION slowly()");
    }

    private long copying() {
        try (TimeScaleClient observer = database.client()) {
            return observer.query("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'copy-native'"
                            + " AND state = 'active' AND query LIKE 'COPY%'")
                    .single(Long.class);
        }
    }

    private long stored() {
        return client.query("SELECT count(*) FROM metric_data").single(Long.class);
    }

    @Test
    void cancellingTheFutureEndsTheCopyAtTheServer() throws Exception {
        makeInsertsSlow();
        CompletableFuture<Long> future = client.insertAllAsync(rows(5_000));
        while (copying() == 0) {
            Thread.sleep(10);
        }

        assertThat(future.cancel(true)).isTrue();
        long began = System.nanoTime();
        while (client.activeConnections() > 0) {
            Thread.sleep(10);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(stored()).isZero();
    }

    @Test
    void theTimeoutOfATransactionEndsACopyThatTheServerWorksAt() {
        makeInsertsSlow();
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(client.dataSource()));
        transaction.setTimeout(1);
        long began = System.nanoTime();

        assertThatExceptionOfType(QueryTimeoutException.class)
                .isThrownBy(() ->
                        transaction.executeWithoutResult(status -> client.copyAll(MetricData.class, rows(5_000))));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(stored()).isZero();
    }

    @Test
    void theTimeoutOfATransactionEndsACopyWhoseRowsComeSlowly() {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(client.dataSource()));
        transaction.setTimeout(1);

        assertThatExceptionOfType(TransactionTimedOutException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    try (CopyWriter<MetricData> writer = client.copy(MetricData.class)) {
                        writer.writeAll(rows(10));
                        Thread.sleep(1_200);
                        writer.complete();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }));
        assertThat(stored()).isZero();
    }

    @Test
    void theTimeoutOfATransactionIsForTheCopyAndNotForWhatFollows() {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(client.dataSource()));
        transaction.setTimeout(30);

        transaction.executeWithoutResult(status -> {
            client.execute("SET LOCAL statement_timeout = '70s'");
            client.copyAll(MetricData.class, rows(1_000));
            assertThat(client.query("SHOW statement_timeout").single(String.class))
                    .isEqualTo("70s");
        });
        assertThat(stored()).isEqualTo(1_000);
    }
}
