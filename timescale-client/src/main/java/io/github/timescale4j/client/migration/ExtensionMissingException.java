package io.github.timescale4j.client.migration;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The database has no TimescaleDB extension, and the migrator could not create it. */
public final class ExtensionMissingException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String database;
    private final boolean available;

    ExtensionMissingException(String database, boolean available, String detail, @Nullable Throwable cause) {
        super("The database " + database + " has no extension timescaledb. " + detail, cause);
        this.database = database;
        this.available = available;
    }

    /**
     * Which database.
     *
     * @return its name on the server
     */
    public String database() {
        return database;
    }

    /**
     * Whether the extension is installed on the server, so that {@code CREATE EXTENSION timescaledb} by a role with the right to
     * do so is all that is needed.
     *
     * @return {@code false} if the server does not have its files
     */
    public boolean available() {
        return available;
    }
}
