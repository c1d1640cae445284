package io.github.timescale4j.client.ingest.writer;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Batches one after the other. The links are in the batches themselves, so that a batch never gets lost for want of memory on its way
 * from one queue to another: nothing is allocated. A batch is in one queue at a time. Guarded by the lock of the buffer.
 */
final class BatchQueue {

    private @Nullable Batch first;
    private @Nullable Batch last;
    private int size;

    void addLast(Batch batch) {
        if (last == null) {
            first = batch;
        } else {
            last.next = batch;
        }
        last = batch;
        size++;
    }

    @Nullable
    Batch peekFirst() {
        return first;
    }

    @Nullable
    Batch pollFirst() {
        Batch batch = first;
        if (batch != null) {
            boolean ignored = remove(batch);
        }
        return batch;
    }

    /** Takes a batch out, wherever it is; most are near the beginning. */
    boolean remove(Batch batch) {
        Batch before = null;
        for (Batch at = first; at != null; at = at.next) {
            if (at == batch) {
                if (before == null) {
                    first = at.next;
                } else {
                    before.next = at.next;
                }
                last = at == last ? before : last;
                at.next = null;
                size--;
                return true;
            }
            before = at;
        }
        return false;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void forEach(Consumer<Batch> action) {
        for (Batch at = first; at != null; at = at.next) {
            action.accept(at);
        }
    }
}
