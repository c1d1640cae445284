package io.github.timescale4j.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;

/** Threads that wait for work, so that neither their start nor their end is measured. */
final class Threads implements AutoCloseable {

    /** What each thread does. */
    @FunctionalInterface
    interface Work {
        void run(int thread) throws Exception;
    }

    private final int count;
    private final ThreadPoolExecutor executor;

    Threads(int count) {
        this.count = count;
        this.executor = (ThreadPoolExecutor) Executors.newFixedThreadPool(count);
        executor.prestartAllCoreThreads();
    }

    /** Does something in new threads. */
    static void run(int count, Work work) {
        try (Threads threads = new Threads(count)) {
            threads.run(work);
        }
    }

    /** Does something in all of the threads, and waits for all. */
    void run(Work work) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int thread = i;
            running.add(executor.submit(() -> {
                work.run(thread);
                return null;
            }));
        }
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
