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
    private final AtomicInteger inUse;
    private final Connection connection;
    private final boolean own;
    private boolean autoCommit = true;
    private boolean readOnly;

    private CursorConnection(DataSource dataSource, AtomicInteger inUse, Connection connection, boolean own) {
        this.dataSource = dataSource;
        this.inUse = inUse;
        this.connection = connection;
        this.own = own;
        inUse.incrementAndGet();
    }

    static CursorConnection open(DataSource dataSource, AtomicInteger inUse) throws SQLException {
        if (TransactionSynchronizationManager.isActualTransactionActive() && Connections.mayShare(dataSource)) {
            Connection shared = DataSourceUtils.getConnection(dataSource);
            if (!shared.getAutoCommit()) {
                return new CursorConnection(dataSource, inUse, shared, false);
            }
            DataSourceUtils.releaseConnection(shared, dataSource);
        }
        CursorConnection own = new CursorConnection(dataSource, inUse, Connections.takeOwn(dataSource), true);
        try {
            Cancellation.entered(own.connection);
            own.begin();
            return own;
        } catch (SQLException | RuntimeException e) {
            own.close();
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

    /** Counts it no longer, and leaves it to the transaction that it belongs to. */
    void forget() {
        inUse.decrementAndGet();
    }

    @Override
    public void close() {
        inUse.decrementAndGet();
        Cancellation.left();
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
