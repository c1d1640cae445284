package io.github.timescale4j.spring.health;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A pool at one moment.
 *
 * @param active connections in use
 * @param idle connections that nobody uses
 * @param waiting threads that wait for one
 * @param max how many connections there may be
 */
record PoolState(int active, int idle, int waiting, int max) {

    /** Asks a pool; {@code null} where it cannot be asked. One that nobody has used yet is empty. */
    static @Nullable PoolState of(DataSource dataSource) {
        try {
            if (!dataSource.isWrapperFor(HikariDataSource.class)) {
                return null;
            }
            HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
            HikariPoolMXBean state = pool.getHikariPoolMXBean();
            int max = pool.getMaximumPoolSize();
            return state == null
                    ? new PoolState(0, 0, 0, max)
                    : new PoolState(
                            state.getActiveConnections(),
                            state.getIdleConnections(),
                            state.getThreadsAwaitingConnection(),
                            max);
        } catch (SQLException e) {
            return null;
        }
    }

    boolean isExhausted() {
        return waiting > 0 && active >= max;
    }

    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("active", active);
        details.put("idle", idle);
        details.put("waiting", waiting);
        details.put("max", max);
        return details;
    }
}
