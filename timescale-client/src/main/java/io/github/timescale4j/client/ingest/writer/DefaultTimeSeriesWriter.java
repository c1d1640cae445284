package io.github.timescale4j.client.ingest.writer;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** A writer: a buffer, and the threads that empty it. */
final class DefaultTimeSeriesWriter<T> implements TimeSeriesWriter<T> {

    private static final Duration LONGEST = Duration.ofDays(365);

    private final Delivery.Context<T> context;
    private final RowBuffer buffer;
    private final ToIntFunction<? super T> size;
    private final Consumer<DefaultTimeSeriesWriter<?>> whenClosed;
    private final List<Flusher> flushers;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    DefaultTimeSeriesWriter(
            Delivery.Context<T> context,
            ToIntFunction<? super T> size,
            Consumer<DefaultTimeSeriesWriter<?>> whenClosed) {
        this.context = context;
        this.buffer = context.buffer();
        this.size = size;
        this.whenClosed = whenClosed;
        this.flushers = IntStream.rangeClosed(1, context.settings().connections())
                .mapToObj(number -> new Flusher(context, number))
                .toList();
    }

    DefaultTimeSeriesWriter<T> start() {
        flushers.forEach(Thread::start);
        return this;
    }

    @Override
    public boolean offer(T row) {
        return buffer.add(Objects.requireNonNull(row, "a row must not be null"), size(row), mayWait());
    }

    @Override
    public CompletableFuture<Void> send(T row) {
        Objects.requireNonNull(row, "a row must not be null");
        CompletableFuture<Void> future = new CompletableFuture<>();
        try {
            if (!buffer.add(new Tracked<>(row, future), size(row), mayWait())) {
                future.completeExceptionally(buffer.full());
            }
        } catch (OfferRefusedException e) {
            future.completeExceptionally(e);
        }
        return future;
    }

    /** A row whose size cannot be told is the store's to refuse, with its reason. */
    private int size(T row) {
        try {
            return Math.max(1, size.applyAsInt(row));
        } catch (RuntimeException e) {
            return 1;
        }
    }

    private boolean mayWait() {
        return !Flusher.isCurrentOf(buffer);
    }

    @Override
    public CompletableFuture<Void> flush() {
        return buffer.flush().future();
    }

    @Override
    public WriterAccount account() {
        return buffer.account();
    }

    @Override
    public String relation() {
        return context.shape().relation();
    }

    Duration drainTimeout() {
        return context.settings().drainTimeout();
    }

    /** Begins to drain, and returns at once. */
    void stopAccepting() {
        buffer.close();
    }

    @Override
    public void close() {
        close(drainTimeout());
    }

    @Override
    public WriterAccount close(Duration deadline) {
        Duration bounded = deadline.isNegative() ? Duration.ZERO : deadline;
        long until = System.nanoTime() + (bounded.compareTo(LONGEST) < 0 ? bounded : LONGEST).toNanos();
        stopAccepting();
        if (mayWait()) {
            closeUntil(until);
        } else {
            Thread closer = new Thread(() -> closeUntil(until), "timescale-writer-" + relation() + "-close");
            closer.setDaemon(true);
            closer.start();
        }
        return account();
    }

    private void closeUntil(long until) {
        boolean interrupted = false;
        try {
            if (closing.compareAndSet(false, true)) {
                interrupted = drain(until);
            } else {
                boolean ignored = closed.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the flushers, and gives up what they have not done by then. */
    private boolean drain(long until) {
        boolean interrupted = false;
        try {
            for (Flusher flusher : flushers) {
                TimeUnit.NANOSECONDS.timedJoin(flusher, until - System.nanoTime());
            }
        } catch (InterruptedException e) {
            interrupted = true; // set again only after the handlers have run: they may have files to write
        }
        try {
            if (flushers.stream().anyMatch(Thread::isAlive)) {
                giveUp();
            }
            context.reporter().deaths();
            context.reporter().losses(account(), true);
        } finally {
            whenClosed.accept(this);
            closed.countDown();
        }
        return interrupted;
    }

    private void giveUp() {
        List<Batch> left = buffer.abort();
        flushers.forEach(Flusher::abandon);
        left.forEach(batch -> new Delivery<>(context, batch).abandon());
    }

    @Override
    public String toString() {
        return "TimeSeriesWriter of " + relation();
    }
}
