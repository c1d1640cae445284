package io.github.timescale4j.client.migration;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The server has the extension, but does not load its library when it starts, so that nothing of it can be used. */
public final class LibraryNotPreloadedException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String database;

    LibraryNotPreloadedException(String database, @Nullable Throwable cause) {
        super(
                "The server of the database " + database
                        + " has TimescaleDB, but did not load its library when it started:"
                        + " shared_preload_libraries does not name timescaledb. Set shared_preload_libraries = 'timescaledb' in"
                        + " postgresql.conf, beside what is there, and restart the server",
                cause);
        this.database = database;
    }

    /**
     * Which database.
     *
     * @return its name on the server
     */
    public String database() {
        return database;
    }
}
