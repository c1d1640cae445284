package io.github.timescale4j.client.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The connection under a cursor: that of the active transaction, or one taken straight from the pool, in a read-only transaction
 * of its own. PostgreSQL has cursors only inside of transactions.
 */
final class CursorConnection implements AutoCloseable {

    private final DataSource dataSource;
    private final Occupations occupations;
    private final AtomicInteger inUse;
    private final Connection connection;
    private final boolean own;
    private boolean autoCommit = true;
    private boolean readOnly;
    private boolean occupied;

    private CursorConnection(
            DataSource dataSource, Occupations occupations, AtomicInteger inUse, Connection connection, boolean own) {
        this.dataSource = dataSource;
        this.occupations = occupations;
        this.inUse = inUse;
        this.connection = connection;
        this.own = own;
        inUse.incrementAndGet();
    }

    static CursorConnection open(DataSource dataSource, Occupations occupations, AtomicInteger inUse)
            throws SQLException {
        if (TransactionSynchronizationManager.isActualTransactionActive() && Connections.mayShare(dataSource)) {
            Connection shared = DataSourceUtils.getConnection(dataSource);
            if (!shared.getAutoCommit()) {
                return entered(new CursorConnection(dataSource, occupations, inUse, shared, false));
            }
            DataSourceUtils.releaseConnection(shared, dataSource);
        }
        return entered(new CursorConnection(dataSource, occupations, inUse, Connections.takeOwn(dataSource), true));
    }

    private static CursorConnection entered(CursorConnection taken) throws SQLException {
        try {
            Cancellation.entered(taken.connection);
            if (taken.own) {
                taken.begin();
            }
            return taken;
        } catch (SQLException | RuntimeException e) {
            taken.close();
            throw e;
        }
    }

    private void begin() throws SQLException {
        autoCommit = connection.getAutoCommit();
        readOnly = connection.isReadOnly();
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
    }

    Connection connection() {
        return connection;
    }

    /** Whether it was taken for the cursor alone. */
    boolean isOwn() {
        return own;
    }

    /**
     * Says that the cursor is a COPY, during which a transaction can do nothing else.
     *
     * @param ending ends the COPY before the transaction is
     */
    void occupy(Occupations.Ending ending) {
        if (!own) {
            occupied = true;
            occupations.begin(connection, Occupations.Occupant.EXPORT, ending);
        }
    }

    /** Counts it no longer, and leaves it to the transaction that it belongs to. */
    void forget() {
        inUse.decrementAndGet();
    }

    @Override
    public void close() {
        inUse.decrementAndGet();
        Cancellation.left(connection);
        if (occupied) {
            occupations.end(connection);
        }
        if (!own) {
            DataSourceUtils.releaseConnection(connection, dataSource);
            return;
        }
        StatementRunner.rollback(connection);
        StatementRunner.restore(connection, autoCommit);
        try {
            connection.setReadOnly(readOnly);
        } catch (SQLException e) {
            EventPublisher.LOG.debug("read-only could not be restored, SQLSTATE {}", e.getSQLState());
        }
        try {
            connection.close();
        } catch (SQLException e) {
            EventPublisher.LOG.debug("a connection could not be closed, SQLSTATE {}", e.getSQLState());
        }
    }
}
