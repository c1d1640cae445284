package io.github.timescale4j.client.ingest.writer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who waits for several batches to be decided. */
final class Flush {

    private final CompletableFuture<Void> future = new CompletableFuture<>();
    private final AtomicInteger undecided;

    Flush(int batches) {
        undecided = new AtomicInteger(batches);
        if (batches == 0) {
            future.complete(null);
        }
    }

    void batchDecided() {
        if (undecided.decrementAndGet() == 0) {
            future.complete(null);
        }
    }

    CompletableFuture<Void> future() {
        return future;
    }
}
