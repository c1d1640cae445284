package io.github.timescale4j.client.event;

import org.jspecify.annotations.Nullable;

/**
 * Is told when a statement begins and when it ends, so that a trace can show it at its place. Where the end alone matters,
 * {@link StatementListener} is enough. It must be safe for use by several threads and should return at once. An exception that it
 * throws is logged and does not reach the caller of the statement.
 */
@FunctionalInterface
public interface StatementTracer {

    /**
     * Called in the calling thread before a connection is asked for.
     *
     * @param start what is about to run
     * @return is told about the end
     */
    Span start(StatementStart start);

    /** One statement that has begun. */
    @FunctionalInterface
    interface Span {

        /**
         * Called exactly once, for a stream of rows or a COPY when it is read to its end or closed, which may be in another thread.
         *
         * @param event what happened
         * @param error the exception that the caller gets, whose messages hold no bound values; {@code null} if there is none, as
         *     when a COPY is cancelled
         */
        void end(StatementEvent event, @Nullable Throwable error);
    }
}
