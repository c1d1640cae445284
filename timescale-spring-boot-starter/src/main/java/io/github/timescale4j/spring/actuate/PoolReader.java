package io.github.timescale4j.spring.actuate;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.github.timescale4j.client.TimeScaleClient;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Looks at the application's own connections, and takes none of them. */
final class PoolReader {

    private PoolReader() {}

    /** The pool's state; {@code null} of another data source than a Hikari pool. */
    static Answers.@Nullable Pool read(TimeScaleClient client) {
        HikariDataSource pool = pool(client);
        if (pool == null) {
            return null;
        }
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        return state == null
                ? new Answers.Pool(0, 0, 0, pool.getMaximumPoolSize())
                : new Answers.Pool(
                        state.getActiveConnections(),
                        state.getIdleConnections(),
                        state.getThreadsAwaitingConnection(),
                        pool.getMaximumPoolSize());
    }

    private static @Nullable HikariDataSource pool(TimeScaleClient client) {
        try {
            return client.dataSource().isWrapperFor(HikariDataSource.class)
                    ? client.dataSource().unwrap(HikariDataSource.class)
                    : null;
        } catch (SQLException e) {
            return null; // one that cannot be asked is one that does not know
        }
    }
}
