package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.writer.RowNotStoredException.Reason;
import java.time.Instant;
import java.util.function.IntFunction;
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

    /**
     * Gives rows up that the caller alone holds. Whatever goes wrong, all of them are counted.
     *
     * @param entries finds a row by its place
     * @param from the first place
     * @param to the place after the last
     * @param slice what is known of them
     * @param reason why
     */
    void bury(IntFunction<Object> entries, int from, int to, Slice slice, Reason reason) {
        int handlerFailures = 0;
        Throwable last = null;
        for (int i = from; i < to; i++) {
            Throwable thrown = hand(entries.apply(i), slice, reason);
            if (thrown != null) {
                handlerFailures++;
                last = thrown;
            }
            buffer.dead(1, thrown == null ? 0 : 1);
            end(entries.apply(i), slice, reason);
        }
        reporter.dead(to - from, reason, slice.attempts, slice.failure, handlerFailures, last);
    }

    /** A handler may throw anything; the next row must be handed over all the same. */
    @SuppressWarnings("IllegalCatch")
    private @Nullable Throwable hand(Object entry, Slice slice, Reason reason) {
        if (handler == null) {
            return null;
        }
        Failure failure = slice.failure;
        try {
            handler.onDeadLetter(new DeadLetter<>(
                    Tracked.<T>row(entry),
                    reason,
                    failure == null ? null : failure.sqlState(),
                    failure == null ? null : failure.cause(),
                    slice.attempts,
                    Instant.now(),
                    slice.outcomeUnknown));
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /** What depends on a future keeps its own errors; what comes here is want of memory. */
    @SuppressWarnings("IllegalCatch")
    private void end(Object entry, Slice slice, Reason reason) {
        if (Tracked.isTracked(entry)) {
            try {
                Tracked.failed(entry, exception(slice, reason));
            } catch (Throwable e) {
                reporter.broken(e);
            }
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
