package io.github.timescale4j.client.ingest.writer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Neighbouring rows of a batch that are sent together. Guarded by the lock of its delivery. */
final class Slice {

    final int from;
    final int to;
    int attempts;
    boolean running;
    boolean outcomeUnknown;

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

    List<Slice> halves() {
        int middle = from + size() / 2;
        return List.of(part(from, middle), part(middle, to));
    }
}
