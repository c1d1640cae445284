package io.github.timescale4j.client.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Aborts a connection on which nothing goes on any more. The driver's own timeout is for reading; nothing else bounds how long it waits
 * until somebody takes what it sends. One thread reports what goes on, another one of all watches looks.
 */
final class SilenceWatch {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    /** Where reading is what lasts too long, the driver's timeout is to come first: a part of the limit as a head start. */
    private static final int HEAD_START = 8;

    private final Connection connection;
    private final long limit;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long progressAt = System.nanoTime();
    private @Nullable ScheduledFuture<?> next;
    private boolean ended;
    private volatile boolean fired;

    private SilenceWatch(Connection connection, int millis) {
        this.connection = connection;
        this.limit = TimeUnit.MILLISECONDS.toNanos(millis + Math.max(1L, millis / HEAD_START));
    }

    /** A thread that ends when there is nothing to look at for a while, and that nobody has to end. */
    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock =
                new ScheduledThreadPoolExecutor(1, look -> daemon(look, "timescale-silence-watch"));
        clock.setKeepAliveTime(10, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Begins to watch.
     *
     * @param connection what is aborted
     * @param millis how long nothing may go on
     */
    static SilenceWatch over(Connection connection, int millis) {
        SilenceWatch watch = new SilenceWatch(connection, millis);
        watch.lookIn(watch.limit);
        return watch;
    }

    /** Says that something goes on. */
    void progress() {
        progressAt = System.nanoTime();
    }

    private void lookIn(long nanos) {
        lock.lock();
        try {
            if (!ended) {
                next = CLOCK.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        long left = limit - (System.nanoTime() - progressAt);
        if (left > 0 || !abort()) {
            lookIn(Math.max(left, limit / HEAD_START));
        }
    }

    /** The lock is held, so that the connection is not back in its pool, and somebody else's, when it is aborted. */
    private boolean abort() {
        lock.lock();
        try {
            if (!ended) {
                // Closing an encrypted connection may wait for whoever is sending, so it has a thread of its own.
                connection.abort(closing -> daemon(closing, "timescale-abort").start());
                fired = true;
            }
            return true;
        } catch (SQLException e) {
            EventPublisher.LOG.debug("a silent connection could not be aborted, SQLSTATE {}", e.getSQLState());
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the connection was aborted, which is why whatever was done on it has failed. */
    boolean hasFired() {
        return fired;
    }

    /**
     * Ends watching: the connection is not aborted afterwards.
     *
     * @return whether it was before, which may not have its effect yet
     */
    boolean end() {
        lock.lock();
        try {
            ended = true;
            if (next != null) {
                next.cancel(false);
            }
            return fired;
        } finally {
            lock.unlock();
        }
    }
}
