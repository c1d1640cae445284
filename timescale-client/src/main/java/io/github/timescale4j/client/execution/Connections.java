package io.github.timescale4j.client.execution;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes connections: that of the active transaction if the transaction is one of this data source, otherwise one of our own.
 *
 * <p>Spring would bind a connection to any active transaction, be it one of another database or of a message broker. Nobody
 * commits such a connection, and a pool of one has no other until the end.
 */
final class Connections {

    private Connections() {}

    /** Takes a connection, to be returned by {@link DataSourceUtils#releaseConnection}. */
    static Connection take(DataSource dataSource) {
        return mayShare(dataSource) ? DataSourceUtils.getConnection(dataSource) : takeOwn(dataSource);
    }

    static Connection takeOwn(DataSource dataSource) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("no connection", e);
        }
    }

    /**
     * Whether a connection of this data source is bound to the thread, or Spring has to see to it: a JTA transaction binds nothing
     * when it begins. A plain pool does not take part in those.
     */
    static boolean mayShare(DataSource dataSource) {
        return TransactionSynchronizationManager.hasResource(dataSource)
                || leadsToBound(dataSource)
                || (TransactionSynchronizationManager.isActualTransactionActive() && !isPlainPool(dataSource));
    }

    /** A proxy that knows transactions takes part in those of the data source behind it, wherever the proxy itself is. */
    private static boolean leadsToBound(DataSource dataSource) {
        if (!(dataSource instanceof DelegatingDataSource proxy)) {
            return false;
        }
        DataSource target = proxy.getTargetDataSource();
        return target != null
                && ((proxy instanceof TransactionAwareDataSourceProxy
                                && TransactionSynchronizationManager.hasResource(target))
                        || leadsToBound(target));
    }

    private static boolean isPlainPool(DataSource dataSource) {
        try {
            return dataSource.isWrapperFor(HikariDataSource.class);
        } catch (SQLException e) {
            return false;
        }
    }
}
