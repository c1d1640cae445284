package io.github.timescale4j.client.mapping.binary;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why a value cannot be stored, without saying which value; whoever knows the column and the component adds their names. */
public final class RefusedValueException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception without a stack trace, which would lead to an encoder and nowhere else.
     *
     * @param reason the end of a sentence that begins with column and component
     */
    public RefusedValueException(String reason) {
        this(reason, null);
    }

    private RefusedValueException(String reason, @Nullable Throwable cause) {
        super(reason, cause, false, false);
    }

    /**
     * Makes an exception for a component that cannot be read.
     *
     * @param error what its accessor has thrown
     * @return the exception, which has that as its cause
     * @throws Error if it is one that has nothing to do with the object, such as want of memory
     */
    public static RefusedValueException unreadable(Throwable error) {
        if (error instanceof Error failure
                && !(error instanceof StackOverflowError || error instanceof AssertionError)) {
            throw failure;
        }
        return new RefusedValueException(
                "cannot be read: its accessor threw " + error.getClass().getName(), error);
    }

    /**
     * Why the value is refused.
     *
     * @return the end of a sentence that begins with column and component
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
