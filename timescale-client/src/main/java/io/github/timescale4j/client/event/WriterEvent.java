package io.github.timescale4j.client.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to rows of a buffered writer. It holds no values, so that it can go into metrics as it is.
 *
 * @param kind what happened
 * @param relation the table
 * @param rows to how many rows
 * @param duration how long the attempt took; zero where there was none
 * @param attempts how often these rows have been sent, this time included; 0 where they were not
 * @param chunks into how many chunks stored rows went, counted by the length of time that a chunk of the table spans; 0 where nothing was
 *     stored, or that length is not known
 * @param sqlState the SQLSTATE of the error; {@code null} if there was none, or if it was not the database's
 */
public record WriterEvent(
        Kind kind,
        String relation,
        long rows,
        Duration duration,
        int attempts,
        int chunks,
        @Nullable String sqlState) {

    /** What happened. */
    public enum Kind {
        /** A batch, or a part of one, was committed. */
        STORED,
        /** An attempt failed, and the rows will be sent again, as they are or in parts. */
        RETRY,
        /** Rows could not be stored and went to the dead-letter handler. */
        DEAD,
        /** Accepted rows were dropped to make room; reported about once a second. */
        DROPPED,
        /** Rows were not accepted, because the buffer was full or the writer closed; reported about once a second. */
        REFUSED
    }
}
