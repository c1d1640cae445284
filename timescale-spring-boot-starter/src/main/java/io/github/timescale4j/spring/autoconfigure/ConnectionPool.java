package io.github.timescale4j.spring.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.ConnectionDefaults;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties.Pool;
import org.springframework.core.env.Environment;

/** Makes the library's own pool of connections, with what the client sets for a pool that it makes itself. */
final class ConnectionPool {

    private ConnectionPool() {}

    /** Opens no connection yet: the first who asks for one is told what is wrong. */
    static HikariDataSource create(
            TimescaleConnectionDetails details, TimescaleProperties properties, Environment environment) {
        Pool pool = properties.pool();
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setPoolName("timescale");
        dataSource.setJdbcUrl(details.jdbcUrl());
        dataSource.setUsername(details.username());
        dataSource.setPassword(details.password());
        int size = Math.min(pool.maximumSize(), details.maximumConnections());
        dataSource.setMaximumPoolSize(size);
        Integer minimumIdle = pool.minimumIdle();
        if (minimumIdle != null) {
            dataSource.setMinimumIdle(Math.min(minimumIdle, size));
        }
        dataSource.setConnectionTimeout(pool.connectionTimeout().toMillis());
        dataSource.setIdleTimeout(pool.idleTimeout().toMillis());
        dataSource.setMaxLifetime(pool.maxLifetime().toMillis());
        ConnectionDefaults.apply(dataSource, properties.schema(), environment.getProperty("spring.application.name"));
        return dataSource;
    }
}
