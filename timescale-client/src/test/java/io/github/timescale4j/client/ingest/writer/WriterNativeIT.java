package io.github.timescale4j.client.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What needs several connections at once: that they are killed, for example. */
@Tag("native")
@Timeout(120)
class WriterNativeIT {

    private static final Instant TIME = Instant.parse("2024-01-02T00:00:00Z");
    private static final int PRODUCERS = 4;
    private static final int ROWS = 20_000;

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.nativeServer("writer_native_it");
        database.createMetricData();
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private static MetricData row(int number) {
        return new MetricData(TIME.plusSeconds(number), "device", "cpu", number);
    }

    private static void produce(TimeSeriesWriter<MetricData> writer, Queue<Integer> acknowledged) throws Exception {
        List<Thread> producers = new ArrayList<>();
        for (int producer = 0; producer < PRODUCERS; producer++) {
            int first = producer * ROWS;
            Thread thread = new Thread(() -> {
                for (int i = first; i < first + ROWS; i++) {
                    int number = i;
                    if (number % 10 == 0) {
                        writer.send(row(number)).thenRun(() -> acknowledged.add(number));
                    } else {
                        writer.offer(row(number));
                    }
                }
            });
            producers.add(thread);
            thread.start();
        }
        for (Thread producer : producers) {
            producer.join();
        }
    }

    @Test
    void severalConnectionsStoreEveryRowOnce() throws Exception {
        try (TimeScaleClient client = database.builder().poolSize(4).build();
                TimeSeriesWriter<MetricData> writer = client.writer(MetricData.class)
                        .connections(3)
                        .batchRows(1_000)
                        .build()) {
            Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
            produce(writer, acknowledged);
            WriterAccount account = writer.close(Duration.ofSeconds(60));

            assertThat(account.stored()).isEqualTo((long) PRODUCERS * ROWS);
            assertThat(acknowledged).hasSize(PRODUCERS * ROWS / 10);
            assertThat(client.query("SELECT count(DISTINCT value) || ' of ' || count(*) FROM metric_data")
                            .single(String.class))
                    .isEqualTo(PRODUCERS * ROWS + " of " + PRODUCERS * ROWS);
        }
    }

    @Test
    void killedConnectionsLoseNothing() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Thread killer = new Thread(() -> {
            while (!done.get()) {
                database.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'writer-under-fire'");
                try {
                    Thread.sleep(10);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
        try (TimeScaleClient client = database.builder()
                        .poolSize(4)
                        .applicationName("writer-under-fire")
                        .build();
                TimeScaleClient observer = database.client();
                TimeSeriesWriter<MetricData> writer = client.writer(MetricData.class)
                        .connections(3)
                        .batchRows(500)
                        .retryDelay(Duration.ofMillis(10), Duration.ofMillis(100))
                        .build()) {
            Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
            // The load may be over sooner than the first kill; while the table is locked it is not.
            Thread holder = lock(observer, "1");
            killer.start();
            produce(writer, acknowledged);
            holder.join();
            done.set(true);
            killer.join();
            WriterAccount account = writer.close(Duration.ofSeconds(60));

            assertThat(account.isBalanced()).as(account.toString()).isTrue();
            assertThat(account.stored()).as(account.toString()).isEqualTo((long) PRODUCERS * ROWS);
            assertThat(account.retries()).as("something was hit").isPositive();
            assertThat(acknowledged).hasSize(PRODUCERS * ROWS / 10);
            assertThat(observer.query("SELECT count(DISTINCT value) FROM metric_data")
                            .single(Integer.class))
                    .isEqualTo(PRODUCERS * ROWS);
        }
    }

    private Thread lock(TimeScaleClient other, String seconds) throws InterruptedException {
        Thread holder = new Thread(
                () -> other.execute("DO $$ BEGIN LOCK TABLE metric_data IN ACCESS EXCLUSIVE MODE; PERFORM pg_sleep("
                        + seconds + "); END $$"));
        holder.start();
        try (TimeScaleClient client = database.builder().poolSize(1).build()) {
            while (holder.isAlive() && !isLocked(client)) {
                Thread.sleep(1);
            }
        }
        return holder;
    }

    private static boolean isLocked(TimeScaleClient client) {
        return client.query("SELECT count(*) > 0 FROM pg_locks WHERE relation = 'metric_data'::regclass"
                        + " AND mode = 'AccessExclusiveLock' AND granted")
                .single(Boolean.class);
    }

    @Test
    void aLockThatIsHeldForTooLongIsWaitedOut() throws Exception {
        database.run("ALTER ROLE CURRENT_USER SET lock_timeout = '100ms'");
        try (TimeScaleClient client = database.builder().poolSize(2).build();
                TimeScaleClient other = database.builder().poolSize(1).build();
                TimeSeriesWriter<MetricData> writer = client.writer(MetricData.class)
                        .connections(1)
                        .retryDelay(Duration.ofMillis(10), Duration.ofMillis(100))
                        .build()) {
            Thread holder = lock(other, "2");
            writer.offer(row(1));
            writer.flush().join();
            holder.join();

            assertThat(writer.account().stored()).isOne();
            assertThat(writer.account().lastFailure().sqlState()).isEqualTo("55P03");
        } finally {
            database.run("ALTER ROLE CURRENT_USER RESET lock_timeout");
        }
    }

    /** The batch is larger than what fits between both ends: it is sending that waits for the lock. */
    @Test
    void aLockOnAChunkDoesNotHoldTheWriterForEver() throws Exception {
        int rows = 20_000;
        try (TimeScaleClient client = database.builder()
                        .url(database.url() + "?sendBufferSize=8192")
                        .poolSize(2)
                        .build();
                TimeScaleClient other = database.builder().poolSize(1).build();
                TimeSeriesWriter<MetricData> writer = client.writer(MetricData.class)
                        .connections(1)
                        .batchRows(rows)
                        .maxAge(Duration.ofSeconds(20))
                        .answerTimeout(Duration.ofMillis(300))
                        .retryDelay(Duration.ofMillis(10), Duration.ofMillis(100))
                        .build()) {
            client.insert(row(rows)); // makes the chunk
            Connection holder = other.dataSource().getConnection();
            try (Statement statement = holder.createStatement()) {
                holder.setAutoCommit(false);
                statement.execute("DO $$ BEGIN EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE',"
                        + " (SELECT show_chunks('metric_data'))); END $$");
                for (int i = 0; i < rows; i++) {
                    writer.offer(row(i));
                }
                while (writer.account().retries() < 2) {
                    Thread.sleep(1);
                }
            } finally {
                holder.rollback();
                holder.close();
            }
            writer.flush().join();

            assertThat(writer.account().stored()).isEqualTo(rows);
            assertThat(writer.account().lastFailure().sqlState()).isEqualTo("08006");
            assertThat(client.query("SELECT count(DISTINCT value) || ' of ' || count(*) FROM metric_data")
                            .single(String.class))
                    .as("none was in a transaction that could commit before")
                    .isEqualTo((rows + 1) + " of " + (rows + 1));
            assertThat(client.activeConnections()).isZero();
        }
    }

    @Test
    void anExhaustedPoolIsWaitedOut() throws Exception {
        try (TimeScaleClient client = database.builder()
                        .poolSize(1)
                        .connectionTimeout(Duration.ofSeconds(1))
                        .build();
                TimeSeriesWriter<MetricData> writer = client.writer(MetricData.class)
                        .retryDelay(Duration.ofMillis(10), Duration.ofMillis(100))
                        .build()) {
            Thread holder = new Thread(() -> client.execute("SELECT pg_sleep(3)"));
            holder.start();
            while (holder.isAlive() && client.activeConnections() == 0) {
                Thread.sleep(1);
            }
            writer.offer(row(1));
            writer.flush().join();
            holder.join();

            assertThat(writer.account().stored()).isOne();
            assertThat(writer.account().retries()).isPositive();
        }
    }
}
