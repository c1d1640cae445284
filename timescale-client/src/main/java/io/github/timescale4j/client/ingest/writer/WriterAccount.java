package io.github.timescale4j.client.ingest.writer;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of a writer, at one moment: {@code accepted = stored + dead + dropped + buffered}, always.
 *
 * @param accepted rows for which {@code offer} returned {@code true}, or {@code send} a future that did not fail at once
 * @param stored rows that were committed
 * @param dead rows that could not be stored, and were handed to the dead-letter handler
 * @param dropped rows that had been accepted and made room for newer ones
 * @param buffered rows about which nothing is decided yet
 * @param inFlight those of them that are being stored at the moment, or wait for another attempt
 * @param bytes the estimated size of the buffered rows
 * @param refused rows that were not accepted: the buffer was full, or the writer closed
 * @param batches how many transactions were committed
 * @param retries how often something had to be sent again
 * @param deadLetterFailures how often the dead-letter handler threw an exception
 * @param oldest how long the oldest undecided batch has been waiting; {@code null} if nothing is buffered
 * @param lastSuccess when a batch was committed last; {@code null} if none was
 * @param lastFailure the last error; {@code null} if there was none
 */
public record WriterAccount(
        long accepted,
        long stored,
        long dead,
        long dropped,
        long buffered,
        long inFlight,
        long bytes,
        long refused,
        long batches,
        long retries,
        long deadLetterFailures,
        @Nullable Duration oldest,
        @Nullable Instant lastSuccess,
        @Nullable Failure lastFailure) {

    /**
     * An error while storing.
     *
     * @param time when
     * @param sqlState its SQLSTATE; {@code null} if it was not the database's
     * @param exception the name of its class
     */
    public record Failure(Instant time, @Nullable String sqlState, String exception) {}

    /**
     * Says whether the account adds up.
     *
     * @return whether every accepted row is stored, dead, dropped or still buffered
     */
    public boolean isBalanced() {
        return accepted == stored + dead + dropped + buffered;
    }

    /**
     * Says whether the last thing that happened was an error.
     *
     * @return whether nothing has been committed since the last error
     */
    public boolean isFailing() {
        return lastFailure != null && (lastSuccess == null || lastSuccess.isBefore(lastFailure.time()));
    }
}
