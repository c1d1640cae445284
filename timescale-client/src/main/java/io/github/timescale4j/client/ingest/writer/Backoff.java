package io.github.timescale4j.client.ingest.writer;

import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before rows are sent again, and for how long at all. Used by one thread. */
final class Backoff {

    private static final int MAX_DOUBLINGS = 30;

    private final long first;
    private final long longest;
    private final long limit;
    private int failures;
    private long failingSince;
    private boolean exhausted;

    /**
     * Begins without a failure.
     *
     * @param settings the pauses and the limit
     */
    Backoff(WriterSettings settings) {
        first = settings.retryDelay().toNanos();
        longest = settings.maxRetryDelay().toNanos();
        limit = settings.retryLimit().toNanos();
    }

    /** Something was stored: the limit begins anew. */
    void succeeded() {
        failures = 0;
        exhausted = false;
    }

    /**
     * Counts a failure.
     *
     * @param startedAt when the attempt began, as {@link System#nanoTime()}
     * @return whether there may be another attempt; once not, it stays so until something is stored
     */
    boolean failed(long startedAt) {
        if (failures++ == 0) {
            failingSince = startedAt;
        }
        exhausted |= limit == 0 || System.nanoTime() - failingSince >= limit;
        return !exhausted;
    }

    /**
     * The pause before the next attempt: at random between the half and the whole of what has doubled with each failure, so that
     * not all come at once when the server is back.
     *
     * @param rare whether to take the longest from the second failure on
     * @return nanoseconds, not beyond the limit
     */
    long pause(boolean rare) {
        int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
        long pause = (rare && doublings > 0) || first > longest >> doublings ? longest : first << doublings;
        long jittered = pause - (long) (ThreadLocalRandom.current().nextDouble() * pause / 2);
        long left = limit - (System.nanoTime() - failingSince);
        return Math.max(1, Math.min(jittered, left));
    }
}
