package io.github.timescale4j.client.ingest.writer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The counts of a writer. Guarded by the lock of its buffer, so that they add up at every moment. */
final class Ledger {

    private long accepted;
    private long stored;
    private long dead;
    private long dropped;
    private long refused;
    private long batches;
    private long retries;
    private long deadLetterFailures;
    private @Nullable Instant lastSuccess;
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

    void stored(int rows, Instant time) {
        stored += rows;
        batches++;
        lastSuccess = time;
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
                lastSuccess,
                lastFailure);
    }
}
