package io.github.timescale4j.client.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Lets one thread end what another one does at the server. The request goes to the connections that the work holds at that moment,
 * never to one that it has given back: there it would hit somebody else's statement. Work that does other work in its own thread,
 * such as an executor that runs what it is given at once, is ended with it.
 */
public final class Cancellation {

    private static final ThreadLocal<@Nullable Cancellation> CURRENT = new ThreadLocal<>();
    private static final String QUERY_CANCELED = "57014";
    private static final long FIRST_DELAY = 20;
    private static final long LONGEST_DELAY = 1_000;

    /** The connection of a stream, say, and that of a query for one of its rows. */
    private final List<Connection> connections = new ArrayList<>();

    private @Nullable Cancellation around;
    private volatile boolean cancelled;

    /** Makes one that nobody has used yet. */
    public Cancellation() {}

    /**
     * Does the work, which this object can then end.
     *
     * @param work what is done in this thread
     */
    public void during(Runnable work) {
        around = CURRENT.get();
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            forgetAll();
            if (around == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(around);
            }
        }
    }

    /** Ends the statement that runs now, and refuses every later one of this work. Returns when the server knows. */
    public void cancel() {
        cancelled = true;
        if (request()) {
            repeat(FIRST_DELAY);
        }
    }

    /** The server forgets a request that comes before its statement: there is another one while the work goes on. */
    private void repeat(long delay) {
        CompletableFuture.delayedExecutor(delay, TimeUnit.MILLISECONDS).execute(() -> {
            if (request()) {
                repeat(Math.min(2 * delay, LONGEST_DELAY));
            }
        });
    }

    /** Returns whether the work holds a connection. */
    private synchronized boolean request() {
        connections.forEach(Cancellation::request);
        return !connections.isEmpty();
    }

    private static void request(Connection connection) {
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
        for (Cancellation each = CURRENT.get(); each != null; each = each.around) {
            each.hold(connection);
        }
    }

    /** Refuses the next statement of a cancelled work: a request that came between two statements has hit none. */
    static void requireNotCancelled() throws SQLException {
        Cancellation current = CURRENT.get();
        if (current != null) {
            current.refuseCancelled();
        }
    }

    /** Says that the work of this thread is about to give a connection back; without effect if it said so before. */
    static void left(Connection connection) {
        for (Cancellation each = CURRENT.get(); each != null; each = each.around) {
            each.release(connection);
        }
    }

    private synchronized void hold(Connection held) throws SQLException {
        refuseCancelled();
        connections.add(held);
    }

    private synchronized void release(Connection released) {
        for (int i = connections.size() - 1; i >= 0; i--) {
            if (connections.get(i) == released) {
                connections.remove(i);
                return; // it may be held twice, by a statement within a transaction that is held
            }
        }
    }

    private synchronized void forgetAll() {
        connections.clear();
    }

    /** That of the work which this thread does, if there is one. */
    static @Nullable Cancellation current() {
        return CURRENT.get();
    }

    /** Refuses to go on with a work that has been cancelled, also where the server takes no part in it. */
    void refuseCancelled() throws SQLException {
        for (Cancellation each = this; each != null; each = each.around) {
            if (each.cancelled) {
                throw new SQLException("cancelled", QUERY_CANCELED);
            }
        }
    }
}
