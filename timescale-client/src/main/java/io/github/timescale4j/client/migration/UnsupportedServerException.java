package io.github.timescale4j.client.migration;

import java.io.Serial;

/** The server is no PostgreSQL, or its TimescaleDB is older than what this library supports. */
public final class UnsupportedServerException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String version;

    UnsupportedServerException(String version, String message) {
        super(message, null);
        this.version = version;
    }

    /**
     * What was found.
     *
     * @return the version of the extension, or the product's name where it is no PostgreSQL
     */
    public String version() {
        return version;
    }
}
