package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.ingest.TouchedWindow;
import io.github.timescale4j.client.ingest.csv.CsvImportException.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of the lines, and why the import ends if it does. Safe for use by several threads. */
final class Tally {

    private static final Comparator<CsvRefusal> BY_LINE = Comparator.comparingLong(CsvRefusal::line);

    private final @Nullable CsvRefusalHandler handler;
    private final long most;
    private final ReentrantLock lock = new ReentrantLock();
    private final TouchedWindow touched = new TouchedWindow();
    private final PriorityQueue<CsvRefusal> shown = new PriorityQueue<>(BY_LINE.reversed());
    private volatile @Nullable End end;
    private final AtomicLong refused = new AtomicLong();
    private long read;

    /**
     * Begins with nothing.
     *
     * @param handler is told of refusals
     * @param most how many refusals do not end the import
     */
    Tally(@Nullable CsvRefusalHandler handler, long most) {
        this.handler = handler;
        this.most = most;
    }

    /**
     * Why the import ends.
     *
     * @param reason why
     * @param message says it
     * @param cause the error, if it was one
     */
    record End(Reason reason, String message, @Nullable Throwable cause) {}

    /** Only the reading thread counts. */
    void read() {
        read++;
    }

    long lines() {
        return read;
    }

    long refused() {
        return refused.get();
    }

    /** Whatever comes later is a consequence of what came first. */
    void end(Reason reason, String message, @Nullable Throwable cause) {
        lock.lock();
        try {
            if (end == null) {
                end = new End(reason, message, cause);
            }
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    End end() {
        return end;
    }

    void refuse(CsvRefusal refusal, String text) {
        lock.lock();
        try {
            long count = refused.incrementAndGet();
            shown.add(refusal);
            if (shown.size() > CsvReport.SHOWN) {
                shown.poll();
            }
            if (count > most) {
                end(Reason.TOO_MANY_REFUSALS, "more than " + most + " lines were refused", null);
            }
            if (handler != null) {
                handler.refused(refusal, text);
            }
        } catch (RuntimeException e) {
            end(
                    Reason.CALLBACK,
                    "the handler of refusals failed with " + e.getClass().getName(),
                    e);
        } finally {
            lock.unlock();
        }
    }

    List<CsvRefusal> refusals() {
        lock.lock();
        try {
            return shown.stream().sorted(BY_LINE).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Widens the window by the time of a row; other times than instants have none. */
    void touch(@Nullable Object time) {
        lock.lock();
        try {
            touched.touch(time);
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Instant from() {
        lock.lock();
        try {
            return touched.from();
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Instant to() {
        lock.lock();
        try {
            return touched.to();
        } finally {
            lock.unlock();
        }
    }
}
