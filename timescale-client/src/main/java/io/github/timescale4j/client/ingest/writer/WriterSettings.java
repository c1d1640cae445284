package io.github.timescale4j.client.ingest.writer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a writer buffers, stores and retries. Each value is valid by itself; whether they fit each other, the writer's builder says.
 *
 * @param batchRows how many rows make a batch
 * @param batchBytes how large the rows of a batch get, by the estimate, in bytes
 * @param maxAge how long a row waits for others before its batch is stored as it is
 * @param bufferRows how many undecided rows a writer holds, those that are being stored included
 * @param bufferBytes how large they get, by the estimate, in bytes
 * @param connections how many batches are stored at once, each over a connection of its own; not more than the pool has
 * @param overflow what happens to new rows when the buffer is full
 * @param maxWait how long a row waits for room with {@link Overflow#BLOCK}; {@code null} for as long as it takes
 * @param retryDelay the first pause before rows are sent again; each further one is up to twice as long
 * @param maxRetryDelay the longest pause
 * @param retryLimit how long attempts may fail without success until the rows of a batch are given up; zero for no second attempt
 * @param answerTimeout how long the server may be silent while a batch is stored, until its connection counts as broken; zero for
 *     ever
 * @param drainTimeout how long closing may take
 */
public record WriterSettings(
        int batchRows,
        long batchBytes,
        Duration maxAge,
        int bufferRows,
        long bufferBytes,
        int connections,
        Overflow overflow,
        @Nullable Duration maxWait,
        Duration retryDelay,
        Duration maxRetryDelay,
        Duration retryLimit,
        Duration answerTimeout,
        Duration drainTimeout) {

    /** So that nanoseconds fit into a long, with room to add. */
    private static final Duration LONGEST = Duration.ofDays(365L * 100);

    /**
     * 10,000 rows, 8 MiB or a second make a batch; 100,000 rows or 32 MiB are buffered; two connections; {@link Overflow#BLOCK}
     * without an end; pauses from 100 ms to 10 s, for 5 minutes; a minute for an answer; 30 s to close.
     */
    public static final WriterSettings DEFAULTS = new WriterSettings(
            10_000,
            8L << 20,
            Duration.ofSeconds(1),
            100_000,
            32L << 20,
            2,
            Overflow.BLOCK,
            null,
            Duration.ofMillis(100),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30));

    /**
     * Checks each value.
     *
     * @param batchRows how many rows make a batch
     * @param batchBytes how large the rows of a batch get, by the estimate, in bytes
     * @param maxAge how long a row waits for others before its batch is stored as it is
     * @param bufferRows how many undecided rows a writer holds, those that are being stored included
     * @param bufferBytes how large they get, by the estimate, in bytes
     * @param connections how many batches are stored at once, each over a connection of its own; not more than the pool has
     * @param overflow what happens to new rows when the buffer is full
     * @param maxWait how long a row waits for room with {@link Overflow#BLOCK}; {@code null} for as long as it takes
     * @param retryDelay the first pause before rows are sent again; each further one is up to twice as long
     * @param maxRetryDelay the longest pause
     * @param retryLimit how long attempts may fail without success until the rows of a batch are given up; zero for no second attempt
     * @param answerTimeout how long the server may be silent while a batch is stored, until its connection counts as broken; zero for
     *     ever
     * @param drainTimeout how long closing may take
     * @throws IllegalArgumentException if one is out of its range; the message names it
     */
    public WriterSettings {
        positive("batchRows", batchRows);
        positive("batchBytes", batchBytes);
        positive("bufferRows", bufferRows);
        positive("bufferBytes", bufferBytes);
        positive("connections", connections);
        positive("maxAge", maxAge);
        positive("retryDelay", retryDelay);
        positive("maxRetryDelay", maxRetryDelay);
        notNegative("retryLimit", retryLimit);
        notNegative("answerTimeout", answerTimeout);
        notNegative("drainTimeout", drainTimeout);
        if (maxWait != null) {
            positive("maxWait", maxWait);
        }
    }

    private static void positive(String setting, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("'" + setting + "' must be at least 1, not " + value);
        }
    }

    private static void positive(String setting, Duration value) {
        notNegative(setting, value);
        if (value.isZero()) {
            throw new IllegalArgumentException("'" + setting + "' must be longer than zero");
        }
    }

    private static void notNegative(String setting, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + setting + "' must be from zero to 100 years, not " + value);
        }
    }

    /**
     * Checks that the values fit each other.
     *
     * @throws IllegalArgumentException if they do not; the message names them
     */
    void validate() {
        if (bufferRows < batchRows) {
            throw new IllegalArgumentException("'bufferRows' (" + bufferRows + ") must not be less than 'batchRows' ("
                    + batchRows + "), or no batch could become full");
        }
        if (bufferBytes < batchBytes) {
            throw new IllegalArgumentException("'bufferBytes' (" + bufferBytes
                    + ") must not be less than 'batchBytes' (" + batchBytes + "), or no batch could become full");
        }
        if (maxRetryDelay.compareTo(retryDelay) < 0) {
            throw new IllegalArgumentException("'maxRetryDelay' (" + maxRetryDelay
                    + ") must not be shorter than 'retryDelay' (" + retryDelay + ")");
        }
        if (maxWait != null && overflow != Overflow.BLOCK) {
            throw new IllegalArgumentException(
                    "'maxWait' has no effect with overflow " + overflow + ": set it with BLOCK only");
        }
    }
}
