package io.github.timescale4j.test.server;

import io.github.timescale4j.test.TestServer;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** There is no database for a test. The message says why, and what can be done. */
public final class TestServerUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final TestServer server;

    /** Made where a server is looked for. */
    TestServerUnavailableException(TestServer server, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.server = server;
    }

    /**
     * Which server was looked for.
     *
     * @return the server, never {@link TestServer#AUTO}
     */
    public TestServer server() {
        return server;
    }
}
