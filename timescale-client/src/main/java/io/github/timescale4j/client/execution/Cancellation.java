package io.github.timescale4j.client.execution;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Lets one thread end what another one does at the server. The request goes to the connection that the work holds at that moment,
 * never to one that it has given back: there it would hit somebody else's statement.
 */
public final class Cancellation {

    private static final ThreadLocal<@Nullable Cancellation> CURRENT = new ThreadLocal<>();
    private static final String QUERY_CANCELED = "57014";

    private @Nullable Connection connection;
    private volatile boolean cancelled;

    /** Makes one that nobody has used yet. */
    public Cancellation() {}

    /**
     * Does the work, which this object can then end.
     *
     * @param work what is done in this thread
     */
    public void during(Runnable work) {
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** Ends the statement that runs now, and refuses every later one of this work. Returns when the server knows. */
    public synchronized void cancel() {
        cancelled = true;
        if (connection == null) {
            return;
        }
        try {
            if (connection.isWrapperFor(PGConnection.class)) {
                connection.unwrap(PGConnection.class).cancelQuery();
            }
        } catch (SQLException e) {
            EventPublisher.LOG.debug("a statement could not be cancelled, SQLSTATE {}", e.getSQLState());
        }
    }

    /** Says that the work of this thread has a connection. */
    static void entered(Connection connection) throws SQLException {
        Cancellation current = CURRENT.get();
        if (current != null) {
            current.hold(connection);
        }
    }

    /** Refuses the next statement of a cancelled work: a request that came between two statements has hit none. */
    static void requireNotCancelled() throws SQLException {
        Cancellation current = CURRENT.get();
        if (current != null && current.cancelled) {
            throw new SQLException("cancelled", QUERY_CANCELED);
        }
    }

    /** Says that the work of this thread is about to give its connection back. */
    static void left() {
        Cancellation current = CURRENT.get();
        if (current != null) {
            current.release();
        }
    }

    private synchronized void hold(Connection held) throws SQLException {
        if (cancelled) {
            throw new SQLException("cancelled before it began", QUERY_CANCELED);
        }
        connection = held;
    }

    private synchronized void release() {
        connection = null;
    }

    /** That of the work which this thread does, if there is one. */
    static @Nullable Cancellation current() {
        return CURRENT.get();
    }

    /** Whether the work has been cancelled, for loops that the server takes no part in. */
    boolean isCancelled() {
        return cancelled;
    }
}
