package io.github.timescale4j.spring.metrics;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.statistics.PoolState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Shows a client's connections: how many are in use, and, where the pool can be asked, how many there may be and who waits. */
final class ConnectionMeters {

    private ConnectionMeters() {}

    static void bind(TimeScaleClient client, MeterRegistry registry) {
        Gauge.builder(MeterNames.CONNECTIONS_ACTIVE, client, TimeScaleClient::activeConnections)
                .description("Connections in use")
                .register(registry);
        HikariDataSource pool = PoolState.pool(client.dataSource());
        if (pool != null) {
            Gauge.builder(MeterNames.CONNECTIONS_MAX, pool, HikariDataSource::getMaximumPoolSize)
                    .description("Most connections that the pool opens")
                    .register(registry);
            Gauge.builder(
                            MeterNames.CONNECTIONS_WAITING,
                            pool,
                            asked -> PoolState.of(asked).waiting())
                    .description("Threads that wait for a connection")
                    .register(registry);
        }
    }
}
