package io.github.timescale4j.spring.statistics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool of connections at one moment. It is asked without taking any of them.
 *
 * @param active connections in use
 * @param idle connections that nobody uses
 * @param waiting threads that wait for one
 * @param max how many connections there may be
 */
public record PoolState(int active, int idle, int waiting, int max) {

    /**
     * Asks a data source.
     *
     * @param dataSource any
     * @return its state, or {@code null} where it is no Hikari pool
     */
    public static @Nullable PoolState of(DataSource dataSource) {
        HikariDataSource pool = pool(dataSource);
        return pool == null ? null : of(pool);
    }

    /**
     * Asks a pool.
     *
     * @param pool one that nobody may have used yet, which is empty
     * @return its state
     */
    public static PoolState of(HikariDataSource pool) {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        return state == null
                ? new PoolState(0, 0, 0, pool.getMaximumPoolSize())
                : new PoolState(
                        state.getActiveConnections(),
                        state.getIdleConnections(),
                        state.getThreadsAwaitingConnection(),
                        pool.getMaximumPoolSize());
    }

    /**
     * Finds the pool that a data source is, or wraps.
     *
     * @param dataSource any
     * @return the pool, or {@code null} of another kind of data source
     */
    public static @Nullable HikariDataSource pool(DataSource dataSource) {
        try {
            return dataSource.isWrapperFor(HikariDataSource.class) ? dataSource.unwrap(HikariDataSource.class) : null;
        } catch (SQLException e) {
            return null; // one that cannot be asked is one that does not know
        }
    }

    /**
     * Says whether somebody waits because all connections are in use.
     *
     * @return whether that is so
     */
    public boolean exhausted() {
        return waiting > 0 && active >= max;
    }
}
