package io.github.timescale4j.client.ingest.writer;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Takes rows one at a time, from any number of threads, and stores them in batches.
 *
 * <pre>{@code
 * try (TimeSeriesWriter<MetricData> writer = client.writer(MetricData.class)
 *         .deadLetters(letter -> file.append(letter.row(), letter.reason()))
 *         .build()) {
 *     writer.offer(new MetricData(Instant.now(), "device-1", "temperature", 21.5));
 * }
 * }</pre>
 *
 * <p><b>How it works.</b> Rows wait in a buffer until there are enough of them, or the first has waited long enough. Then a thread
 * of the writer stores them, sorted by time, in one transaction of its own: neither {@code offer} nor {@code send} takes part in
 * a transaction of the calling thread, and what that rolls back is stored nevertheless.
 *
 * <p><b>Threads.</b> A writer is safe for use by any number of threads, also virtual ones. One writer for a table is enough. Rows
 * must not be changed after they were offered. Rows of one thread may be stored in another order than they were offered.
 *
 * <p><b>What happens to rows when something fails.</b> As long as the database cannot be reached, is out of room, or is stopped by
 * a lock, the writer keeps the rows, tries again after longer and longer pauses, and its buffer fills: what then happens to new
 * rows, {@link Overflow} says. A row that the database refuses is searched for in its batch and handed to the
 * {@link DeadLetterHandler}, and all others are stored. Rows that could not be stored for longer than the retry limit are handed
 * to it as well. Without a handler the loss is logged as an error. Rows that are in the buffer when the process dies are lost.
 *
 * <p><b>How often a row is stored.</b> A batch whose connection broke during the commit is sent again, because nobody knows
 * whether it was committed. Where {@link TimeSeriesWriterBuilder#copyOptions} say what to do on a conflict, and the table has a
 * key, a row is therefore stored exactly once; otherwise at least once. With a key and without such a choice, such a row is refused as its own duplicate,
 * and its dead letter says that it is possibly stored.
 *
 * <p><b>How to recover.</b> Nothing need be done after a failure that passes: the writer goes on by itself. Store the rows of dead
 * letters again when their reason is gone. {@link #account()} says at any time how many rows became what.
 *
 * @param <T> the type of the rows
 */
public interface TimeSeriesWriter<T> extends AutoCloseable {

    /**
     * Gives the writer a row, without waiting for it to be stored. If the buffer is full, what happens depends on
     * {@link Overflow}. A thread of the writer itself, in a dead-letter handler or behind a future, never waits for room: there it
     * throws.
     *
     * @param row the row, which must not be changed any more
     * @return whether it was accepted; {@code false} if it is the row that had to be dropped, or if there was no room in time
     * @throws OfferRefusedException if the writer is closed, if the buffer is full and the writer was told to throw then, or if the
     *     thread was interrupted while it waited for room
     * @throws NullPointerException if the row is null
     */
    boolean offer(T row);

    /**
     * Gives the writer a row and tells when it is stored. It costs more than {@link #offer(Object)}: one future for each row.
     *
     * @param row the row, which must not be changed any more
     * @return completes after the row was committed; ends with {@link RowNotStoredException} if it is dead or dropped, and with
     *     {@link OfferRefusedException} if it was not accepted. Actions that depend on it run in a thread of the writer unless they
     *     are asynchronous ({@code thenRunAsync}), so they should be short
     * @throws NullPointerException if the row is null
     */
    CompletableFuture<Void> send(T row);

    /**
     * Stores what is in the buffer now, instead of waiting for more.
     *
     * @return completes when all rows that were accepted before are decided: stored, dead or dropped. It never ends with an error;
     *     {@link #account()} says what became of them. A handler, or an action behind a future of the writer, must not wait for it
     */
    CompletableFuture<Void> flush();

    /**
     * Says what became of the rows.
     *
     * @return the account at this moment; it adds up
     */
    WriterAccount account();

    /**
     * The table.
     *
     * @return its name, with the schema where the declaration has one
     */
    String relation();

    /**
     * Accepts no more rows, stores what is in the buffer, and ends the writer's threads. Rows that are not stored within the
     * deadline are handed to the dead-letter handler; those of them that are on their way at that moment may be stored
     * nevertheless, and say so. Threads that wait for room are woken, and their rows refused.
     *
     * <p>The deadline is for storing. The call returns when every row is decided and the handler has returned for the last one that
     * is dead, however long that takes: then nothing is buffered, and what the handler writes to can be closed. Each of several
     * calls waits for that, and the earliest deadline counts for all.
     *
     * <p>If the calling thread is interrupted while rows are stored, the deadline is over; if it is interrupted while handlers in
     * other threads are at work, the call returns. In both cases its interrupt status is set again. Where the writer calls the
     * application, in a handler, a listener or behind a future, the call returns at once, and the writer goes on closing. A thread of another
     * writer does not wait for handlers after the deadline.
     *
     * @param deadline how long rows are stored
     * @return the account after that
     */
    WriterAccount close(Duration deadline);

    /** Closes the writer within its drain timeout: {@link #close(Duration)}. */
    @Override
    void close();
}
