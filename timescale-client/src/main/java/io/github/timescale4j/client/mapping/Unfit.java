package io.github.timescale4j.client.mapping;

import java.io.Serial;

/** Why a value does not fit, without saying which value; whoever knows the column and the component adds their names. */
final class Unfit extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Unfit(String reason) {
        super(reason, null, false, false);
    }
}
