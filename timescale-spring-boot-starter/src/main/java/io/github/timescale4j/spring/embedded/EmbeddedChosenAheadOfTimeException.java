package io.github.timescale4j.spring.embedded;

import java.io.Serial;

/** The application was built ahead of time for the embedded database, and is told of another one now. */
final class EmbeddedChosenAheadOfTimeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String property;

    EmbeddedChosenAheadOfTimeException(String property) {
        super("The property " + property
                + " names a database, but this application was processed ahead of time without it,"
                + " and what chooses the database was decided then: it would use the embedded one.");
        this.property = property;
    }

    /** The key that came too late. */
    String property() {
        return property;
    }
}
