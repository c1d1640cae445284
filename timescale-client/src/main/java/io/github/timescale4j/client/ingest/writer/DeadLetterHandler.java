package io.github.timescale4j.client.ingest.writer;

/**
 * Takes the rows that could not be stored: into a file, a queue, another table. It is called in a thread of the writer, or in the
 * one that closes the writer, by several at once, and the writer waits for it. A row counts as dead after it has returned. What
 * it throws is logged and counted, and the row is dead all the same.
 *
 * @param <T> the type of the rows
 */
@FunctionalInterface
public interface DeadLetterHandler<T> {

    /**
     * Takes one row.
     *
     * @param letter the row and why it could not be stored
     */
    void onDeadLetter(DeadLetter<T> letter);
}
