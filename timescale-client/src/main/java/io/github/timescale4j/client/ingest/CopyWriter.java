package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.admin.RefreshedWindow;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes many rows by one COPY in PostgreSQL's binary format: the fastest way in. Rows go to the server while they are written, in
 * pieces of some ten thousand bytes; all of them are stored, or none.
 *
 * <pre>{@code
 * try (CopyWriter<MetricData> writer = client.copy(MetricData.class)) {
 *     for (Reading reading : readings) {
 *         writer.write(reading.toMetricData());
 *     }
 *     writer.complete();
 * }
 * }</pre>
 *
 * <p>The rows are written in the transaction that Spring has opened in the calling thread for the same data source, and are stored
 * when it commits; otherwise in a transaction of their own, which {@link #complete()} commits. Until then the connection can do
 * nothing else: another statement in the same transaction is refused. What was not completed is cancelled by {@link #close()}; in a
 * transaction of Spring's that transaction cannot commit any more.
 *
 * <p>A writer belongs to one thread. It holds a connection and a transaction for as long as it is open, so it has to be closed:
 * one that is forgotten is never returned to the pool, and its locks stay. A transaction that makes chunks lets all others wait that
 * need new chunks, too: millions of rows are better written in several COPYs of some ten thousand.
 *
 * @param <T> a type with {@link io.github.timescale4j.annotation.TimeSeries}
 */
public interface CopyWriter<T> extends AutoCloseable {

    /**
     * Writes a row. One that is refused leaves nothing behind, and the writer can go on with others.
     *
     * @param row the row
     * @throws RowRefusedException if the table cannot hold it: a null, a number, a time or a text out of what the column takes
     * @throws IllegalStateException if the writer was completed or closed, or has failed
     * @throws org.springframework.dao.DataAccessException if the database refuses rows written before, or cannot be reached; that
     *     ends the writer, and nothing is stored
     */
    void write(T row);

    /**
     * Writes rows one after the other.
     *
     * @param rows the rows
     * @throws RuntimeException as from {@link #write}, or whatever {@code rows} throws
     */
    default void writeAll(Iterable<? extends T> rows) {
        writeAll(rows.iterator());
    }

    /**
     * Writes rows one after the other.
     *
     * @param rows the rows
     * @throws RuntimeException as from {@link #write}, or whatever {@code rows} throws
     */
    default void writeAll(Iterator<? extends T> rows) {
        while (rows.hasNext()) {
            write(rows.next());
        }
    }

    /**
     * Writes rows one after the other, and closes the stream.
     *
     * @param rows the rows
     * @throws RuntimeException as from {@link #write}, or whatever {@code rows} throws
     */
    default void writeAll(Stream<? extends T> rows) {
        try (rows) {
            writeAll(rows.iterator());
        }
    }

    /**
     * Counts the rows written so far.
     *
     * @return how many were taken by {@link #write}, whether they were sent already or not
     */
    long written();

    /**
     * Stores the rows: commits, unless a transaction of Spring's is active, which does that at its end. The writer can write
     * nothing afterwards.
     *
     * @return how many rows the server has stored
     * @throws IllegalStateException if the writer was completed or closed, or has failed
     * @throws org.springframework.dao.DuplicateKeyException if a row breaks a unique constraint
     * @throws org.springframework.dao.DataAccessException if the database refuses rows for another reason, or cannot be reached
     */
    long complete();

    /**
     * What {@link #complete()} refreshed after a back-fill ({@link CopyOptions#backfill()}).
     *
     * @return one window for each aggregate that is declared over the type; empty before {@code complete}, and without a back-fill
     */
    default List<RefreshedWindow> refreshed() {
        return List.of();
    }

    /** Cancels the COPY, unless it was completed: nothing is stored. Without effect if the writer has ended. */
    @Override
    void close();
}
