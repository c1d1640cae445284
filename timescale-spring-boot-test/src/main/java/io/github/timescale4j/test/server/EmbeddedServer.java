package io.github.timescale4j.test.server;

import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.embedded.EmbeddedTimescaleException;
import io.github.timescale4j.embedded.Provider;
import io.github.timescale4j.test.TestServer;
import java.util.function.Supplier;

/** The embedded database that all tests of a JVM share; policies do not run there. */
final class EmbeddedServer {

    private EmbeddedServer() {}

    static TestDatabase start() {
        return start(EmbeddedTimescale::shared);
    }

    /** A server that {@code timescale.embedded.url} names was there before the tests, and so were its rows. */
    static TestDatabase start(Supplier<EmbeddedTimescale> embedded) {
        try {
            EmbeddedTimescale shared = embedded.get();
            boolean disposable = shared.provider() != Provider.URL;
            return new TestDatabase(
                    shared.jdbcUrl(), shared.username(), shared.password(), disposable, shared.singleSession());
        } catch (EmbeddedTimescaleException e) {
            throw new TestServerUnavailableException(
                    TestServer.EMBEDDED,
                    "There is no database for this test, and the embedded one could not start. Help it as described"
                            + " below; or start a Docker engine, with org.testcontainers:testcontainers-postgresql on the class"
                            + " path; or set TIMESCALE_TEST_URL, TIMESCALE_TEST_USERNAME and TIMESCALE_TEST_PASSWORD to a server"
                            + " for tests. "
                            + e.getMessage(),
                    e);
        }
    }
}
