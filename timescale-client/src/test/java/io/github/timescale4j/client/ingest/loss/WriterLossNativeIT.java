package io.github.timescale4j.client.ingest.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.TimescaleClientBuilder;
import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.OnConflict;
import io.github.timescale4j.client.ingest.loss.CuttingProxy.Fault;
import io.github.timescale4j.client.ingest.writer.Overflow;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriterBuilder;
import io.github.timescale4j.client.ingest.writer.WriterAccount;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** What a writer has acknowledged is in the table, whatever breaks meanwhile. */
@Tag("native")
@Timeout(120)
class WriterLossNativeIT {

    private static final CopyOptions ONCE = CopyOptions.defaults().onConflict(OnConflict.DO_NOTHING);
    private static final double SOME = 0.001;

    private final Promises promises = new Promises();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private TestDatabase database;
    private long seed;

    @BeforeEach
    void open(TestInfo test) {
        database = TestDatabase.nativeServer("writer_loss_it");
        database.createMetricData();
        database.run("ALTER TABLE metric_data ADD CHECK (metric_type <> 'poison')");
        seed = LossSeed.of(test);
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    private void addKey() {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
    }

    private TimescaleClientBuilder client() {
        return database.builder()
                .applicationName("loss")
                .poolSize(3)
                .connectionTimeout(Duration.ofSeconds(1))
                .writerListener(event -> {
                    if (event.sqlState() != null) {
                        failures.add(event.sqlState());
                    }
                });
    }

    /** Small batches and a small buffer, so that what breaks breaks something, and producers wait for it. */
    private TimeSeriesWriterBuilder<MetricData> writer(TimeScaleClient client) {
        return client.writer(MetricData.class)
                .batchRows(200)
                .bufferRows(1_000)
                .maxAge(Duration.ofMillis(50))
                .retryDelay(Duration.ofMillis(10), Duration.ofMillis(100))
                .answerTimeout(Duration.ofMillis(500))
                .deadLetters(promises::letter);
    }

    /** What is done to the writer's world. */
    private interface Chaos {
        void at(TimeSeriesWriter<MetricData> writer) throws Exception;
    }

    private WriterAccount load(TimeSeriesWriter<MetricData> writer, int rows, double poisonous, Chaos chaos)
            throws Exception {
        List<Thread> producers = promises.produce(writer, rows, poisonous, seed, Thread::new);
        chaos.at(writer);
        for (Thread producer : producers) {
            producer.join();
        }
        return writer.close(Duration.ofSeconds(60));
    }

    private static void awaitStored(TimeSeriesWriter<MetricData> writer, long rows) throws InterruptedException {
        while (writer.account().stored() < rows) {
            Thread.sleep(1);
        }
    }

    @Test
    void theServerIsKilledAndComesBack() throws Exception {
        NativeServer server = NativeServer.require();
        addKey();
        Random random = new Random(seed);
        try (TimeScaleClient client = client().build();
                TimeSeriesWriter<MetricData> writer =
                        writer(client).copyOptions(ONCE).build()) {
            WriterAccount account = load(writer, 24_000, SOME, running -> {
                for (int kill = 1; kill <= 2; kill++) {
                    awaitStored(running, kill * 6_000L + random.nextInt(2_000));
                    try {
                        server.crash();
                        Thread.sleep(random.nextInt(300));
                    } finally {
                        server.restart();
                    }
                }
            });
            assertThat(account.retries()).as("something was hit").isPositive();
            promises.areKeptExactly(database, account);
        }
    }

    @Test
    void connectionsAreCutAroundTheirCommitsAndAKeyMakesItOnce() throws Exception {
        addKey();
        try (CuttingProxy proxy = new CuttingProxy(database.url(), seed, 0.3);
                TimeScaleClient client = client().url(proxy.url(database.url())).build();
                TimeSeriesWriter<MetricData> writer =
                        writer(client).copyOptions(ONCE).build()) {
            WriterAccount account = load(writer, 20_000, SOME, running -> {});
            assertThat(account.retries()).as(proxy.toString()).isPositive();
            assertThat(proxy.lostAnswers()).isPositive();
            promises.areKeptExactly(database, account);
        }
    }

    /** The batch is larger than what fits between both ends, so the writer waits until somebody takes it. */
    @Test
    void aPeerThatTakesNothingInTheMidstOfABatchIsGivenUp() throws Exception {
        addKey();
        int rows = 20_000;
        try (CuttingProxy proxy = new CuttingProxy(database.url(), seed, 0);
                TimeScaleClient client = client().url(proxy.url(database.url()) + "?sendBufferSize=8192")
                        .build();
                TimeSeriesWriter<MetricData> writer = writer(client)
                        .connections(1)
                        .batchRows(rows)
                        .maxAge(Duration.ofSeconds(20))
                        .copyOptions(ONCE)
                        .build()) {
            proxy.next(Fault.STOP_AMONG_ROWS);
            proxy.next(Fault.STOP_AMONG_ROWS);
            WriterAccount account = load(writer, rows, 0, running -> {});

            assertThat(proxy.count(Fault.STOP_AMONG_ROWS)).isEqualTo(2);
            assertThat(account.retries()).as("more on a slow machine").isGreaterThanOrEqualTo(2);
            assertThat(failures).contains("08006");
            promises.areKeptExactly(database, account);
        }
    }

    @Test
    void withoutAKeyOnlyALostAnswerMakesARowTwice() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(database.url(), seed, 0.3);
                TimeScaleClient client = client().url(proxy.url(database.url())).build();
                TimeSeriesWriter<MetricData> writer = writer(client).build()) {
            WriterAccount account = load(writer, 20_000, 0, running -> {});
            assertThat(account.retries()).as(proxy.toString()).isPositive();
            for (Fault fault : Fault.values()) {
                assertThat(proxy.count(fault)).as(fault.name()).isPositive();
            }
            promises.areKept(database, account, proxy.lostAnswers());
        }
    }

    @Test
    void whatIsDroppedToMakeRoomIsCounted() throws Exception {
        addKey();
        try (CuttingProxy proxy = new CuttingProxy(database.url(), seed, 0.3);
                TimeScaleClient client = client().url(proxy.url(database.url())).build();
                TimeSeriesWriter<MetricData> writer = writer(client)
                        .copyOptions(ONCE)
                        .overflow(Overflow.DROP_OLDEST)
                        .build()) {
            WriterAccount account = load(writer, 20_000, 0, running -> {});
            assertThat(account.dropped()).isPositive();
            assertThat(account.dead()).isZero();
            promises.areAccountedFor(database, account);
        }
    }

    @Test
    void whatIsGivenUpAtTheEndIsHandedOver() throws Exception {
        addKey();
        WriterAccount account;
        try (CuttingProxy proxy = new CuttingProxy(database.url(), seed, 0.5);
                TimeScaleClient client = client().url(proxy.url(database.url())).build();
                TimeSeriesWriter<MetricData> writer =
                        writer(client).copyOptions(ONCE).bufferRows(20_000).build()) {
            for (Thread producer : promises.produce(writer, 20_000, 0, seed, Thread::new)) {
                producer.join();
            }
            account = writer.close(Duration.ofMillis(new Random(seed).nextInt(400)));
        }
        awaitNoOthers(); // what was under way at the end may still be committed

        assertThat(account.dead()).isPositive();
        promises.areAccountedFor(database, account);
    }

    private void awaitNoOthers() throws InterruptedException {
        try (TimeScaleClient observer = database.client()) {
            while (observer.query("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'loss'")
                            .single(Long.class)
                    > 0) {
                Thread.sleep(10);
            }
        }
    }

    @Test
    void aFullDiskIsWaitedOut() throws Exception {
        NativeServer.require().smallDisk();
        database.run("DROP TABLE metric_data");
        database.run("CREATE TABLESPACE loss_small LOCATION '/mnt/small'");
        try {
            database.run("SET default_tablespace = loss_small; CREATE TABLE ballast AS"
                    + " SELECT repeat('x', 1000) AS text FROM generate_series(1, 6000)");
            database.run("SET default_tablespace = loss_small;"
                    + " CREATE TABLE metric_data (timestamp timestamptz NOT NULL, device_id text NOT NULL,"
                    + " metric_type text NOT NULL, value double precision NOT NULL);"
                    + " SELECT create_hypertable('metric_data', 'timestamp')");
            try (TimeScaleClient client = client().build();
                    TimeSeriesWriter<MetricData> writer = writer(client).build()) {
                WriterAccount account = load(writer, 30_000, 0, running -> {
                    while (!failures.contains("53100")) {
                        Thread.sleep(1);
                    }
                    database.run("DROP TABLE ballast");
                });
                promises.areKept(database, account, 0);
            }
        } finally {
            database.run("DROP TABLE IF EXISTS metric_data");
            database.run("DROP TABLE IF EXISTS ballast");
            database.run("DROP TABLESPACE loss_small");
        }
    }

    @Test
    void timeoutsOfTheServerAreWaitedOut() throws Exception {
        addKey();
        Random random = new Random(seed);
        String timeout = random.nextBoolean() ? "statement_timeout" : "lock_timeout";
        try (TimeScaleClient client = client().url(database.url() + "?options=-c%20" + timeout + "=40ms")
                        .build();
                TimeSeriesWriter<MetricData> writer = writer(client)
                        .copyOptions(ONCE)
                        .retryDelay(Duration.ofMillis(10), Duration.ofMillis(50))
                        .build()) {
            WriterAccount account = load(writer, 20_000, SOME, running -> {
                for (int i = 1; i <= 3; i++) {
                    awaitStored(running, i * 4_000L);
                    database.run(
                            "BEGIN; LOCK TABLE metric_data IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(0.3); COMMIT");
                }
            });
            assertThat(failures).contains(timeout.equals("lock_timeout") ? "55P03" : "57014");
            promises.areKeptExactly(database, account);
        }
    }

    @Test
    void somebodyElseTakesAllConnections() throws Exception {
        try (TimeScaleClient client =
                        client().connectionTimeout(Duration.ofMillis(300)).build();
                TimeSeriesWriter<MetricData> writer = writer(client).build()) {
            WriterAccount account = load(writer, 20_000, SOME, running -> {
                awaitStored(running, 4_000);
                List<Connection> taken = new ArrayList<>();
                try {
                    while (taken.size() < 3) {
                        try {
                            taken.add(client.dataSource().getConnection());
                        } catch (SQLException e) {
                            // The writer was faster.
                        }
                    }
                    Thread.sleep(900);
                } finally {
                    for (Connection connection : taken) {
                        connection.close();
                    }
                }
            });
            assertThat(account.retries()).isPositive();
            promises.areKept(database, account, 0);
        }
    }

    @Test
    void rowsOfVirtualThreadsAreKept() throws Exception {
        ThreadFactory virtual = virtualThreads();
        Assumptions.assumeTrue(virtual != null, "this JDK has no virtual threads");
        addKey();
        try (CuttingProxy proxy = new CuttingProxy(database.url(), seed, 0.1);
                TimeScaleClient client = client().url(proxy.url(database.url())).build();
                TimeSeriesWriter<MetricData> writer =
                        writer(client).copyOptions(ONCE).build()) {
            for (Thread producer : promises.produce(writer, 10_000, SOME, seed, virtual)) {
                producer.join();
            }
            promises.areKeptExactly(database, writer.close(Duration.ofSeconds(60)));
        }
    }

    /** From JDK 21 on. */
    private static ThreadFactory virtualThreads() {
        try {
            Method ofVirtual = Thread.class.getMethod("ofVirtual");
            Object builder = ofVirtual.invoke(null);
            Method factory = Class.forName("java.lang.Thread$Builder").getMethod("factory");
            return (ThreadFactory) factory.invoke(builder);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
