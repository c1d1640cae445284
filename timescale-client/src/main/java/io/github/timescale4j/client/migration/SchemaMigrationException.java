package io.github.timescale4j.client.migration;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The declared schema could not be brought into the database; nothing was changed. The subclasses say why. */
public class SchemaMigrationException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened and what to do
     * @param cause the cause, or {@code null}
     */
    public SchemaMigrationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
