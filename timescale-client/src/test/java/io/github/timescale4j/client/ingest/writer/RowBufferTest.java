package io.github.timescale4j.client.ingest.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.ingest.writer.OfferRefusedException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RowBufferTest {

    private static final int SIZE = 10;

    private static RowBuffer buffer(Overflow overflow, int batch, int rows, long bytes, @Nullable Duration maxWait) {
        return buffer(overflow, batch, rows, bytes, maxWait, Duration.ofMillis(50));
    }

    /** Whoever waits until a row is old enough waits longer than a test may take. */
    private static RowBuffer ageless(int batch, int rows, long bytes) {
        return buffer(Overflow.BLOCK, batch, rows, bytes, null, Duration.ofHours(1));
    }

    private static RowBuffer buffer(
            Overflow overflow, int batch, int rows, long bytes, @Nullable Duration maxWait, Duration maxAge) {
        return new RowBuffer(new WriterSettings(
                batch,
                bytes,
                maxAge,
                rows,
                bytes,
                1,
                overflow,
                maxWait,
                Duration.ofMillis(1),
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1)));
    }

    private static void store(RowBuffer buffer, Batch batch) {
        buffer.stored(batch.rows());
        buffer.decided(batch);
    }

    /** Runs something that is expected to wait, and returns when it does. */
    private static <V> FutureTask<V> waiting(java.util.concurrent.Callable<V> action, List<Thread> threads)
            throws InterruptedException {
        FutureTask<V> task = new FutureTask<>(action);
        Thread thread = new Thread(task);
        threads.add(thread);
        thread.start();
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
        return task;
    }

    @Test
    void aBatchIsFullByRows() {
        RowBuffer buffer = buffer(Overflow.BLOCK, 3, 10, 1_000, null);
        for (int i = 0; i < 4; i++) {
            assertThat(buffer.add(i, SIZE, true)).isTrue();
        }
        assertThat(buffer.take().entries()).containsExactly(0, 1, 2);
        WriterAccount account = buffer.account();
        assertThat(account.accepted()).isEqualTo(4);
        assertThat(account.buffered()).isEqualTo(4);
        assertThat(account.inFlight()).isEqualTo(3);
        assertThat(account.bytes()).isEqualTo(40);
        assertThat(account.oldest()).isPositive();
    }

    @Test
    void aBatchIsFullByBytes() {
        RowBuffer buffer = ageless(100, 100, 25);
        buffer.add("a", 20, true);
        buffer.add("b", 5, true);
        assertThat(buffer.take().rows()).isEqualTo(2);
    }

    @Test
    void aBatchThatIsNotFullIsTakenWhenItsFirstRowIsOldEnough() {
        RowBuffer buffer = buffer(Overflow.BLOCK, 100, 100, 1_000, null);
        long before = System.nanoTime();
        buffer.add("a", SIZE, true);
        assertThat(buffer.take().rows()).isOne();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(50));
    }

    @Test
    void aFullBufferRefusesAsItWasTold() {
        RowBuffer newest = buffer(Overflow.DROP_NEWEST, 2, 2, 1_000, null);
        RowBuffer error = buffer(Overflow.ERROR, 2, 2, 1_000, null);
        for (RowBuffer buffer : List.of(newest, error)) {
            buffer.add(1, SIZE, true);
            buffer.add(2, SIZE, true);
        }

        assertThat(newest.add(3, SIZE, true)).isFalse();
        assertThatExceptionOfType(OfferRefusedException.class)
                .isThrownBy(() -> error.add(3, SIZE, true))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.FULL))
                .satisfies(e -> assertThat(e.bufferedRows()).isEqualTo(2))
                .satisfies(e -> assertThat(e.bufferedBytes()).isEqualTo(20));
        for (RowBuffer buffer : List.of(newest, error)) {
            assertThat(buffer.account().accepted()).isEqualTo(2);
            assertThat(buffer.account().refused()).isOne();
            assertThat(buffer.account().isBalanced()).isTrue();
        }
    }

    @Test
    void theOldestRowsMakeRoomButNotThoseThatAreBeingStored() {
        RowBuffer buffer = buffer(Overflow.DROP_OLDEST, 2, 5, 1_000, null);
        for (int i = 0; i < 5; i++) {
            buffer.add(i, SIZE, true);
        }
        Batch first = buffer.take();
        CompletableFuture<Void> flushed = buffer.flush().future();

        assertThat(buffer.add(5, SIZE, true)).isTrue();
        assertThat(buffer.add(6, SIZE, true)).isTrue();
        assertThat(buffer.add(7, SIZE, true)).isTrue();

        assertThat(first.entries()).containsExactly(0, 1);
        assertThat(buffer.account().dropped()).isEqualTo(3);
        assertThat(buffer.account().isBalanced()).isTrue();
        assertThat(buffer.account().bytes()).isEqualTo(50);
        assertThat(flushed).as("the first batch is not decided").isNotDone();
        store(buffer, first);
        assertThat(flushed).as("dropped rows are decided").isCompleted();
        assertThat(buffer.take().entries()).containsExactly(5, 6);
    }

    @Test
    void aDroppedRowTellsWhoeverWaitsForIt() {
        RowBuffer buffer = buffer(Overflow.DROP_OLDEST, 2, 2, 1_000, null);
        CompletableFuture<Void> future = new CompletableFuture<>();
        buffer.add(new Tracked<>("a", future), SIZE, true);
        buffer.add("b", SIZE, true);
        buffer.add("c", SIZE, true);

        assertThat(future)
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        RowNotStoredException.class,
                        e -> assertThat(e.reason()).isEqualTo(RowNotStoredException.Reason.DROPPED));
    }

    @Test
    void oneRowFitsHoweverLargeItIs() {
        RowBuffer buffer = buffer(Overflow.DROP_NEWEST, 10, 10, 100, null);
        assertThat(buffer.add("large", 1_000, true)).isTrue();
        assertThat(buffer.add("small", 1, true)).isFalse();
    }

    @Test
    void aProducerWaitsUntilThereIsRoom() throws Exception {
        RowBuffer buffer = buffer(Overflow.BLOCK, 2, 2, 1_000, null);
        buffer.add(1, SIZE, true);
        buffer.add(2, SIZE, true);
        FutureTask<Boolean> third = waiting(() -> buffer.add(3, SIZE, true), new ArrayList<>());

        store(buffer, buffer.take());

        assertThat(third.get()).isTrue();
        assertThat(buffer.account().buffered()).isOne();
    }

    @Test
    void aFullBufferWithoutAFullBatchDoesNotWaitForItsAge() throws Exception {
        RowBuffer buffer = ageless(10, 2, 1_000);
        buffer.add(1, SIZE, true);
        buffer.add(2, SIZE, true);
        waiting(() -> buffer.add(3, SIZE, true), new ArrayList<>());
        assertThat(buffer.take().rows()).isEqualTo(2);
        buffer.close();
    }

    @Test
    void aProducerWaitsNoLongerThanItMay() {
        RowBuffer buffer = buffer(Overflow.BLOCK, 1, 1, 1_000, Duration.ofMillis(20));
        buffer.add(1, SIZE, true);
        long before = System.nanoTime();
        assertThat(buffer.add(2, SIZE, true)).isFalse();
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    }

    @Test
    void closingWakesWhoeverWaits() throws Exception {
        RowBuffer buffer = buffer(Overflow.BLOCK, 1, 1, 1_000, null);
        buffer.add(1, SIZE, true);
        FutureTask<Boolean> waiting = waiting(() -> buffer.add(2, SIZE, true), new ArrayList<>());

        buffer.close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(waiting::get)
                .havingCause()
                .isInstanceOfSatisfying(
                        OfferRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
        store(buffer, buffer.take());
        assertThat(buffer.take()).isNull();
        assertThat(buffer.account().isBalanced()).isTrue();
        assertThat(buffer.account().accepted()).isOne();
    }

    @Test
    void anInterruptEndsTheWaitAndIsNotSwallowed() throws Exception {
        RowBuffer buffer = buffer(Overflow.BLOCK, 1, 1, 1_000, null);
        buffer.add(1, SIZE, true);
        List<Thread> threads = new ArrayList<>();
        FutureTask<Boolean> waiting = waiting(
                () -> {
                    try {
                        return buffer.add(2, SIZE, true);
                    } catch (OfferRefusedException e) {
                        assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED);
                        return Thread.currentThread().isInterrupted();
                    }
                },
                threads);

        threads.get(0).interrupt();

        assertThat(waiting.get()).isTrue();
    }

    @Test
    void aThreadOfTheWriterDoesNotWaitForItself() {
        RowBuffer buffer = buffer(Overflow.BLOCK, 1, 1, 1_000, null);
        buffer.add(1, SIZE, false);
        assertThatExceptionOfType(OfferRefusedException.class).isThrownBy(() -> buffer.add(2, SIZE, false));
    }

    @Test
    void abortingGivesBackWhatNobodyHasTaken() {
        RowBuffer buffer = buffer(Overflow.BLOCK, 2, 10, 1_000, null);
        for (int i = 0; i < 5; i++) {
            buffer.add(i, SIZE, true);
        }
        Batch taken = buffer.take();

        buffer.abort();
        assertThat(buffer.take()).as("nobody stores them any more").isNull();
        List<Batch> left = new ArrayList<>();
        for (Batch batch = buffer.takeLeft(); batch != null; batch = buffer.takeLeft()) {
            left.add(batch);
        }

        assertThat(left).extracting(Batch::rows).containsExactly(2, 1);
        assertThat(buffer.take()).isNull();
        left.forEach(batch -> {
            buffer.dead(batch.rows(), 0);
            buffer.decided(batch);
        });
        store(buffer, taken);
        WriterAccount account = buffer.account();
        assertThat(account.stored()).isEqualTo(2);
        assertThat(account.dead()).isEqualTo(3);
        assertThat(account.buffered() + account.inFlight() + account.bytes()).isZero();
    }

    @Test
    void anEmptyBufferIsFlushedAtOnce() {
        assertThat(buffer(Overflow.BLOCK, 2, 10, 1_000, null).flush().future()).isCompleted();
    }
}
