package io.github.timescale4j.embedded.front;

import java.io.IOException;

/** The session behind the front has ended; nothing can be asked of it any more. */
final class BackendGoneException extends IOException {

    private static final long serialVersionUID = 1L;

    BackendGoneException(String message) {
        super(message);
    }
}
