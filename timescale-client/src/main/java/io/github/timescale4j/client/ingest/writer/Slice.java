package io.github.timescale4j.client.ingest.writer;

import org.jspecify.annotations.Nullable;

/** Neighbouring rows of a batch that are sent together. Guarded by the lock of its delivery. */
final class Slice {

    /** What is known of rows that were never sent. */
    static final Slice NEVER_SENT = new Slice(0, 0);

    final int from;
    final int to;
    int attempts;
    boolean running;
    boolean outcomeUnknown;
    /** Whether it is one row that has been refused already: it need not be sent once more. */
    boolean refused;

    @Nullable
    Failure failure;

    /** The one after it, in its batch. */
    @Nullable
    Slice next;

    Slice(int from, int to) {
        this.from = from;
        this.to = to;
    }

    int size() {
        return to - from;
    }

    /** What is known of all is known of each part. */
    Slice part(int begin, int end) {
        Slice part = new Slice(begin, end);
        part.attempts = attempts;
        part.outcomeUnknown = outcomeUnknown;
        part.failure = failure;
        return part;
    }

    private Slice before(@Nullable Slice following) {
        next = following;
        return this;
    }

    /** The rows before one, that row, and the rows after it, as a chain. */
    Slice around(int row) {
        Slice refusing = part(from + row, from + row + 1);
        refusing.refused = true;
        if (row + 1 < size()) {
            refusing.next = part(from + row + 1, to);
        }
        return row == 0 ? refusing : part(from, from + row).before(refusing);
    }

    /** Both halves, as a chain. */
    Slice halves() {
        int middle = from + size() / 2;
        return part(from, middle).before(part(middle, to));
    }

    /** The last one of the chain. */
    Slice last() {
        Slice last = this;
        while (last.next != null) {
            last = last.next;
        }
        return last;
    }
}
