package io.github.timescale4j.client.ingest.writer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Neighbouring rows of a batch that are sent together. Guarded by the lock of its delivery. */
final class Slice {

    final int from;
    final int to;
    int attempts;
    boolean running;
    boolean outcomeUnknown;
    /** Whether it is one row that has been refused already: it need not be sent once more. */
    boolean refused;

    @Nullable
    Failure failure;

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

    /** The rows before one, that row, and the rows after it. */
    List<Slice> around(int row) {
        List<Slice> parts = new ArrayList<>();
        if (row > 0) {
            parts.add(part(from, from + row));
        }
        parts.add(part(from + row, from + row + 1));
        if (row + 1 < size()) {
            parts.add(part(from + row + 1, to));
        }
        parts.get(row > 0 ? 1 : 0).refused = true;
        return parts;
    }

    List<Slice> halves() {
        int middle = from + size() / 2;
        return List.of(part(from, middle), part(middle, to));
    }
}
