package io.github.timescale4j.spring.metrics;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.github.timescale4j.client.TimeScaleClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Shows a client's connections: how many are in use, and, where the pool can be asked, how many there may be and who waits. */
final class ConnectionMeters {

    private ConnectionMeters() {}

    static void bind(TimeScaleClient client, MeterRegistry registry) {
        Gauge.builder(MeterNames.CONNECTIONS_ACTIVE, client, TimeScaleClient::activeConnections)
                .description("Connections in use")
                .register(registry);
        HikariDataSource pool = pool(client);
        if (pool != null) {
            Gauge.builder(MeterNames.CONNECTIONS_MAX, pool, HikariDataSource::getMaximumPoolSize)
                    .description("Most connections that the pool opens")
                    .register(registry);
            Gauge.builder(MeterNames.CONNECTIONS_WAITING, pool, ConnectionMeters::waiting)
                    .description("Threads that wait for a connection")
                    .register(registry);
        }
    }

    /** A pool that nobody has used yet has nobody waiting. */
    private static double waiting(HikariDataSource pool) {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        return state == null ? 0 : state.getThreadsAwaitingConnection();
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
