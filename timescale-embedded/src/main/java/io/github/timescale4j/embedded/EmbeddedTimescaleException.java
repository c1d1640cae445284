package io.github.timescale4j.embedded;

import org.jspecify.annotations.Nullable;

/** No embedded TimescaleDB could be had. The message says what failed, where, and what can be done. */
public class EmbeddedTimescaleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what failed, where, and what can be done
     */
    public EmbeddedTimescaleException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message what failed, where, and what can be done
     * @param cause the cause, or null
     */
    public EmbeddedTimescaleException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
