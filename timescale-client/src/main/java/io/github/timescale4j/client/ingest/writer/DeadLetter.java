package io.github.timescale4j.client.ingest.writer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row that a writer had accepted and could not store.
 *
 * @param row the row itself
 * @param reason why
 * @param sqlState the SQLSTATE of the last error; {@code null} if there was none, or if it was not the database's
 * @param cause the last error; {@code null} if it was never tried to store the row. Its message holds no value
 * @param attempts how often it was tried to store the row, alone or with others
 * @param time when it was given up
 * @param possiblyStored whether it may be in the table in spite of this, because an attempt ended without the server's answer
 * @param <T> the type of the row
 */
public record DeadLetter<T>(
        T row,
        RowNotStoredException.Reason reason,
        @Nullable String sqlState,
        @Nullable Throwable cause,
        int attempts,
        Instant time,
        boolean possiblyStored) {

    /**
     * Renders everything but the row, so that a log of it holds no values.
     *
     * @return reason, SQLSTATE, attempts and time
     */
    @Override
    public String toString() {
        return "DeadLetter[reason=" + reason + ", sqlState=" + sqlState + ", attempts=" + attempts + ", time=" + time
                + ", possiblyStored=" + possiblyStored + "]";
    }
}
