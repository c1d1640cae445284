package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.writer.RowNotStoredException.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ends the life of rows that cannot be stored: the handler, the account, the future, in this order.
 *
 * @param <T> the type of the rows
 */
final class DeadLetters<T> {

    private final @Nullable DeadLetterHandler<T> handler;
    private final RowBuffer buffer;
    private final Reporter reporter;

    /**
     * Makes it.
     *
     * @param handler {@code null} if the application has none
     * @param buffer counts
     * @param reporter logs
     */
    DeadLetters(@Nullable DeadLetterHandler<T> handler, RowBuffer buffer, Reporter reporter) {
        this.handler = handler;
        this.buffer = buffer;
        this.reporter = reporter;
    }

    /** Gives rows up that the caller alone holds. */
    void bury(Object[] entries, Slice slice, Reason reason) {
        Failure failure = slice.failure;
        int handlerFailures = 0;
        for (int i = slice.from; i < slice.to; i++) {
            int failed = handler == null ? 0 : hand(handler, entries[i], slice, reason);
            handlerFailures += failed;
            buffer.dead(1, failed);
            if (Tracked.isTracked(entries[i])) {
                Tracked.failed(entries[i], exception(slice, reason));
            }
        }
        reporter.dead(slice.size(), reason, slice.attempts, failure, handlerFailures);
    }

    /** A handler may throw anything; the next row must be handed over all the same. */
    @SuppressWarnings("IllegalCatch")
    private int hand(DeadLetterHandler<T> to, Object entry, Slice slice, Reason reason) {
        Failure failure = slice.failure;
        try {
            to.onDeadLetter(new DeadLetter<>(
                    Tracked.<T>row(entry),
                    reason,
                    failure == null ? null : failure.sqlState(),
                    failure == null ? null : failure.cause(),
                    slice.attempts,
                    Instant.now(),
                    slice.outcomeUnknown));
            return 0;
        } catch (Throwable e) {
            reporter.handlerFailed(e);
            return 1;
        }
    }

    private static RowNotStoredException exception(Slice slice, Reason reason) {
        Failure failure = slice.failure;
        String message = switch (reason) {
            case REFUSED -> "the row was refused";
            case GAVE_UP -> "the row could not be stored within the retry limit";
            case CLOSED -> "the writer was closed before the row was stored";
            case DROPPED -> "the row was dropped";
        };
        String state = failure == null ? null : failure.sqlState();
        return new RowNotStoredException(
                reason,
                state,
                slice.attempts,
                slice.outcomeUnknown,
                message + " after " + slice.attempts + " attempts" + (state == null ? "" : " (SQLSTATE " + state + ")"),
                failure == null ? null : failure.cause());
    }
}
