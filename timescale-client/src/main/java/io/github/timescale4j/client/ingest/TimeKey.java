package io.github.timescale4j.client.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers that order times of one type, to the microsecond. */
public final class TimeKey {

    private static final long MICROS = 1_000_000L;
    private static final int NANOS_IN_MICRO = 1_000;

    private TimeKey() {}

    /**
     * Makes a number of a time: microseconds since 1970 for moments, days for dates, the number itself for numbers. Values of a type
     * that is no time are all equal.
     *
     * @param time the time
     * @return its number
     */
    public static long of(@Nullable Object time) {
        if (time instanceof Instant instant) {
            return micros(instant.getEpochSecond(), instant.getNano());
        }
        if (time instanceof OffsetDateTime moment) {
            return of(moment.toInstant());
        }
        if (time instanceof ZonedDateTime moment) {
            return of(moment.toInstant());
        }
        if (time instanceof LocalDateTime local) {
            return of(local.toInstant(ZoneOffset.UTC));
        }
        if (time instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (time instanceof Number number) {
            return number.longValue();
        }
        return time instanceof UUID uuid ? uuid.getMostSignificantBits() : Long.MIN_VALUE;
    }

    /** Instants reach farther than microseconds in a long: those at the ends are equal. */
    private static long micros(long seconds, int nanos) {
        long high = Math.multiplyHigh(seconds, MICROS);
        long low = seconds * MICROS;
        if (high != low >> (Long.SIZE - 1)) {
            return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        long sum = low + nanos / NANOS_IN_MICRO;
        return low > 0 && sum < 0 ? Long.MAX_VALUE : sum;
    }
}
