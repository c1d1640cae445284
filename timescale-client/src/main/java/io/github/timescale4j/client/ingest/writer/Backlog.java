package io.github.timescale4j.client.ingest.writer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that are not decided: in a batch that is being filled, in full ones, and in those that somebody has taken. Only adding a
 * row needs memory, and what fails for want of it changes nothing. Guarded by the lock of the buffer.
 */
final class Backlog {

    private final int batchRows;
    private final long batchBytes;
    private final BatchQueue full = new BatchQueue();
    private final BatchQueue taken = new BatchQueue();
    private @Nullable Batch open;
    private long bytes;
    private long inFlight;

    /**
     * Begins without a row.
     *
     * @param settings how large a batch gets
     */
    Backlog(WriterSettings settings) {
        batchRows = settings.batchRows();
        batchBytes = settings.batchBytes();
    }

    /**
     * Adds a row.
     *
     * @return whether somebody has to look at it now: at a batch that is full, or at the age of one that has begun
     */
    boolean add(Object entry, int size) {
        Batch batch = open == null ? new Batch(batchRows) : open;
        boolean first = batch.rows() == 0;
        batch.add(entry, size, first ? System.nanoTime() : 0);
        open = batch;
        bytes += size;
        if (batch.isFull(batchBytes)) {
            seal();
            return true;
        }
        return first;
    }

    /** Lets the batch that is being filled count as full, if it has a row. */
    void seal() {
        if (open != null && open.rows() > 0) {
            full.addLast(open);
            open = null;
        }
    }

    /**
     * Drops the oldest row that nobody has taken.
     *
     * @param dropped gets it
     * @param decided gets those who waited for it and its neighbours, if it was the last of them
     * @return whether there was one
     */
    boolean dropOldest(List<Object> dropped, List<Flush> decided) {
        Batch oldest = full.isEmpty() ? open : full.peekFirst();
        if (oldest == null || oldest.rows() == 0) {
            return false;
        }
        dropped.add(oldest.first());
        if (oldest != open && oldest.rows() == 1) {
            decided.addAll(oldest.flushes());
            boolean ignored = full.remove(oldest);
        }
        long before = oldest.bytes();
        oldest.dropFirst();
        bytes -= before - oldest.bytes();
        return true;
    }

    /**
     * Takes the oldest batch, about which the caller has to decide.
     *
     * @param unfilled whether it may be the one that is being filled
     */
    @Nullable
    Batch take(boolean unfilled) {
        if (unfilled && full.isEmpty()) {
            seal();
        }
        Batch batch = full.pollFirst();
        if (batch != null) {
            taken.addLast(batch);
            inFlight += batch.rows();
        }
        return batch;
    }

    /** Says that rows of a taken batch are decided. */
    void decided(int rows) {
        inFlight -= rows;
    }

    /** Says that all rows of a taken batch are; without effect if that was said before. */
    boolean decided(Batch batch) {
        boolean held = taken.remove(batch);
        if (held) {
            bytes -= batch.bytes();
        }
        return held;
    }

    /** Lets somebody wait for all that is here now. */
    Flush flush() {
        seal();
        Flush flush = new Flush(full.size() + taken.size());
        full.forEach(batch -> batch.await(flush));
        taken.forEach(batch -> batch.await(flush));
        return flush;
    }

    /** Whether there is a full batch that nobody has taken. */
    boolean hasFull() {
        return !full.isEmpty();
    }

    /** Whether a batch is being filled. */
    boolean hasOpen() {
        return open != null && open.rows() > 0;
    }

    boolean isEmpty() {
        return full.isEmpty() && taken.isEmpty() && !hasOpen();
    }

    /** How long the batch that is being filled has waited, in nanoseconds. */
    long openAge() {
        return open == null ? 0 : System.nanoTime() - open.since();
    }

    /** How long the oldest row waits, in nanoseconds; -1 if there is none. */
    long oldestAge() {
        Batch waiting = full.isEmpty() ? open : full.peekFirst();
        long now = System.nanoTime();
        long[] age = {waiting == null || waiting.rows() == 0 ? -1 : now - waiting.since()};
        taken.forEach(batch -> age[0] = Math.max(age[0], now - batch.since()));
        return age[0];
    }

    long bytes() {
        return bytes;
    }

    long inFlight() {
        return inFlight;
    }
}
