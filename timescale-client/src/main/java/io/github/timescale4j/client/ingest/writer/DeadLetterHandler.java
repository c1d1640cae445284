package io.github.timescale4j.client.ingest.writer;

/**
 * Takes the rows that could not be stored: into a file, a queue, another table. It is called in a thread of the writer, or in the
 * one that closes the writer, by several at once, and the writer waits for it, also when it is closed. A row counts as dead after it has
 * returned. Of what it throws, errors included, the class is logged; it is counted, and the row is dead all the same. It may close the writer, which
 * does not wait then, but must not wait for another thread that does.
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
