package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.writer.RowNotStoredException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
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
    /** Threads that close this writer, in which handlers may be called that use it again. */
    private final Set<Thread> closers = ConcurrentHashMap.newKeySet();

    private final AtomicLong remaining = new AtomicLong(Long.MAX_VALUE);
    private final long openedAt = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();

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

    /** Without all of its threads there is no writer. */
    DefaultTimeSeriesWriter<T> start() {
        boolean done = false;
        try {
            flushers.forEach(Thread::start);
            done = true;
        } finally {
            if (!done) {
                close(Duration.ZERO);
            }
        }
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
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return 1;
        }
    }

    /** Whoever is called by the writer would wait for itself. */
    private boolean mayWait() {
        return !Flusher.isCurrentOf(buffer) && !closers.contains(Thread.currentThread());
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
        long until = System.nanoTime() - openedAt + (bounded.compareTo(LONGEST) < 0 ? bounded : LONGEST).toNanos();
        stopAccepting();
        boolean sooner = until < remaining.getAndUpdate(before -> Math.min(before, until));
        if (mayWait()) {
            closeUntil(until);
        } else if (sooner) {
            closeBehind(until);
        }
        return account();
    }

    private void closeBehind(long until) {
        Thread closer = new Thread(() -> closeUntil(until), "timescale-writer-" + relation() + "-close");
        closer.setDaemon(true);
        closer.start();
    }

    private void closeUntil(long until) {
        closers.add(Thread.currentThread());
        boolean interrupted = !storeUntil(until);
        try {
            if (!awaitHandlers()) {
                closeBehind(until); // this thread may not wait
            } else if (ended.compareAndSet(false, true)) {
                end(until);
            }
        } catch (InterruptedException e) {
            interrupted = true;
            closeBehind(until);
        } finally {
            closers.remove(Thread.currentThread());
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for the rows to be stored, and gives up what is not; {@code false} if the thread was interrupted. */
    private boolean storeUntil(long until) {
        boolean interrupted = false;
        boolean stored = false;
        try {
            boolean somebodyStores = flushers.stream().anyMatch(Thread::isAlive);
            stored = buffer.awaitDrained(somebodyStores ? left(until) : 0);
        } catch (InterruptedException e) {
            interrupted = true; // set again only after the handlers have run: they may have files to write
        }
        if (!stored) {
            giveUp();
        }
        return !interrupted;
    }

    private void giveUp() {
        buffer.abort();
        flushers.forEach(Flusher::abandon);
        for (Batch batch = buffer.takeLeft(); batch != null; batch = buffer.takeLeft()) {
            Delivery.giveUp(context, batch, Reason.CLOSED);
        }
    }

    /** A thread of another writer does not wait: that writer's closing may be what this one's handler waits for. */
    private boolean awaitHandlers() throws InterruptedException {
        return buffer.awaitDrained(Thread.currentThread() instanceof Flusher ? 0 : Long.MAX_VALUE);
    }

    private void end(long until) throws InterruptedException {
        try {
            for (Flusher flusher : flushers) {
                if (!buffer.isAborted()) { // or else it may be in an attempt of which nobody knows how long it lasts
                    TimeUnit.NANOSECONDS.timedJoin(flusher, left(until));
                }
            }
        } finally {
            whenClosed.accept(this);
            context.reporter().deaths();
            context.reporter().losses(account(), true);
        }
    }

    private long left(long until) {
        return until - (System.nanoTime() - openedAt);
    }

    @Override
    public String toString() {
        return "TimeSeriesWriter of " + relation();
    }
}
