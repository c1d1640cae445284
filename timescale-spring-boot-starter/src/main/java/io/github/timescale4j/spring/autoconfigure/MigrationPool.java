package io.github.timescale4j.spring.autoconfigure;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.ConnectionDefaults;
import io.github.timescale4j.client.Credentials.Account;
import io.github.timescale4j.client.migration.MigrationMode;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.env.Environment;

/** The connections of a role that migrates, where the application's own role may not change the schema. */
public final class MigrationPool {

    private MigrationPool() {}

    /**
     * Makes a pool of one connection for the role that the properties name, to be closed after the migration.
     *
     * @param application the application's connections, which lead to the same database unless the properties say otherwise
     * @param beans the application's beans
     * @return the pool, or {@code null} if the migration uses the application's connections
     * @throws SQLException if the application's connections do not tell where they lead
     */
    public static @Nullable HikariDataSource create(DataSource application, BeanFactory beans) throws SQLException {
        TimescaleProperties properties = beans.getBean(TimescaleProperties.class);
        Migration migration = properties.migration();
        boolean wanted = isSet(migration.url()) || isSet(migration.username()) || isSet(migration.secret());
        if (!wanted || migration.mode() == MigrationMode.NONE) {
            return null;
        }
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("timescale-migration");
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(properties.pool().connectionTimeout().toMillis());
        TimescaleConnectionDetails details =
                beans.getBeanProvider(TimescaleConnectionDetails.class).getIfUnique();
        pool.setJdbcUrl(url(migration, details, application));
        Account account = account(migration, properties);
        if (account != null) {
            pool.setUsername(account.username());
            pool.setPassword(account.password());
        } else if (isSet(migration.username())) {
            pool.setUsername(migration.username());
            pool.setPassword(migration.password());
        } else if (details != null) {
            pool.setUsername(details.username());
            pool.setPassword(details.password());
        }
        Environment environment = beans.getBean(Environment.class);
        ConnectionDefaults.apply(pool, properties.schema(), environment.getProperty("spring.application.name"));
        return pool;
    }

    private static String url(Migration migration, @Nullable TimescaleConnectionDetails details, DataSource application)
            throws SQLException {
        String url = migration.url();
        if (url != null && isSet(url)) {
            return PropertiesTimescaleConnectionDetails.checked("timescale.migration.url", url);
        }
        if (details != null) {
            return details.jdbcUrl();
        }
        try (Connection connection = application.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    /** What the mounted secret of the migration holds, if one is named. */
    private static @Nullable Account account(Migration migration, TimescaleProperties properties) {
        String secret = migration.secret();
        String prefix = "timescale.migration.";
        if (isSet(secret)) {
            PropertiesTimescaleConnectionDetails.exclusive(
                    prefix + "secret", secret, prefix + "username", migration.username());
            PropertiesTimescaleConnectionDetails.exclusive(
                    prefix + "secret", secret, prefix + "password", migration.password());
        }
        return secret == null || secret.isBlank()
                ? null
                : PropertiesTimescaleConnectionDetails.account(prefix + "secret", secret, properties);
    }

    /** An empty value takes back what a file sets: a test does that. */
    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
