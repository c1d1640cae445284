package io.github.timescale4j.client.mapping.binary;

import java.io.Serial;

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
        super(reason, null, false, false);
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
