package io.github.timescale4j.client.execution;

import java.lang.ref.Cleaner;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query that are still to be read, with all that must be closed afterwards. It belongs to one thread.
 *
 * @param <T> what a row becomes
 */
public final class Cursor<T> implements AutoCloseable {

    private final StatementContext context;
    private final OpenRows<T> rows;
    private final OpenCursor open;
    private final Cleaner.Cleanable cleanable;
    private final @Nullable Cancellation cancellation = Cancellation.current();

    Cursor(StatementContext context, EventPublisher.Timing timing, CursorConnection connection, OpenRows<T> rows) {
        this.context = context;
        this.rows = rows;
        this.open = new OpenCursor(context, timing, connection, rows);
        this.cleanable = open.watch(this);
    }

    /**
     * Runs the query.
     *
     * @param <T> what a row becomes
     */
    @FunctionalInterface
    public interface Opening<T> {

        /**
         * Runs the query; closes what it has opened if it fails.
         *
         * @param connection where
         * @param own whether the transaction is the cursor's own, rather than one that is active in this thread
         * @return the open rows
         * @throws SQLException if the database refuses
         */
        OpenRows<T> on(Connection connection, boolean own) throws SQLException;
    }

    /**
     * The rows as a stream, which closes this cursor when it is closed or at its end.
     *
     * @return the stream
     */
    public Stream<T> stream() {
        return StreamSupport.stream(new RowSpliterator(), false).onClose(this::close);
    }

    /**
     * Reads all rows and closes this cursor, also when the consumer fails.
     *
     * @param consumer gets each row
     * @return how many there were
     */
    public long forEach(Consumer<? super T> consumer) {
        long count = 0;
        try (this) {
            while (advance(consumer)) {
                count++;
            }
        }
        return count;
    }

    private boolean advance(Consumer<? super T> action) {
        if (open.isClosed()) {
            requireNotCut();
            return false;
        }
        T value;
        try {
            requireNotCancelled();
            if (!rows.next()) {
                close();
                return false;
            }
            value = rows.read();
        } catch (SQLException e) {
            open.fail(e);
            cleanable.clean();
            throw Errors.translate(context, e);
        } catch (RuntimeException e) {
            open.fail(e);
            cleanable.clean();
            throw e;
        }
        open.counted();
        action.accept(value);
        return true;
    }

    /** The server is not asked for each row, and rows that it does not send would be missing silently. */
    private void requireNotCancelled() throws SQLException {
        if (cancellation != null) {
            cancellation.refuseCancelled();
        }
    }

    private void requireNotCut() {
        if (open.isCut()) {
            throw new IllegalStateException("the transaction has ended, or gone back to a savepoint, before all rows of"
                    + " this export were read: read them to the end inside of it");
        }
    }

    /** Gives the connection back; without effect if that was done before. */
    @Override
    public void close() {
        open.close();
        cleanable.clean();
    }

    /** Rows come in order and one by one: nothing is to be split off for another thread. */
    private final class RowSpliterator implements Spliterator<T> {

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            return advance(action);
        }

        @Override
        public @Nullable Spliterator<T> trySplit() {
            return null;
        }

        @Override
        public long estimateSize() {
            return Long.MAX_VALUE;
        }

        @Override
        public int characteristics() {
            return ORDERED | NONNULL;
        }
    }
}
