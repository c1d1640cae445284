package io.github.timescale4j.benchmarks.compare;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives threads that share rows one batch after the other. */
final class Batches {

    private final List<MetricData> rows;
    private final int size;
    private final AtomicInteger next = new AtomicInteger();

    Batches(List<MetricData> rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    /** Stores one batch. */
    @FunctionalInterface
    interface Store {
        void store(List<MetricData> rows) throws Exception;
    }

    /** Stores batches until there are no more. */
    void drain(Store store) throws Exception {
        int from = next.getAndAdd(size);
        while (from < rows.size()) {
            store.store(rows.subList(from, Math.min(from + size, rows.size())));
            from = next.getAndAdd(size);
        }
    }
}
