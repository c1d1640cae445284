package io.github.timescale4j.client.execution;

import io.github.timescale4j.client.event.StatementListener;
import io.github.timescale4j.client.event.StatementTracer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs statements on the connection of the active Spring transaction, or on one of the pool, and sees to errors, events and the
 * return of the connection. A transaction of another data source counts as none. Safe for use by several threads.
 */
public final class StatementRunner {

    private final DataSource dataSource;
    private final EventPublisher publisher;
    private final AtomicInteger connectionsInUse = new AtomicInteger();
    private final Occupations occupations = new Occupations();
    private final HeldConnections held;

    /**
     * Makes a runner.
     *
     * @param dataSource where connections come from
     * @param listeners who is told about statements that have ended
     * @param tracers who is told when they begin, too
     */
    public StatementRunner(DataSource dataSource, List<StatementListener> listeners, List<StatementTracer> tracers) {
        this.dataSource = dataSource;
        this.publisher = new EventPublisher(listeners, tracers);
        this.held = new HeldConnections(this, dataSource, publisher, occupations, connectionsInUse);
    }

    /**
     * What is done with a connection.
     *
     * @param <T> the result
     */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does it. The connection is not closed here.
         *
         * @param connection the connection
         * @return the result
         * @throws SQLException if the database refuses; it is translated
         */
        T on(Connection connection) throws SQLException;
    }

    /** How the work relates to transactions. */
    private enum Mode {
        /** In the active transaction, otherwise each statement by itself. */
        ANY,
        /** In the active transaction, otherwise in one of its own. */
        ATOMIC,
        /** Never in a transaction. */
        AUTOCOMMIT
    }

    /**
     * Runs a statement in the active transaction, otherwise by itself.
     *
     * @param context what it is
     * @param work how it is run
     * @param rows how many rows its result stands for
     * @param <T> the result
     * @return the result
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    public <T> T run(StatementContext context, Work<T> work, ToLongFunction<T> rows) {
        return run(context, Mode.ANY, work, rows);
    }

    /**
     * Runs statements in the active transaction, otherwise in one of their own that ends with them.
     *
     * @param context what they are
     * @param work how they are run
     * @param rows how many rows their result stands for
     * @param <T> the result
     * @return the result
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    public <T> T runAtomically(StatementContext context, Work<T> work, ToLongFunction<T> rows) {
        return run(context, Mode.ATOMIC, work, rows);
    }

    /**
     * Runs a statement that the server refuses to run in a transaction.
     *
     * @param context what it is
     * @param work how it is run
     * @param <T> the result
     * @return the result
     * @throws IllegalStateException if a transaction is active
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    public <T> T runOutsideTransaction(StatementContext context, Work<T> work) {
        return run(context, Mode.AUTOCOMMIT, work, result -> 0);
    }

    private <T> T run(StatementContext context, Mode mode, Work<T> work, ToLongFunction<T> rows) {
        return publisher.attempt(context, timing -> {
            Connection connection = Connections.take(dataSource);
            connectionsInUse.incrementAndGet();
            T result;
            try {
                Cancellation.entered(connection);
                result = on(connection, context, mode, work);
            } finally {
                Cancellation.left(connection);
                connectionsInUse.decrementAndGet();
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
            timing.succeeded(rows.applyAsLong(result));
            return result;
        });
    }

    private <T> T on(Connection connection, StatementContext context, Mode mode, Work<T> work) throws SQLException {
        occupations.refuse(connection);
        boolean autoCommit = connection.getAutoCommit();
        if (isInTransaction(connection, dataSource)) {
            if (mode == Mode.AUTOCOMMIT) {
                throw new IllegalStateException(
                        "the server cannot run this inside of a transaction, and one is active: " + context.sql()
                                + ". Call it after the transaction has been committed");
            }
            return work.on(connection);
        }
        boolean wanted = mode != Mode.ATOMIC;
        if (autoCommit != wanted) {
            connection.setAutoCommit(wanted);
        }
        try {
            return wanted ? work.on(connection) : committed(connection, work);
        } finally {
            restore(connection, autoCommit);
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.on(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollback(connection);
            }
        }
    }

    /** The error that led here is the one to report, so another one on top of it is not. Nobody may cancel this. */
    static void rollback(Connection connection) {
        Cancellation.left(connection);
        try {
            connection.rollback();
        } catch (SQLException e) {
            EventPublisher.LOG.debug("rollback failed, SQLSTATE {}", e.getSQLState());
        }
    }

    static void restore(Connection connection, boolean autoCommit) {
        try {
            if (!connection.isClosed() && connection.getAutoCommit() != autoCommit) {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            EventPublisher.LOG.debug("autocommit could not be restored, SQLSTATE {}", e.getSQLState());
        }
    }

    /** Spring also binds connections to threads that have a transaction elsewhere, or none: these commit by themselves. */
    static boolean isInTransaction(Connection connection, DataSource dataSource) throws SQLException {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && DataSourceUtils.isConnectionTransactional(connection, dataSource)
                && !connection.getAutoCommit();
    }

    /**
     * Prepares a statement that keeps to the timeout of the active transaction.
     *
     * @param connection where
     * @param sql its text, with {@code ?} for parameters
     * @return the statement, to be closed
     * @throws SQLException if the database refuses
     */
    public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        Cancellation.requireNotCancelled();
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            DataSourceUtils.applyTransactionTimeout(statement, dataSource);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /**
     * Runs a statement exactly as it is written, within the timeout of the active transaction.
     *
     * @param connection where
     * @param sql its text, without parameters
     * @throws SQLException if the database refuses
     */
    public void execute(Connection connection, String sql) throws SQLException {
        Cancellation.requireNotCancelled();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            DataSourceUtils.applyTransactionTimeout(statement, dataSource);
            statement.execute(sql);
        }
    }

    /**
     * Opens a cursor. It reads in the active transaction, otherwise in one of its own, which is read-only.
     *
     * @param context what is read
     * @param opening prepares and runs the query with the fetch size that it is to have
     * @param <T> what a row becomes
     * @return the cursor, to be closed
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    public <T> Cursor<T> open(StatementContext context, Cursor.Opening<T> opening) {
        return held.open(context, opening);
    }

    /**
     * Begins an operation of several calls, in the active transaction, otherwise in one of its own.
     *
     * @param context what it is
     * @return holds the connection until the operation ends
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    public HeldConnection hold(StatementContext context) {
        return held.hold(context, true, 0);
    }

    /**
     * Begins an operation of several calls in a transaction of its own, whatever transaction is active.
     *
     * @param context what it is
     * @param answerTimeout for how many milliseconds the server may be silent until the connection counts as broken; 0 for ever
     * @return holds the connection until the operation ends
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    public HeldConnection holdOwn(StatementContext context, int answerTimeout) {
        return held.hold(context, false, answerTimeout);
    }

    void release(Connection connection) {
        held.release(connection);
    }

    /**
     * Says how much time the transaction that is active in this thread leaves.
     *
     * @return milliseconds; -1 if it has no timeout, or there is none
     * @throws org.springframework.transaction.TransactionTimedOutException if there is none left
     */
    public long timeLeft() {
        return TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder holder
                        && holder.hasTimeout()
                ? holder.getTimeToLiveInMillis()
                : -1;
    }

    /**
     * Refuses what another thread is to do while this one has a transaction of this data source: it would not take part in it.
     *
     * @throws IllegalStateException if there is such a transaction
     */
    public void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive() && Connections.mayShare(dataSource)) {
            throw new IllegalStateException("a transaction is active in this thread, and what runs in another one does"
                    + " not take part in it: call the method without Async, or call this one after the transaction");
        }
    }

    /**
     * Counts the connections that are in use through this runner.
     *
     * @return the number at the moment
     */
    public int connectionsInUse() {
        return connectionsInUse.get();
    }
}
