package io.github.timescale4j.spring.embedded;

import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.spring.autoconfigure.TimescaleConnectionDetails;

/** Where the embedded database is. */
final class EmbeddedConnectionDetails implements TimescaleConnectionDetails {

    /** Connections to one session take turns: more of them would only wait. */
    private static final int SINGLE_SESSION_CONNECTIONS = 4;

    private final EmbeddedTimescale timescale;

    EmbeddedConnectionDetails(EmbeddedTimescale timescale) {
        this.timescale = timescale;
    }

    @Override
    public String jdbcUrl() {
        return timescale.jdbcUrl();
    }

    @Override
    public String username() {
        return timescale.username();
    }

    @Override
    public String password() {
        return timescale.password();
    }

    @Override
    public int maximumConnections() {
        return timescale.singleSession() ? SINGLE_SESSION_CONNECTIONS : Integer.MAX_VALUE;
    }
}
