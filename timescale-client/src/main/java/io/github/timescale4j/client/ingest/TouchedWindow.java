package io.github.timescale4j.client.ingest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The window of time in which rows were stored, for the refresh of what is declared over them. Not safe for use by several threads.
 */
public final class TouchedWindow {

    /** The server counts microseconds and rounds to the nearest, so that a row may be stored a little later than it says. */
    private static final int MICRO = 1_000;

    private @Nullable Instant first;
    private @Nullable Instant last;

    /** Begins with nothing. */
    public TouchedWindow() {}

    /**
     * Widens the window by the time of a row. The two infinities are in no bucket, and leave it as it is.
     *
     * @param time the time; what is no moment, such as {@code null}, has no place in the window
     */
    public void touch(@Nullable Object time) {
        Instant at = instant(time);
        if (at == null || at.equals(Instant.MIN) || at.equals(Instant.MAX)) {
            return;
        }
        first = first == null || at.isBefore(first) ? at : first;
        last = last == null || at.isAfter(last) ? at : last;
    }

    /**
     * Where the window begins.
     *
     * @return the time of the first row; {@code null} if there is none
     */
    public @Nullable Instant from() {
        return first;
    }

    /**
     * Where the window ends.
     *
     * @return a time after the last row, in every precision; {@code null} if there is none
     */
    public @Nullable Instant to() {
        return last == null ? null : last.plusNanos(MICRO);
    }

    /** A time as a moment; {@code null} if it is none. */
    static @Nullable Instant instant(@Nullable Object time) {
        if (time instanceof ZonedDateTime zoned) {
            return instant(zoned.toOffsetDateTime());
        }
        if (!(time instanceof OffsetDateTime offset)) {
            return time instanceof Instant instant ? instant : null;
        }
        if (offset.equals(OffsetDateTime.MAX)) {
            return Instant.MAX;
        }
        return offset.equals(OffsetDateTime.MIN) ? Instant.MIN : offset.toInstant();
    }
}
