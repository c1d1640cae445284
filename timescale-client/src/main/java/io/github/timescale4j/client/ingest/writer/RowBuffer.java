package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.writer.OfferRefusedException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where rows wait, with bounds for all that is not decided. One lock guards everything, the counts included; it is held for a few
 * instructions, never while something outside is called. Safe for use by several threads.
 */
final class RowBuffer {

    private final WriterSettings settings;
    private final long maxAge;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Room room;
    private final Condition aborting = lock.newCondition();
    private final Condition drained = lock.newCondition();

    private final Backlog backlog;
    private final Ledger ledger = new Ledger();
    private boolean closed;
    private boolean aborted;

    /**
     * Makes an empty buffer.
     *
     * @param settings its bounds
     */
    RowBuffer(WriterSettings settings) {
        this.settings = settings;
        this.room = new Room(lock.newCondition(), settings.maxWait());
        this.maxAge = settings.maxAge().toNanos();
        this.backlog = new Backlog(settings);
    }

    /**
     * Adds a row.
     *
     * @param entry a row or a tracked row
     * @param size its estimated size
     * @param mayWait whether this thread may wait for room
     * @return whether it was accepted
     * @throws OfferRefusedException if it was not, and the caller should know why
     */
    boolean add(Object entry, int size, boolean mayWait) {
        List<Object> dropped = List.of();
        List<Flush> decided = List.of();
        lock.lock();
        try {
            if (closed) {
                throw refuse(Reason.CLOSED);
            }
            if (!hasRoom(size)) {
                if (settings.overflow() == Overflow.DROP_OLDEST) {
                    dropped = new ArrayList<>();
                    decided = new ArrayList<>();
                    dropUntilRoom(size, dropped, decided);
                } else if (settings.overflow() == Overflow.BLOCK && mayWait) {
                    waitForRoom(size);
                }
            }
            if (!hasRoom(size)) {
                if (settings.overflow() == Overflow.ERROR || (settings.overflow() == Overflow.BLOCK && !mayWait)) {
                    throw refuse(Reason.FULL);
                }
                ledger.refused();
                return false;
            }
            boolean look = backlog.add(entry, size);
            ledger.accepted();
            if (look) {
                work.signal();
            }
        } finally {
            lock.unlock();
            tell(dropped, decided);
        }
        return true;
    }

    private static void tell(List<Object> dropped, List<Flush> decided) {
        dropped.forEach(Tracked::dropped);
        decided.forEach(Flush::batchDecided);
    }

    /** One row always fits, however large it is. */
    private boolean hasRoom(int size) {
        long rows = ledger.buffered();
        return rows == 0 || (rows < settings.bufferRows() && backlog.bytes() + size <= settings.bufferBytes());
    }

    private void waitForRoom(int size) {
        try {
            room.await(() -> hasRoom(size), this::sealForRoom, () -> closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refuse(closed ? Reason.CLOSED : Reason.INTERRUPTED);
        }
        if (closed) {
            throw refuse(Reason.CLOSED);
        }
    }

    /** Nobody can fill it while all wait. */
    private void sealForRoom() {
        if (backlog.hasOpen() && !backlog.hasFull()) {
            backlog.seal();
            work.signal();
        }
    }

    private void dropUntilRoom(int size, List<Object> dropped, List<Flush> decided) {
        while (!hasRoom(size) && backlog.dropOldest(dropped, decided)) {
            ledger.dropped();
        }
    }

    private OfferRefusedException refuse(Reason reason) {
        ledger.refused();
        return refusal(reason);
    }

    private OfferRefusedException refusal(Reason reason) {
        String message = switch (reason) {
            case FULL ->
                "the buffer is full: it holds " + ledger.buffered() + " rows of about " + backlog.bytes()
                        + " bytes. Offer fewer rows, or raise 'bufferRows' and 'bufferBytes'";
            case CLOSED -> "the writer is closed";
            case INTERRUPTED -> "the thread was interrupted while it waited for room in the buffer";
        };
        return new OfferRefusedException(reason, message, ledger.buffered(), backlog.bytes());
    }

    /** Says to somebody who cannot be told by {@code false} that there was no room. */
    OfferRefusedException full() {
        lock.lock();
        try {
            return refusal(Reason.FULL);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a batch that is full, old enough, or wanted.
     *
     * @return the batch, about which the caller has to decide; {@code null} if there will be no more
     */
    @Nullable
    Batch take() {
        lock.lock();
        try {
            while (!aborted) {
                Batch batch = backlog.take(closed || (backlog.hasOpen() && backlog.openAge() >= maxAge));
                if (batch != null) {
                    if (backlog.hasFull() || backlog.hasOpen()) {
                        work.signal(); // this thread is not there to look at them
                    }
                    return batch;
                }
                if (closed) {
                    return null;
                }
                waitForWork();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    private void waitForWork() {
        try {
            if (backlog.hasOpen()) {
                long ignored = work.awaitNanos(maxAge - backlog.openAge());
            } else {
                work.await();
            }
        } catch (InterruptedException e) {
            // Only a handler of the application can have interrupted this thread: it has no reason to end.
        }
    }

    /** Says that rows of a taken batch are committed. */
    void stored(int rows) {
        lock.lock();
        try {
            ledger.stored(rows, System.currentTimeMillis());
            released(rows);
        } finally {
            lock.unlock();
        }
    }

    /** Says that rows of a taken batch are dead, and how often their handler failed. */
    void dead(int rows, int handlerFailures) {
        lock.lock();
        try {
            ledger.dead(rows, handlerFailures);
            released(rows);
        } finally {
            lock.unlock();
        }
    }

    private void released(int rows) {
        backlog.decided(rows);
        room.freed();
    }

    /** Says that all rows of a taken batch are decided. */
    void decided(Batch batch) {
        lock.lock();
        try {
            if (!backlog.decided(batch)) {
                return;
            }
            room.freed();
            if (backlog.isEmpty()) {
                drained.signalAll();
            }
        } finally {
            lock.unlock();
        }
        batch.flushes().forEach(Flush::batchDecided);
    }

    void failed(WriterAccount.Failure failure) {
        lock.lock();
        try {
            ledger.failed(failure);
        } finally {
            lock.unlock();
        }
    }

    void retried() {
        lock.lock();
        try {
            ledger.retried();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for that time, or until the writer is to give up. */
    void pause(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !aborted) {
                try {
                    left = aborting.awaitNanos(left);
                } catch (InterruptedException e) {
                    return; // somebody is in a hurry: the next attempt is as good now as later
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets everything that is in the buffer be stored now. */
    Flush flush() {
        lock.lock();
        try {
            Flush flush = backlog.flush();
            if (backlog.hasFull()) {
                work.signal();
            }
            return flush;
        } finally {
            lock.unlock();
        }
    }

    /** Accepts no more rows. */
    void close() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
            room.wakeAll();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts no more rows and lets nobody store what nobody has taken: see {@link #takeLeft()}. */
    void abort() {
        lock.lock();
        try {
            closed = true;
            aborted = true;
            work.signalAll();
            room.wakeAll();
            aborting.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what is left after {@link #abort()}.
     *
     * @return a batch, about which the caller has to decide; {@code null} if all have been taken
     */
    @Nullable
    Batch takeLeft() {
        lock.lock();
        try {
            return backlog.take(true);
        } finally {
            lock.unlock();
        }
    }

    boolean isAborted() {
        lock.lock();
        try {
            return aborted;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all rows are decided, after it was closed.
     *
     * @param nanos how long
     * @return whether they are
     */
    boolean awaitDrained(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!backlog.isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = drained.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    WriterAccount account() {
        lock.lock();
        try {
            long oldest = backlog.oldestAge();
            return ledger.account(backlog.inFlight(), backlog.bytes(), oldest < 0 ? null : Duration.ofNanos(oldest));
        } finally {
            lock.unlock();
        }
    }
}
