package io.github.timescale4j.embedded.front;

import java.io.IOException;

/** A client that does not speak the protocol. */
final class ProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}
