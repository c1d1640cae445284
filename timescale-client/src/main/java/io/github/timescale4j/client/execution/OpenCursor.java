package io.github.timescale4j.client.execution;

import java.lang.ref.Cleaner;
import java.sql.SQLException;

/**
 * What must be closed after a cursor, known also when nobody holds the cursor any more. It knows nothing of the cursor itself,
 * which otherwise would never be garbage.
 */
final class OpenCursor implements Runnable {

    private static final Cleaner CLEANER = Cleaner.create();

    private final StatementContext context;
    private final EventPublisher.Timing timing;
    private final CursorConnection connection;
    private final OpenRows<?> rows;

    /** Made for each cursor: it cannot be made afterwards, when the leak is found. */
    private final Throwable opened = new Throwable("opened here");

    /** Of one thread, like the cursor; another one only looks at it when that one has no cursor any more. */
    private long count;

    private volatile boolean closed;
    private volatile boolean cut;

    OpenCursor(StatementContext context, EventPublisher.Timing timing, CursorConnection connection, OpenRows<?> rows) {
        this.context = context;
        this.timing = timing;
        this.connection = connection;
        this.rows = rows;
    }

    Cleaner.Cleanable watch(Object cursor) {
        if (rows.isExclusive()) {
            connection.occupy(this::cut);
        }
        return CLEANER.register(cursor, this);
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether its transaction has ended before it was read to its end or closed. */
    boolean isCut() {
        return cut;
    }

    void counted() {
        count++;
    }

    synchronized void close() {
        if (!closed) {
            release(OpenRows::close);
            timing.succeeded(count);
        }
    }

    private synchronized void cut(boolean lost) {
        if (!closed) {
            cut = true;
            release(lost ? OpenRows::abandon : OpenRows::close);
            timing.succeeded(count);
        }
    }

    synchronized void fail(Exception error) {
        if (!closed) {
            release(OpenRows::close);
            timing.failed(error);
        }
    }

    /** Nobody can read on: the user forgot to close the stream. */
    @Override
    public synchronized void run() {
        if (closed) {
            return;
        }
        EventPublisher.LOG.warn(
                "a stream of rows was left open and is closed by the garbage collector, which may be much later: use it"
                        + " in a try statement; SQL [{}]",
                context.sql(),
                opened);
        if (connection.isOwn()) {
            close();
        } else if (!rows.isExclusive()) { // a COPY stays open until the transaction ends it
            closed = true; // the transaction is another thread's, which ends it
            connection.forget();
            timing.succeeded(count);
        }
    }

    /** How the rows are ended. */
    @FunctionalInterface
    private interface End {
        void of(OpenRows<?> rows) throws SQLException;
    }

    private void release(End end) {
        closed = true;
        try (connection) {
            end.of(rows);
        } catch (SQLException e) {
            EventPublisher.LOG.debug("a cursor could not be closed, SQLSTATE {}", e.getSQLState());
        }
    }
}
