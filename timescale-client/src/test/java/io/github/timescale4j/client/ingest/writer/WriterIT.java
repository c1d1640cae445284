package io.github.timescale4j.client.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.timescale4j.client.HourlyMetrics;
import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.event.WriterEvent;
import io.github.timescale4j.client.event.WriterEvent.Kind;
import io.github.timescale4j.client.ingest.BatchStore;
import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.OnConflict;
import io.github.timescale4j.client.ingest.RowRefusedException;
import io.github.timescale4j.client.ingest.UnencodableTypeException;
import io.github.timescale4j.client.ingest.writer.RowNotStoredException.Reason;
import io.github.timescale4j.client.mapping.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.InvalidDataAccessApiUsageException;

@Timeout(120)
class WriterIT {

    private static final Instant TIME = Instant.parse("2024-01-02T10:20:00Z");

    private final Queue<WriterEvent> events = new ConcurrentLinkedQueue<>();
    private final Queue<DeadLetter<MetricData>> letters = new ConcurrentLinkedQueue<>();
    private TestDatabase database;
    private TimeScaleClient client;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded("writer_it");
        database.createMetricData();
        database.run("ALTER TABLE metric_data ADD CHECK (value <> 13)");
        client = database.builder().writerListener(events::add).build();
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    private static MetricData row(int number) {
        return new MetricData(TIME.plusSeconds(number), "device", "cpu", number);
    }

    private List<Integer> stored() {
        return client.query("SELECT value::int FROM metric_data ORDER BY 1").list(Integer.class);
    }

    private TimeSeriesWriterBuilder<MetricData> writer() {
        return client.writer(MetricData.class).connections(1).deadLetters(letters::add);
    }

    /** A writer over a store of the test's own. */
    private TimeSeriesWriterBuilder<MetricData> writer(BatchStore<MetricData> store) {
        Writers writers = new Writers(
                new Writers.Stores() {
                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> BatchStore<T> of(Class<T> type, CopyOptions options, Duration answerTimeout) {
                        return (BatchStore<T>) store;
                    }
                },
                new Mapping(null),
                List.of(events::add),
                WriterSettings.DEFAULTS,
                () -> 1);
        return writers.builder(MetricData.class)
                .retryDelay(Duration.ofMillis(1), Duration.ofMillis(5))
                .deadLetters(letters::add);
    }

    private static void balanced(WriterAccount account) {
        assertThat(account.isBalanced()).as(account.toString()).isTrue();
    }

    @Test
    void storesWhatItIsOfferedWhenItIsClosed() {
        try (TimeSeriesWriter<MetricData> writer = writer().batchRows(40).build()) {
            for (int i = 20; i < 120; i++) {
                assertThat(writer.offer(row(i))).isTrue();
            }
            WriterAccount account = writer.close(Duration.ofSeconds(20));

            assertThat(account.stored()).isEqualTo(100);
            assertThat(account.batches()).isEqualTo(3);
            assertThat(account.buffered()).isZero();
            assertThat(account.lastSuccess()).isNotNull();
            assertThat(account.isFailing()).isFalse();
            balanced(account);
        }
        assertThat(stored()).hasSize(100).doesNotHaveDuplicates();
        assertThat(events)
                .filteredOn(event -> event.kind() == Kind.STORED)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.relation()).isEqualTo("metric_data"))
                .allSatisfy(event -> assertThat(event.attempts()).isOne())
                .extracting(WriterEvent::rows)
                .containsExactly(40L, 40L, 20L);
    }

    @Test
    void aBatchSaysIntoHowManyChunksItsRowsWent() {
        List<MetricData> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Instant time = TIME.plus(Duration.ofDays(i % 4)).plusSeconds(i);
            rows.add(new MetricData(time, "device" + i % 7, "cpu", 100 + i));
        }
        try (TimeSeriesWriter<MetricData> writer = writer().batchRows(60).build()) {
            rows.forEach(writer::offer);
        }

        assertThat(events)
                .extracting(WriterEvent::kind, WriterEvent::chunks)
                .as("the first batch, before which nobody had looked at the table, and one in the order of series")
                .containsExactly(tuple(Kind.STORED, 4), tuple(Kind.STORED, 4));
    }

    @Test
    void howManyChunksIsNotKnownOfATableThatNobodyHasLookedAt() {
        try (TimeSeriesWriter<MetricData> writer = writer(rows -> rows.size()).build()) {
            writer.offer(row(1));
        }

        assertThat(events).extracting(WriterEvent::chunks).containsExactly(0);
    }

    @Test
    void aRowsFutureCompletesAfterItsCommit() throws Exception {
        try (TimeSeriesWriter<MetricData> writer = writer().build()) {
            writer.send(row(1)).get();
            assertThat(stored()).containsExactly(1);
        }
    }

    @Test
    void rowsThatCanNeverBeStoredAsTheyAreToBeAreGivenUpAtOnce() throws Exception {
        database.run("ALTER TABLE metric_data ALTER value TYPE int8");
        try (TimeSeriesWriter<MetricData> writer =
                writer().copyOptions(CopyOptions.defaults().directCompress()).build()) {
            for (int i = 20; i < 120; i++) {
                writer.offer(row(i));
            }
            writer.flush().get(20, TimeUnit.SECONDS);

            assertThat(letters)
                    .hasSize(100)
                    .allSatisfy(letter -> assertThat(letter.reason()).isEqualTo(Reason.REFUSED))
                    .allSatisfy(letter -> assertThat(letter.attempts()).isOne())
                    .allSatisfy(letter -> assertThat(letter.cause()).isInstanceOf(UnencodableTypeException.class));
            balanced(writer.account());
        }
    }

    @Test
    void aFlushCompletesWhenEverythingBeforeItIsDecided() throws Exception {
        try (TimeSeriesWriter<MetricData> writer =
                writer().maxAge(Duration.ofHours(1)).batchRows(7).build()) {
            for (int i = 20; i < 40; i++) {
                writer.offer(row(i));
            }
            writer.flush().get();
            assertThat(stored()).hasSize(20);
            assertThat(writer.account().stored()).isEqualTo(20);
            writer.flush().get();
        }
    }

    @Test
    void aBatchIsSortedByTime() throws Exception {
        List<List<MetricData>> batches = new ArrayList<>();
        try (TimeSeriesWriter<MetricData> writer = writer(rows -> {
                    batches.add(List.copyOf(rows));
                    return client.insertAll(rows);
                })
                .build()) {
            for (int i : new int[] {5, 3, 9, 1, 3}) {
                writer.offer(row(i));
            }
            CompletableFuture<Void> last = writer.send(row(2));
            last.get();
        }
        assertThat(batches).hasSize(1);
        assertThat(batches.get(0)).containsExactly(row(1), row(2), row(3), row(3), row(5), row(9));
    }

    @Test
    void aPoisonousRowIsFoundAndAllOthersAreStored() {
        try (TimeSeriesWriter<MetricData> writer = writer().build()) {
            for (int i = 0; i < 100; i++) {
                writer.offer(row(i));
            }
            CompletableFuture<Void> second = writer.send(row(13));
            WriterAccount account = writer.close(Duration.ofSeconds(30));

            assertThat(account.stored()).isEqualTo(99);
            assertThat(account.dead()).isEqualTo(2);
            balanced(account);
            assertThat(second)
                    .failsWithin(Duration.ZERO)
                    .withThrowableOfType(ExecutionException.class)
                    .havingCause()
                    .isInstanceOfSatisfying(RowNotStoredException.class, e -> {
                        assertThat(e.reason()).isEqualTo(Reason.REFUSED);
                        assertThat(e.sqlState()).isEqualTo("23514");
                        assertThat(e.possiblyStored()).isFalse();
                        assertThat(e.attempts()).isGreaterThan(1);
                    });
        }
        assertThat(stored()).hasSize(99).doesNotContain(13);
        assertThat(letters).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.row()).isEqualTo(row(13));
            assertThat(letter.reason()).isEqualTo(Reason.REFUSED);
            assertThat(letter.sqlState()).isEqualTo("23514");
            assertThat(letter.cause()).isNotNull();
            assertThat(letter.time()).isBefore(Instant.now().plusSeconds(1));
            assertThat(letter.toString()).doesNotContain("device");
        });
    }

    @Test
    void aRowThatCannotEvenBeReadIsRefusedByItself() {
        try (TimeSeriesWriter<MetricData> writer = writer().build()) {
            writer.offer(row(1));
            writer.offer(new MetricData(TIME, "NUL \0", "cpu", 2));
            writer.offer(new MetricData(null, "device", "cpu", 3));
            WriterAccount account = writer.close(Duration.ofSeconds(30));
            assertThat(account.dead()).isEqualTo(2);
        }
        assertThat(stored()).containsExactly(1);
        assertThat(letters).extracting(letter -> letter.row().value()).containsExactlyInAnyOrder(2.0, 3.0);
        assertThat(letters)
                .allSatisfy(letter -> assertThat(letter.cause())
                        .isInstanceOfSatisfying(
                                RowRefusedException.class,
                                e -> assertThat(e.property()).isIn("timestamp", "deviceId")));
        assertThat(events)
                .filteredOn(event -> event.kind() == Kind.RETRY)
                .as("the exception names the row, so nothing is searched for")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void withAKeyAndAChoiceABatchThatIsSentAgainIsStoredOnce() {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        client.insert(row(25));
        try (TimeSeriesWriter<MetricData> writer = writer().copyOptions(
                        CopyOptions.defaults().onConflict(OnConflict.DO_NOTHING))
                .build()) {
            for (int i = 20; i < 30; i++) {
                writer.offer(row(i));
                writer.offer(row(i));
            }
            WriterAccount account = writer.close(Duration.ofSeconds(30));
            assertThat(account.stored()).isEqualTo(20);
            assertThat(account.dead()).isZero();
        }
        assertThat(stored()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aHandlerThatThrowsLosesNothingElse() {
        AtomicInteger called = new AtomicInteger();
        try (TimeSeriesWriter<MetricData> writer = writer().deadLetters(letter -> {
                    called.incrementAndGet();
                    throw new AssertionError("the handler's own");
                })
                .build()) {
            for (int i = 10; i < 20; i++) {
                writer.offer(row(i));
                writer.offer(row(13));
            }
            WriterAccount account = writer.close(Duration.ofSeconds(30));

            assertThat(account.dead()).isEqualTo(11);
            assertThat(account.deadLetterFailures()).isEqualTo(11);
            assertThat(account.stored()).isEqualTo(9);
            balanced(account);
        }
        assertThat(called).hasValue(11);
        assertThat(stored()).hasSize(9);
    }

    @Test
    void withoutATableTheRowsWaitAndAreNotTornApart() {
        database.run("ALTER TABLE metric_data RENAME TO elsewhere");
        AtomicInteger attempts = new AtomicInteger();
        try (TimeSeriesWriter<MetricData> writer = writer(rows -> {
                    if (attempts.incrementAndGet() == 5) {
                        database.run("ALTER TABLE elsewhere RENAME TO metric_data");
                    }
                    assertThat(rows).hasSize(50);
                    return client.insertAll(rows);
                })
                .build()) {
            for (int i = 20; i < 70; i++) {
                writer.offer(row(i));
            }
            writer.flush().join();
            WriterAccount account = writer.account();
            assertThat(account.stored()).isEqualTo(50);
            assertThat(account.retries()).isEqualTo(4);
            assertThat(account.lastFailure().sqlState()).isEqualTo("42P01");
        }
        assertThat(stored()).hasSize(50);
    }

    @Test
    void afterTheRetryLimitTheBatchIsDead() {
        try (TimeSeriesWriter<MetricData> writer = writer(rows -> {
                    throw FailingStore.failure("08006");
                })
                .retryLimit(Duration.ofMillis(60))
                .build()) {
            writer.offer(row(1));
            CompletableFuture<Void> second = writer.send(row(2));
            writer.flush().join();

            assertThat(second).isCompletedExceptionally();
            WriterAccount account = writer.account();
            assertThat(account.dead()).isEqualTo(2);
            assertThat(account.isFailing()).isTrue();
            balanced(account);
        }
        assertThat(letters).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.reason()).isEqualTo(Reason.GAVE_UP);
            assertThat(letter.sqlState()).isEqualTo("08006");
            assertThat(letter.possiblyStored()).isTrue();
            assertThat(letter.attempts()).isGreaterThan(2);
        });
    }

    @Test
    void whatIsTooMuchAtOnceIsStoredInParts() {
        try (TimeSeriesWriter<MetricData> writer = writer(rows -> {
                    if (rows.size() > 10) {
                        throw FailingStore.failure("57014");
                    }
                    return client.insertAll(rows);
                })
                .build()) {
            for (int i = 20; i < 60; i++) {
                writer.offer(row(i));
            }
            writer.flush().join();
            assertThat(writer.account().dead()).isZero();
        }
        assertThat(stored()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void closingGivesUpAtItsDeadlineAndTellsWhatMayBeStored() throws Exception {
        CountDownLatch storing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TimeSeriesWriter<MetricData> writer = writer(rows -> {
                    storing.countDown();
                    boolean released = false;
                    while (!released) {
                        try {
                            released = release.await(1, TimeUnit.MINUTES);
                        } catch (InterruptedException e) {
                            Thread.yield(); // as a driver that waits for its socket
                        }
                    }
                    return client.insertAll(rows);
                })
                .batchRows(2)
                .bufferRows(100)
                .build();
        for (int i = 0; i < 5; i++) {
            writer.offer(row(i));
        }
        storing.await();
        CompletableFuture<Void> flushed = writer.flush();

        WriterAccount account = writer.close(Duration.ofMillis(50));

        assertThat(account.dead()).isEqualTo(5);
        assertThat(account.buffered()).isZero();
        assertThat(account.bytes()).isZero();
        balanced(account);
        assertThat(flushed).isCompleted();
        assertThat(letters).extracting(DeadLetter::reason).containsOnly(Reason.CLOSED);
        assertThat(letters)
                .extracting(letter -> (int) letter.row().value() + ":" + letter.possiblyStored())
                .containsExactlyInAnyOrder("0:true", "1:true", "2:false", "3:false", "4:false");
        assertThatExceptionOfType(OfferRefusedException.class)
                .isThrownBy(() -> writer.offer(row(9)))
                .withMessage("the writer is closed");
        assertThat(writer.send(row(9))).isCompletedExceptionally();

        release.countDown();
        for (int i = 0; i < 200 && stored().size() < 2; i++) {
            Thread.sleep(10);
        }
        assertThat(stored())
                .as("what was on its way arrives, and is not counted twice")
                .containsExactly(0, 1);
        assertThat(writer.account().stored()).isZero();
        balanced(writer.account());
    }

    @Test
    void anInterruptEndsTheWaitOfWhoeverCloses() {
        TimeSeriesWriter<MetricData> writer = writer(rows -> {
                    throw FailingStore.failure("53300");
                })
                .build();
        writer.offer(row(1));
        Thread.currentThread().interrupt();

        WriterAccount account = writer.close(Duration.ofMinutes(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(account.dead()).isOne();
    }

    @Test
    void aHandlerMayOfferAndCloseWithoutWaitingForItself() throws Exception {
        AtomicReference<TimeSeriesWriter<MetricData>> self = new AtomicReference<>();
        AtomicReference<Throwable> refused = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        self.set(writer().batchRows(1)
                .bufferRows(1)
                .deadLetters(letter -> {
                    try {
                        self.get().offer(row(14));
                    } catch (OfferRefusedException e) {
                        refused.set(e);
                    }
                    self.get().close();
                    done.countDown();
                })
                .build());
        self.get().offer(row(13));

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.get()).hasMessageContaining("the buffer is full");
        WriterAccount account = self.get().close(Duration.ofSeconds(10));
        assertThat(account.dead()).isOne();
    }

    @Test
    void theClientDrainsItsWritersBeforeItsPoolIsClosed() {
        TimeSeriesWriter<MetricData> writer =
                writer().maxAge(Duration.ofHours(1)).build();
        writer.offer(row(1));
        assertThat(client.writers()).containsExactly(writer);

        client.close();

        assertThat(client.writers()).isEmpty();
        assertThat(writer.account().stored()).isOne();
        assertThatIllegalStateException().isThrownBy(() -> writer().build()).withMessageContaining("closed");
    }

    @Test
    void settingsThatContradictEachOtherAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer().batchRows(0))
                .withMessage("'batchRows' must be at least 1, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer().batchRows(10).bufferRows(5).build())
                .withMessageContaining("'bufferRows' (5)")
                .withMessageContaining("'batchRows' (10)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer().connections(3))
                .withMessageContaining("'connections'")
                .withMessageContaining("2, not 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer().overflow(Overflow.ERROR)
                        .maxWait(Duration.ofSeconds(1))
                        .build())
                .withMessageContaining("'maxWait'");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.writer(HourlyMetrics.class))
                .withMessageContaining("continuous aggregate");
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.writer(String.class))
                .withMessageContaining("@TimeSeries");
    }

    /** With failures before and after the commit: nothing acknowledged is missing, and the account adds up at every moment. */
    @Test
    void nothingIsLostAndTheAccountAddsUpWhateverFails() throws Exception {
        long seed = new Random().nextLong();
        for (Overflow overflow : Overflow.values()) {
            database.run("TRUNCATE metric_data");
            letters.clear();
            chaos(overflow, seed + overflow.ordinal());
        }
    }

    private void chaos(Overflow overflow, long seed) throws Exception {
        FailingStore<MetricData> store = new FailingStore<>(client::insertAll, seed, 0.3, 0.1);
        TimeSeriesWriter<MetricData> writer = writer(store)
                .overflow(overflow)
                .batchRows(50)
                .bufferRows(200)
                .maxAge(Duration.ofMillis(5))
                .build();
        Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
        AtomicInteger accepted = new AtomicInteger();
        List<Thread> producers = new ArrayList<>();
        for (int producer = 0; producer < 4; producer++) {
            int first = producer * 1_000;
            Thread thread = new Thread(() -> {
                Random random = new Random(seed + first);
                for (int i = first; i < first + 1_000; i++) {
                    int number = i;
                    boolean taken;
                    if (random.nextBoolean()) {
                        CompletableFuture<Void> future = writer.send(row(number));
                        taken = !isRefused(future);
                        future.thenRun(() -> acknowledged.add(number));
                    } else {
                        taken = offer(writer, number, overflow);
                    }
                    if (taken) {
                        accepted.incrementAndGet();
                    }
                    // The next batch is given a chance, also where nothing is ever refused.
                    if (!taken || number % 20 == 0) {
                        LockSupport.parkNanos(500_000);
                    }
                    if (number % 50 == 0) {
                        balanced(writer.account());
                        assertThat(writer.account().buffered()).isBetween(0L, 200L);
                    }
                }
            });
            producers.add(thread);
            thread.start();
        }
        for (Thread thread : producers) {
            thread.join();
        }
        WriterAccount account = writer.close(Duration.ofSeconds(60));

        String what = overflow + ", seed " + seed + ": " + account;
        assertThat(account.isBalanced()).as(what).isTrue();
        assertThat(account.buffered()).as(what).isZero();
        assertThat(account.accepted()).as(what).isEqualTo(accepted.get());
        assertThat(account.accepted() + account.refused()).as(what).isEqualTo(4_000);
        assertThat(account.dead()).as(what).isEqualTo(letters.size());
        assertThat(store.failures()).as(what).isPositive();
        List<Integer> stored = stored();
        assertThat(stored).as(what).containsAll(acknowledged);
        assertThat(stored.stream().distinct().count())
                .as(what + ", rows that are there")
                .isEqualTo(account.stored() + lostAnswers(stored));
        if (overflow == Overflow.BLOCK) {
            assertThat(account.accepted()).as(what).isEqualTo(4_000);
            assertThat(account.dead()).as(what + letters).isEqualTo(1);
        }
        assertThat(stored).as(what).doesNotContain(13);
    }

    private static boolean offer(TimeSeriesWriter<MetricData> writer, int number, Overflow overflow) {
        try {
            return writer.offer(row(number));
        } catch (OfferRefusedException e) {
            assertThat(overflow).isEqualTo(Overflow.ERROR);
            return false;
        }
    }

    private static boolean isRefused(CompletableFuture<Void> future) {
        if (!future.isCompletedExceptionally()) {
            return false;
        }
        try {
            future.join();
            return false;
        } catch (CompletionException e) {
            return e.getCause() instanceof OfferRefusedException;
        }
    }

    /** Rows that are dead letters although they are stored: their last answer was lost. */
    private long lostAnswers(List<Integer> stored) {
        return letters.stream()
                .filter(letter -> stored.contains((int) letter.row().value()))
                .peek(letter -> assertThat(letter.possiblyStored()).isTrue())
                .count();
    }
}
