package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.writer.OfferRefusedException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where rows wait: one batch that is being filled, full ones, and those that have been taken and are not decided yet. All of them
 * count against its bounds. One lock guards everything, the counts included; it is held for a few instructions, never while
 * something outside is called. Safe for use by several threads.
 */
final class RowBuffer {

    private final WriterSettings settings;
    private final long maxAge;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Room room;
    private final Condition aborting = lock.newCondition();

    private final ArrayDeque<Batch> full = new ArrayDeque<>();
    private final Set<Batch> taken = new LinkedHashSet<>();
    private final Ledger ledger = new Ledger();
    private Batch open;
    private long bytes;
    private long inFlight;
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
        this.open = new Batch(settings.batchRows());
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
            append(entry, size);
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

    private void append(Object entry, int size) {
        boolean first = open.rows() == 0;
        open.add(entry, size, first ? System.nanoTime() : 0);
        ledger.accepted();
        bytes += size;
        if (open.isFull(settings.batchBytes())) {
            seal();
        } else if (first) {
            work.signal(); // somebody has to look at its age
        }
    }

    private void seal() {
        full.addLast(open);
        open = new Batch(settings.batchRows());
        work.signal();
    }

    /** One row always fits, however large it is. */
    private boolean hasRoom(int size) {
        long rows = ledger.buffered();
        return rows == 0 || (rows < settings.bufferRows() && bytes + size <= settings.bufferBytes());
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
        if (open.rows() > 0 && full.isEmpty()) {
            seal();
        }
    }

    private void dropUntilRoom(int size, List<Object> dropped, List<Flush> decided) {
        while (!hasRoom(size)) {
            Batch oldest = full.peekFirst();
            if (oldest == null) {
                oldest = open;
            }
            if (oldest.rows() == 0) {
                return; // all others are being stored
            }
            long before = oldest.bytes();
            dropped.add(oldest.dropFirst());
            bytes -= before - oldest.bytes();
            ledger.dropped();
            if (oldest != open && oldest.rows() == 0) {
                full.removeFirst();
                decided.addAll(oldest.flushes());
            }
        }
    }

    private OfferRefusedException refuse(Reason reason) {
        ledger.refused();
        return refusal(reason);
    }

    private OfferRefusedException refusal(Reason reason) {
        String message = switch (reason) {
            case FULL ->
                "the buffer is full: it holds " + ledger.buffered() + " rows of about " + bytes
                        + " bytes. Offer fewer rows, or raise 'bufferRows' and 'bufferBytes'";
            case CLOSED -> "the writer is closed";
            case INTERRUPTED -> "the thread was interrupted while it waited for room in the buffer";
        };
        return new OfferRefusedException(reason, message, ledger.buffered(), bytes);
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
                Batch batch = full.pollFirst();
                if (batch == null && open.rows() > 0 && (closed || age() >= maxAge)) {
                    batch = open;
                    open = new Batch(settings.batchRows());
                }
                if (batch != null) {
                    taken.add(batch);
                    inFlight += batch.rows();
                    if (!full.isEmpty() || open.rows() > 0) {
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

    private long age() {
        return System.nanoTime() - open.since();
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    private void waitForWork() {
        try {
            if (open.rows() == 0) {
                work.await();
            } else {
                long ignored = work.awaitNanos(maxAge - age());
            }
        } catch (InterruptedException e) {
            // Only a handler of the application can have interrupted this thread: it has no reason to end.
        }
    }

    /** Says that rows of a taken batch are committed. */
    void stored(int rows) {
        Instant now = Instant.now();
        lock.lock();
        try {
            ledger.stored(rows, now);
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
        inFlight -= rows;
        room.freed();
    }

    /** Says that all rows of a taken batch are decided. */
    void decided(Batch batch) {
        lock.lock();
        try {
            if (!taken.remove(batch)) {
                return;
            }
            bytes -= batch.bytes();
            room.freed();
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
            if (open.rows() > 0) {
                seal();
            }
            Flush flush = new Flush(full.size() + taken.size());
            full.forEach(batch -> batch.await(flush));
            taken.forEach(batch -> batch.await(flush));
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

    /**
     * Gives no more batches out.
     *
     * @return those that nobody has taken, about which the caller has to decide
     */
    List<Batch> abort() {
        lock.lock();
        try {
            closed = true;
            aborted = true;
            work.signalAll();
            room.wakeAll();
            aborting.signalAll();
            if (open.rows() > 0) {
                seal();
            }
            List<Batch> left = List.copyOf(full);
            full.clear();
            for (Batch batch : left) {
                taken.add(batch);
                inFlight += batch.rows();
            }
            return left;
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

    WriterAccount account() {
        lock.lock();
        try {
            return ledger.account(inFlight, bytes, oldest());
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Duration oldest() {
        Batch oldest = open.rows() > 0 ? open : null;
        if (!full.isEmpty()) {
            oldest = full.getFirst();
        }
        long now = System.nanoTime();
        long age = oldest == null ? -1 : now - oldest.since();
        for (Batch batch : taken) {
            age = Math.max(age, now - batch.since());
        }
        return age < 0 ? null : Duration.ofNanos(age);
    }
}
