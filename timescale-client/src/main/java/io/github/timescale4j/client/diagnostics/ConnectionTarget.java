package io.github.timescale4j.client.diagnostics;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What an application would connect to, and as whom.
 *
 * @param jdbcUrl the JDBC URL, with the parameters that the application's connections have
 * @param username the role that logs in; {@code null} if the URL or the secret says so
 * @param password its password; {@code null} if the URL or the secret holds it, or none is needed
 * @param secret the directory of a mounted secret with the files {@code username} and {@code password}; {@code null} without one
 * @param poolSize how many connections the application's pool may open; {@code null} if it is not known
 */
public record ConnectionTarget(
        String jdbcUrl,
        @Nullable String username,
        @Nullable String password,
        @Nullable Path secret,
        @Nullable Integer poolSize) {

    /**
     * Checks that the URL is one.
     *
     * @param jdbcUrl see {@link #jdbcUrl()}
     * @param username see {@link #username()}
     * @param password see {@link #password()}
     * @param secret see {@link #secret()}
     * @param poolSize see {@link #poolSize()}
     * @throws IllegalArgumentException if the driver cannot read the URL; the message does not repeat it, because it may hold a
     *     password
     */
    public ConnectionTarget {
        if (Route.parse(jdbcUrl) == null) {
            throw new IllegalArgumentException("'jdbcUrl' must be a URL that the driver of PostgreSQL can read, such as"
                    + " jdbc:postgresql://localhost:5432/metrics");
        }
    }

    /**
     * Names a target without a secret and without a pool.
     *
     * @param jdbcUrl see {@link #jdbcUrl()}
     * @param username see {@link #username()}
     * @param password see {@link #password()}
     * @return the target
     * @throws IllegalArgumentException if the driver cannot read the URL
     */
    public static ConnectionTarget of(String jdbcUrl, @Nullable String username, @Nullable String password) {
        return new ConnectionTarget(jdbcUrl, username, password, null, null);
    }

    /**
     * Names the target of a pool.
     *
     * @param pool a pool that has a JDBC URL, started or not
     * @return where its connections lead, with the parameters that they have, and how many there may be
     * @throws IllegalArgumentException if the driver cannot read the URL
     */
    public static ConnectionTarget of(HikariDataSource pool) {
        return new ConnectionTarget(
                Route.withParameters(String.valueOf(pool.getJdbcUrl()), pool.getDataSourceProperties()),
                pool.getUsername(),
                pool.getPassword(),
                null,
                pool.getMaximumPoolSize());
    }

    /**
     * Adds a secret.
     *
     * @param directory see {@link #secret()}
     * @return the same target with that secret
     */
    public ConnectionTarget withSecret(Path directory) {
        return new ConnectionTarget(jdbcUrl, username, password, directory, poolSize);
    }

    /**
     * Adds the size of the application's pool.
     *
     * @param size see {@link #poolSize()}
     * @return the same target with that size
     */
    public ConnectionTarget withPoolSize(int size) {
        return new ConnectionTarget(jdbcUrl, username, password, secret, size);
    }

    /**
     * Says where it is.
     *
     * @return the hosts, the ports and the name of the database; nothing else of the URL, and no password
     */
    @Override
    public String toString() {
        return "ConnectionTarget[" + Route.of(this) + "]";
    }
}
