package io.github.timescale4j.client;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The settings of a pool; each is valid by itself. */
record PoolSettings(
        @Nullable String url,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String schema,
        int poolSize,
        Duration connectionTimeout,
        String applicationName) {

    static final PoolSettings DEFAULTS =
            new PoolSettings(null, null, null, null, null, 10, Duration.ofSeconds(30), "timescale-client");

    private static final int DEFAULT_PORT = 5432;

    PoolSettings withUrl(String value) {
        return new PoolSettings(value, host, port, database, schema, poolSize, connectionTimeout, applicationName);
    }

    PoolSettings withHost(String value) {
        return new PoolSettings(url, value, port, database, schema, poolSize, connectionTimeout, applicationName);
    }

    PoolSettings withPort(int value) {
        return new PoolSettings(url, host, value, database, schema, poolSize, connectionTimeout, applicationName);
    }

    PoolSettings withDatabase(String value) {
        return new PoolSettings(url, host, port, value, schema, poolSize, connectionTimeout, applicationName);
    }

    PoolSettings withSchema(String value) {
        return new PoolSettings(url, host, port, database, value, poolSize, connectionTimeout, applicationName);
    }

    PoolSettings withPoolSize(int value) {
        return new PoolSettings(url, host, port, database, schema, value, connectionTimeout, applicationName);
    }

    PoolSettings withConnectionTimeout(Duration value) {
        return new PoolSettings(url, host, port, database, schema, poolSize, value, applicationName);
    }

    PoolSettings withApplicationName(String value) {
        return new PoolSettings(url, host, port, database, schema, poolSize, connectionTimeout, value);
    }

    /** Starts the pool, which opens its first connection in the background. */
    HikariDataSource open(Credentials.@Nullable Account account) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("timescale");
        config.setJdbcUrl(jdbcUrl());
        if (account != null) {
            config.setUsername(account.username());
            config.setPassword(account.password());
        }
        config.setMaximumPoolSize(poolSize);
        config.setConnectionTimeout(connectionTimeout.toMillis());
        config.setValidationTimeout(
                Math.min(connectionTimeout.toMillis(), Duration.ofSeconds(5).toMillis()));
        config.setInitializationFailTimeout(-1);
        ConnectionDefaults.apply(config, schema, applicationName);
        return new HikariDataSource(config);
    }

    private String jdbcUrl() {
        if (url != null) {
            if (host != null || port != null || database != null) {
                throw new IllegalArgumentException("set either 'url' or 'host', 'port' and 'database', not both");
            }
            return url;
        }
        if (host == null || database == null) {
            throw new IllegalArgumentException(
                    "'" + (host == null ? "host" : "database") + "' is not set, nor is 'url' or 'dataSource'");
        }
        return ConnectionDefaults.jdbcUrl(host, port == null ? DEFAULT_PORT : port, database);
    }
}
