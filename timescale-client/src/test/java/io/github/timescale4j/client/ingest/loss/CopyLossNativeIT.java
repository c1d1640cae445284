package io.github.timescale4j.client.ingest.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.CopyWriter;
import io.github.timescale4j.client.ingest.OnConflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/** What {@code complete} or {@code insertAll} has returned from is in the table, whole loads at a time. */
@Tag("native")
@Timeout(120)
class CopyLossNativeIT {

    private static final CopyOptions ONCE = CopyOptions.defaults().onConflict(OnConflict.DO_NOTHING);
    private static final int LOADS = 60;
    private static final int LARGE = 700;
    private static final int SMALL = 100;

    private final Promises promises = new Promises();
    private final AtomicInteger failures = new AtomicInteger();
    private TestDatabase database;
    private long seed;

    @BeforeEach
    void open(TestInfo test) {
        database = TestDatabase.nativeServer("copy_loss_it");
        database.createMetricData();
        seed = LossSeed.of(test);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    /** Stores rows, all or none. */
    private interface Load {
        void store(TimeScaleClient client, List<MetricData> rows);
    }

    private static void copy(TimeScaleClient client, List<MetricData> rows) {
        try (CopyWriter<MetricData> writer = client.copy(MetricData.class, ONCE)) {
            writer.writeAll(rows);
            writer.complete();
        }
    }

    private static void insert(TimeScaleClient client, List<MetricData> rows) {
        client.insertAll(rows);
    }

    /** As an application would: the same rows again until they are stored. */
    private void load(TimeScaleClient client, Load load) throws InterruptedException {
        int next = 0;
        for (int i = 0; i < LOADS; i++) {
            List<Integer> numbers = IntStream.range(next, next + (i % 2 == 0 ? LARGE : SMALL))
                    .boxed()
                    .toList();
            next += numbers.size();
            List<MetricData> rows = numbers.stream().map(Promises::row).toList();
            boolean stored = false;
            while (!stored) {
                try {
                    load.store(client, rows);
                    stored = true;
                } catch (DataAccessException e) {
                    failures.incrementAndGet();
                    Thread.sleep(20);
                }
            }
            promises.acknowledge(numbers);
        }
    }

    private String stored() {
        try (TimeScaleClient client = database.client()) {
            return client.query("SELECT count(DISTINCT value) || ' of ' || count(*) FROM metric_data")
                    .single(String.class);
        }
    }

    private TimeScaleClient through(CuttingProxy proxy) {
        return database.builder()
                .url(proxy.url(database.url()) + "?socketTimeout=1")
                .connectionTimeout(Duration.ofSeconds(2))
                .build();
    }

    @Test
    void copiesThatAreCutAreRepeatedAndStoredOnce() throws Exception {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        try (CuttingProxy proxy = new CuttingProxy(database.url(), seed, 0.3);
                TimeScaleClient client = through(proxy)) {
            load(client, CopyLossNativeIT::copy);

            assertThat(failures.get()).as(proxy.toString()).isPositive();
            promises.keepsWhatWasAcknowledged(database);
            assertThat(stored()).isEqualTo(promises.acknowledged() + " of " + promises.acknowledged());
        }
    }

    @Test
    void insertsThatAreCutAreStoredAtLeastOnceAndWhole() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(database.url(), seed, 0.3);
                TimeScaleClient client = through(proxy)) {
            load(client, CopyLossNativeIT::insert);

            assertThat(failures.get()).as(proxy.toString()).isPositive();
            promises.keepsWhatWasAcknowledged(database);
            int twice = Integer.parseInt(stored().replaceAll(".* of ", "")) - promises.acknowledged();
            assertThat(twice).isBetween(0, proxy.lostAnswers() * LARGE);
            assertThat(twice % SMALL).as("all rows of a load or none").isZero();
        }
    }

    @Test
    void timeoutsAndAnExhaustedPoolOnlyDelayLoads() throws Exception {
        Thread obstacle = new Thread(() -> {
            awaitAcknowledged(4_000);
            database.run("BEGIN; LOCK TABLE metric_data IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(0.5); COMMIT");
        });
        try (TimeScaleClient client = database.builder()
                .url(database.url() + "?options=-c%20statement_timeout=100ms")
                .poolSize(1)
                .connectionTimeout(Duration.ofMillis(300))
                .build()) {
            Thread taker = new Thread(() -> {
                awaitAcknowledged(8_000);
                try (Connection taken = client.dataSource().getConnection()) {
                    Thread.sleep(800);
                    assertThat(taken.isClosed()).isFalse();
                } catch (SQLException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            obstacle.start();
            taker.start();
            load(client, CopyLossNativeIT::insert);
            obstacle.join();
            taker.join();

            assertThat(failures.get()).isGreaterThan(1);
            promises.keepsWhatWasAcknowledged(database);
            assertThat(stored()).isEqualTo(promises.acknowledged() + " of " + promises.acknowledged());
        }
    }

    private void awaitAcknowledged(int rows) {
        while (promises.acknowledged() < rows) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void aLoadWithAPoisonousRowIsStoredWithoutItOrNotAtAll() throws Exception {
        database.run("ALTER TABLE metric_data ADD CHECK (metric_type <> 'poison')");
        Random random = new Random(seed);
        try (TimeScaleClient client = database.client()) {
            load(client, (through, rows) -> {
                List<MetricData> poisoned = new ArrayList<>(rows);
                MetricData victim = rows.get(random.nextInt(rows.size()));
                boolean nul = random.nextBoolean();
                poisoned.set(
                        rows.indexOf(victim),
                        new MetricData(
                                victim.timestamp(), nul ? "\0" : "device", nul ? "cpu" : "poison", victim.value()));
                assertThatExceptionOfType(DataIntegrityViolationException.class)
                        .isThrownBy(() -> through.copyAll(MetricData.class, poisoned));
                insert(through, rows);
            });
            promises.keepsWhatWasAcknowledged(database);
            assertThat(stored()).isEqualTo(promises.acknowledged() + " of " + promises.acknowledged());
        }
    }

    @Test
    void theServerIsKilledDuringCopiesAndComesBack() throws Exception {
        NativeServer server = NativeServer.require();
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        Random random = new Random(seed);
        Thread killer = new Thread(() -> {
            try {
                awaitAcknowledged(4_000 + random.nextInt(1_000));
                server.crash();
                Thread.sleep(random.nextInt(200));
                server.restart();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        try (TimeScaleClient client =
                database.builder().connectionTimeout(Duration.ofSeconds(1)).build()) {
            killer.start();
            load(client, CopyLossNativeIT::copy);
            killer.join();

            assertThat(failures.get()).isPositive();
            promises.keepsWhatWasAcknowledged(database);
            assertThat(stored()).isEqualTo(promises.acknowledged() + " of " + promises.acknowledged());
        }
    }
}
