package io.github.timescale4j.spring.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties.Pool;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Makes the library's own pool of connections, with what the client sets for a pool that it makes itself. */
final class ConnectionPool {

    private static final Duration KEEP_ALIVE = Duration.ofMinutes(2);
    private static final String CONNECT_SECONDS = "10";

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
        dataSource.setKeepaliveTime(KEEP_ALIVE.toMillis());
        // A plan made for unknown times opens every chunk of a hypertable.
        dataSource.setConnectionInitSql("SET plan_cache_mode = force_custom_plan");
        parameters(dataSource, properties.schema(), environment.getProperty("spring.application.name"));
        return dataSource;
    }

    private static void parameters(HikariDataSource dataSource, @Nullable String schema, @Nullable String application) {
        parameter(dataSource, "ApplicationName", application);
        parameter(dataSource, "reWriteBatchedInserts", "true");
        parameter(dataSource, "logServerErrorDetail", "false"); // it holds values
        parameter(dataSource, "tcpKeepAlive", "true");
        parameter(dataSource, "connectTimeout", CONNECT_SECONDS);
        parameter(dataSource, "currentSchema", schema == null ? null : searchPath(schema));
    }

    /** Sets what the URL does not. */
    private static void parameter(HikariDataSource dataSource, String name, @Nullable String value) {
        String url = dataSource.getJdbcUrl().toLowerCase(Locale.ROOT);
        if (value != null && !url.contains(name.toLowerCase(Locale.ROOT) + '=')) {
            dataSource.addDataSourceProperty(name, value);
        }
    }

    /** The schema {@code public} usually holds the functions of TimescaleDB. */
    private static String searchPath(String schema) {
        return schema.equals("public") ? schema : Identifier.quote(schema) + ",public";
    }
}
