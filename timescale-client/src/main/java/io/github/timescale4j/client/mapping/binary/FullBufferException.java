package io.github.timescale4j.client.mapping.binary;

import java.io.Serial;

/**
 * A buffer cannot become as large as what is to be in it. Whether it is a single value or all of them together that are too large, knows
 * who has put them there.
 */
public final class FullBufferException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    FullBufferException(int largest) {
        super("what is to be sent at once is larger than " + largest + " bytes");
    }
}
