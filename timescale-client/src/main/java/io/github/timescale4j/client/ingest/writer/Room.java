package io.github.timescale4j.client.ingest.writer;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Where threads wait until a buffer has room for their rows. Guarded by the lock of the buffer. */
final class Room {

    private final Condition changed;
    private final @Nullable Duration maxWait;
    private int waiting;

    /**
     * Makes it; nobody waits.
     *
     * @param changed of the buffer's lock
     * @param maxWait how long a row waits; {@code null} for as long as it takes
     */
    Room(Condition changed, @Nullable Duration maxWait) {
        this.changed = changed;
        this.maxWait = maxWait;
    }

    /**
     * Waits until there is room, the time is over, or the buffer is closed.
     *
     * @param there whether there is room
     * @param before done before each waiting
     * @param closed whether there will be no more
     */
    void await(BooleanSupplier there, Runnable before, BooleanSupplier closed) throws InterruptedException {
        long left = maxWait == null ? Long.MAX_VALUE : maxWait.toNanos();
        waiting++;
        try {
            while (!there.getAsBoolean() && left > 0) {
                before.run();
                left = maxWait == null ? forever() : changed.awaitNanos(left);
                if (closed.getAsBoolean()) {
                    return;
                }
            }
        } finally {
            waiting--;
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
    private long forever() throws InterruptedException {
        changed.await();
        return Long.MAX_VALUE;
    }

    /** Says that rows have left the buffer. */
    void freed() {
        if (waiting > 0) {
            changed.signalAll();
        }
    }

    /** Lets all look, whatever has happened. */
    void wakeAll() {
        changed.signalAll();
    }
}
