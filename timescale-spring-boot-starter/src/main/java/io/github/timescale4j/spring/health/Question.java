package io.github.timescale4j.spring.health;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A question that is asked by one thread, whoever wants to know the answer. Those who ask while it is open wait for the same answer, each
 * no longer than the timeout; those who come soon after it get it at once. Safe for use by several threads.
 *
 * @param <T> the answer
 */
final class Question<T> implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final Callable<T> asking;
    private final Duration timeout;
    private final long cacheNanos;
    private final ThreadPoolExecutor executor;
    private @Nullable Future<Answer<T>> pending;

    Question(Callable<T> asking, Duration timeout, Duration cache) {
        this.asking = asking;
        this.timeout = timeout;
        this.cacheNanos = cache.toNanos();
        this.executor =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "timescale-health");
                    thread.setDaemon(true);
                    return thread;
                });
        this.executor.allowCoreThreadTimeOut(true);
    }

    /**
     * What has come of it: one of both is {@code null}.
     *
     * @param value the answer
     * @param error why there is none
     * @param nanoTime when it was there
     * @param <T> the answer
     */
    record Answer<T>(@Nullable T value, @Nullable Throwable error, long nanoTime) {

        static <T> Answer<T> none(Throwable error) {
            return new Answer<>(null, error, System.nanoTime());
        }
    }

    Answer<T> ask() {
        try {
            return open().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return Answer.none(e.getCause() != null ? e.getCause() : e);
        } catch (TimeoutException | RejectedExecutionException e) {
            return Answer.none(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.none(e);
        }
    }

    /**
     * The question that is open, or was answered a moment ago, or a new one. Nobody may cancel it; while there is no answer, no more than
     * one thread and one connection wait for it.
     */
    private synchronized Future<Answer<T>> open() {
        Future<Answer<T>> question = pending;
        if (question == null || (question.isDone() && !isRecent(question))) {
            question = executor.submit(this::answer);
            pending = question;
        }
        return question;
    }

    private boolean isRecent(Future<Answer<T>> done) {
        try {
            return System.nanoTime() - done.get().nanoTime() < cacheNanos;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A refusal is an answer too: many probes of a server that refuses are no more questions than of one that does not. */
    @SuppressWarnings("IllegalCatch")
    private Answer<T> answer() {
        try {
            return new Answer<>(asking.call(), null, System.nanoTime());
        } catch (Exception e) {
            return Answer.none(e);
        }
    }

    /** Ends the thread that asks. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
