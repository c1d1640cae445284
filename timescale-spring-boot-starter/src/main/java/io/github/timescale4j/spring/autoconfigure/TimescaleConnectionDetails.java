package io.github.timescale4j.spring.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/** Where the database is. A bean of this type takes the place of the properties that say so. */
public interface TimescaleConnectionDetails extends ConnectionDetails {

    /**
     * The database's address.
     *
     * @return a JDBC URL
     */
    String jdbcUrl();

    /**
     * Who logs in.
     *
     * @return the role, or {@code null} if the URL says so
     */
    @Nullable
    String username();

    /**
     * The role's password.
     *
     * @return the password, or {@code null} if none is needed or the URL holds it
     */
    @Nullable
    String password();

    /**
     * How many connections the database stands.
     *
     * @return the most that a pool may open, whatever its settings say
     */
    default int maximumConnections() {
        return Integer.MAX_VALUE;
    }
}
