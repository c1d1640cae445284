package io.github.timescale4j.client.ingest.writer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The counts of a writer. Guarded by the lock of its buffer, so that they add up at every moment. */
final class Ledger {

    private static final long NEVER = Long.MIN_VALUE;

    private long accepted;
    private long stored;
    private long dead;
    private long dropped;
    private long refused;
    private long batches;
    private long retries;
    private long deadLetterFailures;
    private long lastSuccess = NEVER;
    private WriterAccount.@Nullable Failure lastFailure;

    void accepted() {
        accepted++;
    }

    void dropped() {
        dropped++;
    }

    void refused() {
        refused++;
    }

    /** Makes no object: for want of memory, rows would be stored and not counted. */
    void stored(int rows, long epochMillis) {
        stored += rows;
        batches++;
        lastSuccess = epochMillis;
    }

    void dead(int rows, int handlerFailures) {
        dead += rows;
        deadLetterFailures += handlerFailures;
    }

    void failed(WriterAccount.Failure failure) {
        lastFailure = failure;
    }

    void retried() {
        retries++;
    }

    long buffered() {
        return accepted - stored - dead - dropped;
    }

    long droppedSoFar() {
        return dropped;
    }

    long refusedSoFar() {
        return refused;
    }

    WriterAccount account(long inFlight, long bytes, @Nullable Duration oldest) {
        return new WriterAccount(
                accepted,
                stored,
                dead,
                dropped,
                buffered(),
                inFlight,
                bytes,
                refused,
                batches,
                retries,
                deadLetterFailures,
                oldest,
                lastSuccess == NEVER ? null : Instant.ofEpochMilli(lastSuccess),
                lastFailure);
    }
}
