package io.github.timescale4j.test.cleaning;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The declared tables of a test's database cannot be emptied, or must not be. The message says why, and what can be done. */
public final class CleaningException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Made where tables are emptied. */
    CleaningException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
