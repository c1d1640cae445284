package io.github.timescale4j.client;

import io.github.timescale4j.client.execution.Cancellation;
import io.github.timescale4j.client.execution.StatementRunner;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs what the client does in other threads. Safe for use by several threads. */
final class Asynchronous implements AutoCloseable {

    private static final long IDLE_SECONDS = 30;

    private final StatementRunner runner;
    private final IntSupplier threads;
    private final @Nullable Executor given;
    private @Nullable ExecutorService own;
    private boolean closed;

    /**
     * Makes it; threads are made when they are needed.
     *
     * @param threads how many there are at most, if the JVM has no virtual ones
     * @param given where the work is done; {@code null} for threads of its own
     */
    Asynchronous(StatementRunner runner, IntSupplier threads, @Nullable Executor given) {
        this.runner = runner;
        this.threads = threads;
        this.given = given;
    }

    /** Refuses to do anything while the calling thread has a transaction. */
    void check() {
        runner.requireNoTransaction();
    }

    <T extends @Nullable Object> CompletableFuture<T> run(Supplier<T> work) {
        check();
        Running<T> future = new Running<>();
        executor().execute(() -> future.cancellation.during(() -> future.finish(work)));
        return future;
    }

    private synchronized Executor executor() {
        if (given != null) {
            return given;
        }
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
        if (own == null) {
            own = threads();
        }
        return own;
    }

    /** Virtual threads wait for connections at no cost; the pool of connections limits how many work at a time. */
    private ExecutorService threads() {
        try {
            return (ExecutorService) MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class))
                    .invoke();
        } catch (Throwable e) {
            return platformThreads();
        }
    }

    private ExecutorService platformThreads() {
        int size = threads.getAsInt();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "timescale-async");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (own != null) {
            own.shutdown();
        }
    }

    /** Is cancelled at the server too. What is made of it by {@code thenApply} and the like is not. */
    private static final class Running<T extends @Nullable Object> extends CompletableFuture<T> {

        private final Cancellation cancellation = new Cancellation();

        private void finish(Supplier<T> work) {
            if (isDone()) {
                return;
            }
            try {
                complete(work.get());
            } catch (Throwable e) {
                completeExceptionally(e);
            }
        }

        /** Nobody interrupts a thread: the server ends the statement, whatever the flag says. */
        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled) {
                cancellation.cancel();
            }
            return cancelled;
        }
    }
}
