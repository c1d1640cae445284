package io.github.timescale4j.client.execution;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which one operation goes on over several calls: that of the active transaction, or one of its own with a
 * transaction of its own. It ends with {@link #complete}, {@link #cancel}, the first error, or the transaction that it is in. It
 * belongs to one thread.
 */
public final class HeldConnection {

    private static final int UNCHANGED = -1;
    private static final String CONNECTION_CLASS = "08";
    private static final String CONNECTION_FAILURE = "08006";

    private final StatementRunner runner;
    private final StatementContext context;
    private final EventPublisher.Timing timing;
    private final Connection connection;
    private final boolean own;
    private boolean autoCommit;
    private int networkTimeout = UNCHANGED;
    private int silence;
    private @Nullable SilenceWatch watch;
    private @Nullable Undo undo;
    private boolean open = true;

    HeldConnection(
            StatementRunner runner,
            StatementContext context,
            EventPublisher.Timing timing,
            Connection connection,
            boolean own) {
        this.runner = runner;
        this.context = context;
        this.timing = timing;
        this.connection = connection;
        this.own = own;
    }

    /** What has to happen before anything else can be asked of the connection. */
    @FunctionalInterface
    public interface Undo {

        /**
         * Does it.
         *
         * @throws SQLException if the database refuses; that is not told, because something else went wrong before
         */
        void run() throws SQLException;
    }

    void begin(int answerTimeout) throws SQLException {
        if (own) {
            autoCommit = connection.getAutoCommit();
            shortenNetworkTimeout(answerTimeout);
            connection.setAutoCommit(false);
            if (answerTimeout > 0) {
                silence = answerTimeout;
                watch = SilenceWatch.over(connection, answerTimeout);
            }
        }
    }

    /** A shorter one, from the URL say, is somebody's decision. */
    private void shortenNetworkTimeout(int millis) throws SQLException {
        int before = millis == 0 ? 0 : connection.getNetworkTimeout();
        if (millis > 0 && (before == 0 || before > millis)) {
            connection.setNetworkTimeout(Runnable::run, millis);
            networkTimeout = before;
        }
    }

    /**
     * Sets what ends the operation that is under way, if it does not end well.
     *
     * @param undo run once, before the transaction is rolled back
     */
    public void onCancel(Undo undo) {
        this.undo = undo;
    }

    /**
     * Does a part of the operation.
     *
     * @param work what is done
     * @param <T> its result
     * @return the result
     * @throws IllegalStateException if the operation has ended
     * @throws org.springframework.transaction.TransactionTimedOutException if the transaction of somebody else has no time left
     * @throws org.springframework.dao.DataAccessException if the database refuses, which ends the operation
     */
    public <T> T run(StatementRunner.Work<T> work) {
        requireOpen();
        try {
            Cancellation.requireNotCancelled();
            if (!own) {
                long ignored = runner.timeLeft();
            }
            progress();
            T result = work.on(connection);
            progress();
            return result;
        } catch (SQLException e) {
            SQLException told = told(e);
            fail(told);
            throw Errors.translate(context, told);
        } catch (RuntimeException | Error e) {
            fail(e);
            throw e;
        }
    }

    /** Says that the server has answered, or has taken something: a connection without any of both for too long is given up. */
    public void progress() {
        if (watch != null) {
            watch.progress();
        }
    }

    /** That the connection was closed while it was used is only how it was given up. */
    private SQLException told(SQLException error) {
        if (watch == null || !watch.hasFired()) {
            return error;
        }
        SQLException told = new SQLException(
                "the server neither answered nor took anything for " + silence
                        + " ms, so the connection was given up; nobody knows whether what was sent is stored",
                CONNECTION_FAILURE);
        told.addSuppressed(error);
        return told;
    }

    /**
     * Ends the operation: commits, unless the transaction is one that somebody else ends.
     *
     * @param rows how many rows it stands for
     * @throws IllegalStateException if the operation has ended
     * @throws org.springframework.dao.DataAccessException if the database refuses to commit
     */
    public void complete(long rows) {
        if (own) {
            run(committed -> {
                committed.commit();
                return rows;
            });
        } else {
            requireOpen();
        }
        undo = null;
        release();
        timing.succeeded(rows);
    }

    /** Ends the operation and takes back what it did; without effect if it has ended. */
    public void cancel() {
        if (open) {
            fail(null);
        }
    }

    /**
     * Whether the operation goes on.
     *
     * @return {@code false} after it was completed or cancelled, or has failed
     */
    public boolean isOpen() {
        return open;
    }

    /**
     * Whether the transaction is one of its own, which {@link #complete} commits.
     *
     * @return {@code false} if it is that of the calling thread
     */
    public boolean isOwn() {
        return own;
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("it has ended: it was completed or cancelled, or failed with an error");
        }
    }

    private void fail(@Nullable Throwable error) {
        if (!open) {
            return; // the work itself has ended it
        }
        if (error instanceof SQLException e
                && e.getSQLState() != null
                && e.getSQLState().startsWith(CONNECTION_CLASS)) {
            abort();
        } else {
            undo();
        }
        release();
        timing.failed(error);
    }

    /** Nobody answers any more: asking for a rollback would only wait once more. */
    private void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            EventPublisher.LOG.debug("a connection could not be aborted, SQLSTATE {}", e.getSQLState());
        }
    }

    private void undo() {
        try {
            if (undo != null) {
                undo.run();
            }
        } catch (SQLException | RuntimeException e) {
            EventPublisher.LOG.debug(
                    "an operation could not be cancelled: {}", e.getClass().getName());
        }
        if (own) {
            StatementRunner.rollback(connection);
        }
    }

    private void release() {
        open = false;
        undo = null;
        if (watch != null && watch.end()) {
            abort(); // at once, so that the pool does not give it to somebody else
        }
        if (own) {
            StatementRunner.restore(connection, autoCommit);
            restoreNetworkTimeout();
        }
        runner.release(connection);
    }

    private void restoreNetworkTimeout() {
        try {
            if (networkTimeout != UNCHANGED && !connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        } catch (SQLException e) {
            EventPublisher.LOG.debug("the network timeout could not be restored, SQLSTATE {}", e.getSQLState());
        }
    }
}
