package io.github.timescale4j.embedded.front;

/** The session answered one of the front's own statements with an error. */
final class ServerErrorException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ServerError error;

    ServerErrorException(ServerError error) {
        super(error.sqlState() + " " + error.message());
        this.error = error;
    }

    ServerError error() {
        return error;
    }
}
