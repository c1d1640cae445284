package io.github.timescale4j.embedded.front;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one holder at a time use the session, in the order of arrival.
 *
 * <p>Not a lock of a thread: a connection enters on its own thread and leaves on the thread that brings it the end of its
 * transaction.
 */
final class Turnstile {

    /**
     * Who holds the session.
     *
     * @param name how to call it
     * @param since when it came in, as of {@link System#nanoTime()}
     * @param status what it does now
     */
    record Holder(String name, long since, Supplier<String> status) {

        long millis() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
        }

        @Override
        public String toString() {
            return name + " has held it for more than " + millis() + " ms (status " + status.get() + ")";
        }
    }

    private final Semaphore semaphore = new Semaphore(1, true);
    private volatile @Nullable Holder holder;

    /** Waits for the session; returns false if it did not become free in time. */
    boolean enter(String name, Supplier<String> status, Duration timeout) throws InterruptedException {
        if (!semaphore.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        holder = new Holder(name, System.nanoTime(), status);
        return true;
    }

    void leave() {
        holder = null;
        semaphore.release();
    }

    @Nullable
    Holder holder() {
        return holder;
    }

    /** Returns whether somebody is in or waits. */
    boolean isBusy() {
        return semaphore.availablePermits() == 0 || semaphore.hasQueuedThreads();
    }
}
