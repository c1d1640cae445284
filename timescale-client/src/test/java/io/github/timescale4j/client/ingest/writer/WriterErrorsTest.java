package io.github.timescale4j.client.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.event.WriterEvent;
import io.github.timescale4j.client.event.WriterListener;
import io.github.timescale4j.client.ingest.BatchStore;
import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.writer.RowNotStoredException.Reason;
import io.github.timescale4j.client.mapping.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Errors of the application and of the machine, and the end of a writer in spite of them. */
@Timeout(60)
class WriterErrorsTest {

    private static final Instant TIME = Instant.parse("2024-01-02T10:20:00Z");

    private final Queue<Double> stored = new ConcurrentLinkedQueue<>();
    private final Queue<DeadLetter<MetricData>> letters = new ConcurrentLinkedQueue<>();
    private final Queue<WriterEvent> events = new ConcurrentLinkedQueue<>();

    private static MetricData row(int number) {
        return new MetricData(TIME.plusSeconds(number), "device", "cpu", number);
    }

    private Writers writers(BatchStore<MetricData> store, WriterListener... listeners) {
        return new Writers(
                new Writers.Stores() {
                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> BatchStore<T> of(Class<T> type, CopyOptions options, Duration answerTimeout) {
                        return (BatchStore<T>) store;
                    }
                },
                new Mapping(null),
                List.of(listeners),
                WriterSettings.DEFAULTS,
                () -> 1);
    }

    private TimeSeriesWriterBuilder<MetricData> writer(BatchStore<MetricData> store, WriterListener... listeners) {
        return writers(store, listeners)
                .builder(MetricData.class)
                .maxAge(Duration.ofMillis(5))
                .retryDelay(Duration.ofMillis(1), Duration.ofMillis(5))
                .deadLetters(letters::add);
    }

    private long store(List<MetricData> rows) {
        List<Double> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.value()));
        stored.addAll(values);
        return rows.size();
    }

    private static void offer(TimeSeriesWriter<MetricData> writer, int rows) {
        for (int i = 0; i < rows; i++) {
            assertThat(writer.offer(row(i))).isTrue();
        }
    }

    private static void isWhole(WriterAccount account, int rows) {
        assertThat(account.accepted()).isEqualTo(rows);
        assertThat(account.buffered()).as(account.toString()).isZero();
        assertThat(account.inFlight()).isZero();
        assertThat(account.bytes()).isZero();
        assertThat(account.isBalanced()).isTrue();
    }

    @Test
    void anErrorOfAListenerEndsNoThreadAndHidesNothingFromOthers() {
        TimeSeriesWriter<MetricData> writer = writer(
                        this::store,
                        event -> {
                            throw new AssertionError("the listener's own");
                        },
                        events::add)
                .build();
        for (int i = 0; i < 3; i++) {
            offer(writer, 10);
            writer.flush().join();
        }
        WriterAccount account = writer.close(Duration.ofSeconds(10));
        isWhole(account, 30);
        assertThat(account.stored()).isEqualTo(30);
        assertThat(events.stream().mapToLong(WriterEvent::rows).sum()).isEqualTo(30);
    }

    @Test
    void anErrorOfAnAccessorIsThatRowsFaultAlone() {
        Function<Integer, MetricData> reading = number -> {
            if (number == 13 || number == 31) {
                throw number == 13 ? new StackOverflowError() : new AssertionError("an accessor's own");
            }
            return row(number);
        };
        Queue<DeadLetter<Integer>> dead = new ConcurrentLinkedQueue<>();
        TimeSeriesWriter<Integer> writer = writers(this::store)
                .<Integer, MetricData>loader(MetricData.class, reading, rows -> {})
                .deadLetters(dead::add)
                .build();
        for (int i = 0; i < 50; i++) {
            writer.offer(49 - i);
        }
        WriterAccount account = writer.close(Duration.ofSeconds(20));

        isWhole(account, 50);
        assertThat(account.stored()).isEqualTo(48);
        assertThat(dead)
                .extracting(DeadLetter::row, DeadLetter::reason)
                .containsExactlyInAnyOrder(tuple(13, Reason.REFUSED), tuple(31, Reason.REFUSED));
    }

    @Test
    void forWantOfMemoryABatchIsStoredInParts() {
        TimeSeriesWriter<MetricData> writer = writer(rows -> {
                    if (rows.size() > 10) {
                        throw new OutOfMemoryError("on purpose");
                    }
                    return store(rows);
                })
                .build();
        offer(writer, 100);
        WriterAccount account = writer.close(Duration.ofSeconds(20));

        isWhole(account, 100);
        assertThat(account.dead()).isZero();
        assertThat(stored).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void closingReturnsAfterTheHandlerHasReturnedForTheLastRow() throws Exception {
        CountDownLatch handling = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TimeSeriesWriter<MetricData> writer = writer(rows -> {
                    throw FailingStore.failure("23514");
                })
                .deadLetters(letter -> {
                    handling.countDown();
                    awaitQuietly(release);
                    letters.add(letter);
                })
                .build();
        offer(writer, 3);
        handling.await();
        CompletableFuture<WriterAccount> closing =
                CompletableFuture.supplyAsync(() -> writer.close(Duration.ofMillis(20)));
        CompletableFuture<WriterAccount> second =
                CompletableFuture.supplyAsync(() -> writer.close(Duration.ofMillis(1)));
        Thread.sleep(200);
        assertThat(closing).isNotDone();
        assertThat(second).isNotDone();

        release.countDown();

        isWhole(closing.get(), 3);
        isWhole(second.get(), 3);
        assertThat(letters).hasSize(3);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        boolean done = false;
        while (!done) {
            try {
                done = latch.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.yield(); // a handler that does not care
            }
        }
    }

    @Test
    void anInterruptEndsTheWaitForAHandlerThatHangs() throws Exception {
        CountDownLatch handling = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        TimeSeriesWriter<MetricData> writer = writer(rows -> {
                    throw FailingStore.failure("23514");
                })
                .deadLetters(letter -> {
                    handling.countDown();
                    awaitQuietly(release);
                })
                .build();
        offer(writer, 1);
        handling.await();
        AtomicReference<WriterAccount> account = new AtomicReference<>();
        Thread closer = new Thread(() -> account.set(writer.close(Duration.ZERO)));
        closer.start();
        while (closer.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        closer.interrupt();
        closer.join();

        assertThat(account.get().buffered()).isOne();
        release.countDown();
        isWhole(writer.close(Duration.ofSeconds(10)), 1);
    }

    @Test
    void aHandlerThatIsCalledByWhoeverClosesMayCloseToo() {
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<TimeSeriesWriter<MetricData>> self = new AtomicReference<>();
        self.set(writer(rows -> {
                    awaitQuietly(release);
                    return store(rows);
                })
                .batchRows(2)
                .deadLetters(letter -> {
                    self.get().close();
                    letters.add(letter);
                })
                .build());
        offer(self.get(), 6);
        long before = System.nanoTime();
        WriterAccount account = self.get().close(Duration.ofMillis(50));

        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(10));
        isWhole(account, 6);
        assertThat(letters).hasSize(6);
        release.countDown();
    }

    @Test
    void aCloserInAHurryBringsTheEndForwardForAll() throws Exception {
        TimeSeriesWriter<MetricData> writer = writer(rows -> {
                    throw FailingStore.failure("53300");
                })
                .build();
        offer(writer, 5);
        CompletableFuture<WriterAccount> patient =
                CompletableFuture.supplyAsync(() -> writer.close(Duration.ofMinutes(5)));
        isWhole(writer.close(Duration.ofMillis(10)), 5);
        isWhole(patient.get(), 5);
        assertThat(letters)
                .hasSize(5)
                .allSatisfy(letter -> assertThat(letter.reason()).isEqualTo(Reason.CLOSED));
    }

    @Test
    void withoutAThreadThatLivesTheRowsAreHandedOverAtOnce() {
        WriterSettings settings = WriterSettings.DEFAULTS;
        RowBuffer buffer = new RowBuffer(settings);
        Reporter reporter = new Reporter("metric_data", true, List.of(events::add));
        DeadLetters<MetricData> dead = new DeadLetters<>(letters::add, buffer, reporter);
        var reader = new Mapping(null).writer(MetricData.class);
        RowShape<MetricData> shape = new RowShape<>(reader.declaration(), reader::value, json -> 0);
        // It is not started, as if its threads had died.
        DefaultTimeSeriesWriter<MetricData> writer = new DefaultTimeSeriesWriter<>(
                new Delivery.Context<>(this::store, shape, settings, false, buffer, dead, reporter),
                row -> 1,
                closed -> {});
        CompletableFuture<Void> sent = writer.send(row(1));
        offer(writer, 5);
        CompletableFuture<Void> flushed = writer.flush();

        WriterAccount account = writer.close(Duration.ofMinutes(5));

        isWhole(account, 6);
        assertThat(account.dead()).isEqualTo(6);
        assertThat(letters).hasSize(6).allSatisfy(letter -> {
            assertThat(letter.reason()).isEqualTo(Reason.CLOSED);
            assertThat(letter.attempts()).isZero();
            assertThat(letter.possiblyStored()).isFalse();
        });
        assertThat(sent).isCompletedExceptionally();
        assertThat(flushed).isCompleted();
    }

    @Test
    void anErrorBehindAFutureIsThatFuturesOwn() {
        TimeSeriesWriter<MetricData> writer = writer(this::store).build();
        CompletableFuture<Void> first = writer.send(row(1));
        CompletableFuture<Void> behind = first.thenRun(() -> {
            throw new AssertionError("an action's own");
        });
        CompletableFuture<Void> second = writer.send(row(2));
        WriterAccount account = writer.close(Duration.ofSeconds(10));

        isWhole(account, 2);
        assertThat(second).isCompleted();
        assertThat(behind).isCompletedExceptionally();
    }
}
