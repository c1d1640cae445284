package io.github.timescale4j.client.execution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of a query that are still to be read, with all that must be closed afterwards. It belongs to one thread.
 *
 * @param <T> what a row becomes
 */
public final class Cursor<T> implements AutoCloseable {

    private final StatementContext context;
    private final EventPublisher.Timing timing;
    private final CursorConnection connection;
    private final Rows<T> rows;
    private long count;
    private boolean closed;

    Cursor(StatementContext context, EventPublisher.Timing timing, CursorConnection connection, Rows<T> rows) {
        this.context = context;
        this.timing = timing;
        this.connection = connection;
        this.rows = rows;
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
         * @return the open rows
         * @throws SQLException if the database refuses
         */
        Rows<T> on(Connection connection) throws SQLException;
    }

    /**
     * Makes an object of the row that a result set stands on.
     *
     * @param <T> what a row becomes
     */
    @FunctionalInterface
    public interface Row<T> {

        /**
         * Reads the row.
         *
         * @return the object
         * @throws SQLException if the row cannot be read
         */
        T read() throws SQLException;
    }

    /**
     * Open rows.
     *
     * @param statement what is closed at the end
     * @param result where the rows are
     * @param row how a row is read
     * @param <T> what a row becomes
     */
    public record Rows<T>(PreparedStatement statement, ResultSet result, Row<T> row) {}

    /**
     * The rows as a stream, which closes this cursor when it is closed or at its end.
     *
     * @return the stream
     */
    public Stream<T> stream() {
        return StreamSupport.stream(new RowSpliterator(), false).onClose(this::close);
    }

    private boolean advance(Consumer<? super T> action) {
        if (closed) {
            return false;
        }
        T value;
        try {
            if (!rows.result().next()) {
                close();
                return false;
            }
            value = rows.row().read();
        } catch (SQLException e) {
            release();
            timing.failed(e);
            throw Errors.translate(context, e);
        } catch (RuntimeException e) {
            release();
            timing.failed(e);
            throw e;
        }
        count++;
        action.accept(value);
        return true;
    }

    /** Gives the connection back; without effect if that was done before. */
    @Override
    public void close() {
        if (!closed) {
            release();
            timing.succeeded(count);
        }
    }

    private void release() {
        closed = true;
        try (connection;
                PreparedStatement statement = rows.statement()) {
            statement.clearWarnings();
        } catch (SQLException e) {
            EventPublisher.LOG.debug("a cursor could not be closed, SQLSTATE {}", e.getSQLState());
        }
    }

    private final class RowSpliterator extends Spliterators.AbstractSpliterator<T> {

        RowSpliterator() {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        }

        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            return advance(action);
        }
    }
}
