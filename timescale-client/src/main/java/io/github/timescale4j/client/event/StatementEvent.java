package io.github.timescale4j.client.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One statement that has ended, well or not. It holds neither SQL nor values, so that it can go into metrics as it is.
 *
 * @param operation what the client was asked to do
 * @param relation the table or view, where the client knows it without reading the SQL; otherwise {@code null}
 * @param name the name that the statement was given, with {@code Query.name} or {@code Update.name}; {@code null} without one
 * @param duration the time from asking for a connection to the last row that was read; for a stream to its end or close
 * @param rows how many rows were read or changed; 0 where the statement has none, or failed
 * @param sqlState the SQLSTATE of the error; {@code null} if there was none, or if the error was not the database's
 * @param failed whether the statement ended with an error
 */
public record StatementEvent(
        Operation operation,
        @Nullable String relation,
        @Nullable String name,
        Duration duration,
        long rows,
        @Nullable String sqlState,
        boolean failed) {

    /** What the client was asked to do. */
    public enum Operation {
        /** A query that returns rows. */
        QUERY,
        /** A statement that changes rows. */
        UPDATE,
        /** Rows inserted from objects. */
        INSERT,
        /** Rows written by COPY, from its opening to its end. */
        COPY,
        /** A statement of any other kind. */
        EXECUTE,
        /** A change to indexes, policies or settings. */
        ADMIN,
        /** The refresh of a continuous aggregate. */
        REFRESH
    }
}
