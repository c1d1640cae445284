package io.github.timescale4j.client.ingest.writer;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A row that a writer had accepted was not stored; this is how the future of that row ends. The message holds no value. */
public final class RowNotStoredException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final @Nullable String sqlState;
    private final int attempts;
    private final boolean possiblyStored;

    RowNotStoredException(
            Reason reason,
            @Nullable String sqlState,
            int attempts,
            boolean possiblyStored,
            String message,
            @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.sqlState = sqlState;
        this.attempts = attempts;
        this.possiblyStored = possiblyStored;
    }

    /** Why an accepted row was not stored. */
    public enum Reason {
        /** The database, or what encodes the rows, refuses exactly this row. */
        REFUSED,
        /** Storing it failed for so long that the writer gave up. */
        GAVE_UP,
        /** The writer was closed, and the time for that was over before the row was stored. */
        CLOSED,
        /** It was dropped to make room for newer rows. */
        DROPPED
    }

    /**
     * Says why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The SQLSTATE of the last error.
     *
     * @return the code; {@code null} if there was no error, or it was not the database's
     */
    public @Nullable String sqlState() {
        return sqlState;
    }

    /**
     * How often it was tried to store the row.
     *
     * @return 0 if it was never sent
     */
    public int attempts() {
        return attempts;
    }

    /**
     * Whether the row may be in the table in spite of this: an attempt ended without the server's answer.
     *
     * @return {@code false} if it certainly is not
     */
    public boolean possiblyStored() {
        return possiblyStored;
    }
}
