package io.github.timescale4j.client.ingest.csv;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why a line is no row. */
final class RefusedLineException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final @Nullable String column;
    private final String reason;

    RefusedLineException(@Nullable String column, String reason) {
        super(reason, null, false, false);
        this.column = column;
        this.reason = reason;
    }

    @Nullable
    String column() {
        return column;
    }

    String reason() {
        return reason;
    }
}
