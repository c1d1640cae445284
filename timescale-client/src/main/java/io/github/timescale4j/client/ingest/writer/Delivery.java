package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.BatchStore;
import io.github.timescale4j.client.ingest.writer.Failure.Kind;
import io.github.timescale4j.client.ingest.writer.RowNotStoredException.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One batch on its way: as a whole, or, where a row of it is refused, in smaller and smaller parts until that row is alone. Run by
 * one thread; another one may abandon it. A row is in its list until somebody has taken it out to decide about it, and only who
 * has taken it out decides.
 *
 * @param <T> the type of the rows
 */
final class Delivery<T> {

    /**
     * What all deliveries of a writer share.
     *
     * @param store stores
     * @param shape sorts
     * @param settings pauses and limit
     * @param failsFast whether rows are given up at once where storing them fails for all
     * @param buffer counts
     * @param letters takes what is refused
     * @param reporter tells
     * @param <T> the type of the rows
     */
    record Context<T>(
            BatchStore<T> store,
            RowShape<T> shape,
            WriterSettings settings,
            boolean failsFast,
            RowBuffer buffer,
            DeadLetters<T> letters,
            Reporter reporter) {}

    private final Context<T> context;
    private final Batch batch;
    private final Object[] entries;
    private final IntFunction<Object> byPlace;
    private final List<T> rows;
    private final Backoff backoff;
    private final ReentrantLock lock = new ReentrantLock();
    /** A chain: taking a slice out of it needs no memory. */
    private @Nullable Slice pending;

    /** What an abandoned delivery has not buried yet. */
    private @Nullable Slice left;

    private int undecided;
    private boolean abandoned;

    /**
     * Makes a delivery of a batch that the caller has taken. If it fails, for want of memory say, the batch is as it was.
     *
     * @param context what all have in common
     * @param batch the batch
     */
    Delivery(Context<T> context, Batch batch) {
        this.context = context;
        this.batch = batch;
        this.entries = batch.entries();
        this.byPlace = place -> entries[place];
        this.undecided = entries.length;
        this.backoff = new Backoff(context.settings());
        sort();
        this.rows = rows(entries);
        this.pending = new Slice(0, entries.length);
        batch.release();
    }

    @SuppressWarnings("unchecked") // a list of the type is all that is made of the array
    private static <T> List<T> rows(Object[] entries) {
        Object[] plain = entries;
        if (Arrays.stream(entries).anyMatch(Tracked::isTracked)) {
            plain = Arrays.stream(entries).map(Tracked::row).toArray();
        }
        return (List<T>) Collections.unmodifiableList(Arrays.asList(plain));
    }

    /** An order is worth much, but no row. */
    @SuppressWarnings("IllegalCatch")
    private void sort() {
        try {
            context.shape().sort(entries, context.store().layout());
        } catch (Throwable e) {
            context.reporter().broken(e);
        }
    }

    /** Gives up a batch that nobody has begun to deliver. */
    static <T> void giveUp(Context<T> context, Batch batch, Reason reason) {
        IntFunction<Object> entries = batch::entry; // if there is no memory for it, nothing has happened yet
        try {
            context.letters().bury(entries, 0, batch.rows(), Slice.NEVER_SENT, reason);
        } finally {
            context.buffer().decided(batch);
            batch.release();
        }
    }

    /** Sends everything that is still to be sent, until it is decided or abandoned. */
    void run() {
        for (Slice slice = next(); slice != null; slice = next()) {
            if (slice.refused) {
                bury(slice, Reason.REFUSED);
            } else {
                attempt(slice);
            }
        }
    }

    private @Nullable Slice next() {
        lock.lock();
        try {
            Slice slice = pending;
            if (slice != null) {
                slice.outcomeUnknown |= slice.running; // an attempt that has ended without a word
                slice.running = !slice.refused;
            }
            return slice;
        } finally {
            lock.unlock();
        }
    }

    /** Whatever is thrown, the rows are still there, and the thread goes on. */
    @SuppressWarnings("IllegalCatch")
    private void attempt(Slice slice) {
        boolean ignored = Thread.interrupted(); // by a handler; it would make the pool refuse a connection
        long startedAt = System.nanoTime();
        try {
            context.store().store(rows.subList(slice.from, slice.to));
        } catch (Throwable e) {
            failed(slice, Failure.of(e), startedAt);
            return;
        }
        long nanos = System.nanoTime() - startedAt;
        if (settle(slice, null)) {
            try {
                backoff.succeeded();
                context.buffer().stored(slice.size());
                for (int i = slice.from; i < slice.to; i++) {
                    Tracked.stored(entries[i]);
                }
                context.reporter().stored(slice.size(), nanos, slice.attempts + 1, chunks(slice));
            } finally {
                decided(slice.size());
            }
        }
    }

    /** What was not known of the table before the first batch is known now. */
    private int chunks(Slice slice) {
        return context.reporter().isHeard()
                ? context.shape()
                        .chunks(entries, slice.from, slice.to, context.store().layout())
                : 0;
    }

    private void failed(Slice slice, Failure failure, long startedAt) {
        lock.lock();
        try {
            slice.running = false;
            slice.attempts++;
            slice.outcomeUnknown |= failure.outcomeUnknown();
            slice.failure = failure;
        } finally {
            lock.unlock();
        }
        context.buffer().failed(failure.toAccount(Instant.now()));
        if (failure.kind() == Kind.POISON) {
            boolean known = failure.row() >= 0 && failure.row() < slice.size();
            if (slice.size() == 1) {
                bury(slice, Reason.REFUSED);
            } else if (settle(slice, known ? slice.around(failure.row()) : slice.halves())) {
                retry(slice, failure, startedAt);
            }
        } else if (failure.kind() == Kind.HOPELESS) {
            bury(slice, Reason.REFUSED);
        } else if ((failure.kind() == Kind.PERMANENT && context.failsFast()) || !backoff.failed(startedAt)) {
            bury(slice, Reason.GAVE_UP);
        } else {
            boolean split = failure.kind() == Kind.TOO_MUCH && slice.size() > 1;
            if (!split || settle(slice, slice.halves())) {
                retry(slice, failure, startedAt);
                context.buffer().pause(backoff.pause(failure.kind() == Kind.PERMANENT));
            }
        }
    }

    private void retry(Slice slice, Failure failure, long startedAt) {
        context.buffer().retried();
        context.reporter().retry(slice.size(), System.nanoTime() - startedAt, slice.attempts, failure);
        context.reporter().losses(context.buffer().account(), false);
    }

    /** Takes the first slice out, for its parts or for a decision; not if somebody else has taken everything. */
    private boolean settle(Slice slice, @Nullable Slice parts) {
        lock.lock();
        try {
            if (abandoned) {
                return false;
            }
            if (pending != slice) {
                throw new IllegalStateException("the slices of a batch are decided in their order");
            }
            pending = slice.next;
            if (parts != null) {
                parts.last().next = pending;
                pending = parts;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void bury(Slice slice, Reason reason) {
        if (settle(slice, null)) {
            buryTaken(slice, reason);
        }
    }

    private void buryTaken(Slice slice, Reason reason) {
        try {
            context.letters().bury(byPlace, slice.from, slice.to, slice, reason);
        } finally {
            decided(slice.size());
        }
    }

    /** Gives up what is not decided; an attempt that is under way may still succeed, and its rows say so. */
    void abandon(Reason reason) {
        lock.lock();
        try {
            abandoned = true;
            if (pending != null) {
                left = pending;
                pending = null;
            }
            for (Slice slice = left; slice != null; slice = slice.next) {
                slice.outcomeUnknown |= slice.running;
            }
        } finally {
            lock.unlock();
        }
        buryLeft(reason);
    }

    /** Part by part, each of them whatever becomes of the others. */
    private void buryLeft(Reason reason) {
        Slice first;
        lock.lock();
        try {
            first = left;
            left = first == null ? null : first.next;
        } finally {
            lock.unlock();
        }
        if (first != null) {
            try {
                buryTaken(first, reason);
            } finally {
                buryLeft(reason);
            }
        }
    }

    private void decided(int count) {
        boolean all;
        lock.lock();
        try {
            undecided -= count;
            all = undecided == 0;
        } finally {
            lock.unlock();
        }
        if (all) {
            context.buffer().decided(batch);
        }
    }
}
