package io.github.timescale4j.client.mapping.binary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Times: microseconds since 2000, the half of one rounded up, as the driver does. The greatest and the least time of Java are the
 * infinities of PostgreSQL.
 */
final class TimeEncoders {

    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;
    private static final int HALF = 500;

    /** 2000-01-01 in seconds and days since 1970. */
    private static final long EPOCH_SECOND = 946_684_800;

    private static final long EPOCH_DAY = 10_957;

    /** From 4714-11-24 BC until before the year 294277, counted from 2000: what a timestamp can be. */
    private static final long FIRST_SECOND = -211_813_488_000L;

    private static final long LAST_SECOND = 9_223_371_331_200L;
    private static final long FIRST_DAY = -2_451_545;
    private static final long LAST_DAY = 2_145_031_949;

    private TimeEncoders() {}

    static @Nullable ValueEncoder of(Class<?> type, String column) {
        return switch (column) {
            case "timestamptz" -> type == LocalDateTime.class ? null : point(type);
            case "timestamp" -> point(type);
            case "date" -> type == LocalDate.class ? (value, out) -> date((LocalDate) value, out) : null;
            case "time" -> type == LocalTime.class ? (value, out) -> time((LocalTime) value, out) : null;
            case "interval" -> type == Duration.class ? (value, out) -> interval((Duration) value, out) : null;
            default -> null;
        };
    }

    private static @Nullable ValueEncoder point(Class<?> type) {
        return switch (type.getName()) {
            case "java.time.Instant" -> (value, out) -> instant((Instant) value, out);
            case "java.time.OffsetDateTime" -> (value, out) -> offset((OffsetDateTime) value, out);
            case "java.time.ZonedDateTime" -> (value, out) -> zoned((ZonedDateTime) value, out);
            case "java.time.LocalDateTime" -> (value, out) -> local((LocalDateTime) value, out);
            default -> null;
        };
    }

    private static void instant(Instant value, CopyBuffer out) {
        if (value.equals(Instant.MAX)) {
            out.putLongField(Long.MAX_VALUE);
        } else if (value.equals(Instant.MIN)) {
            out.putLongField(Long.MIN_VALUE);
        } else {
            point(value.getEpochSecond(), value.getNano(), out);
        }
    }

    private static void offset(OffsetDateTime value, CopyBuffer out) {
        if (value.equals(OffsetDateTime.MAX)) {
            out.putLongField(Long.MAX_VALUE);
        } else if (value.equals(OffsetDateTime.MIN)) {
            out.putLongField(Long.MIN_VALUE);
        } else {
            point(value.toEpochSecond(), value.getNano(), out);
        }
    }

    private static void zoned(ZonedDateTime value, CopyBuffer out) {
        offset(value.toOffsetDateTime(), out);
    }

    private static void local(LocalDateTime value, CopyBuffer out) {
        if (value.equals(LocalDateTime.MAX)) {
            out.putLongField(Long.MAX_VALUE);
        } else if (value.equals(LocalDateTime.MIN)) {
            out.putLongField(Long.MIN_VALUE);
        } else {
            instant(value.toInstant(ZoneOffset.UTC), out);
        }
    }

    private static void point(long second, int nano, CopyBuffer out) {
        long since2000 = second - EPOCH_SECOND;
        int micros = (nano + HALF) / NANOS;
        // What is rounded up into the year 294277 is out of the range, too.
        if (since2000 < FIRST_SECOND || since2000 + micros / MICROS >= LAST_SECOND) {
            throw new RefusedValueException("is out of the range of timestamps, 4714-11-24 BC to 294276-12-31");
        }
        out.putLongField(since2000 * MICROS + micros);
    }

    private static void date(LocalDate value, CopyBuffer out) {
        if (value.equals(LocalDate.MAX)) {
            out.putIntField(Integer.MAX_VALUE);
        } else if (value.equals(LocalDate.MIN)) {
            out.putIntField(Integer.MIN_VALUE);
        } else {
            long day = value.toEpochDay() - EPOCH_DAY;
            if (day < FIRST_DAY || day >= LAST_DAY) {
                throw new RefusedValueException("is out of the range of date, 4714-11-24 BC to 5874897-12-31");
            }
            out.putIntField((int) day);
        }
    }

    private static void time(LocalTime value, CopyBuffer out) {
        out.putLongField((value.toNanoOfDay() + HALF) / NANOS);
    }

    /** Microseconds only: a day of a duration is 24 hours, and a day of an interval may have 23. */
    private static void interval(Duration value, CopyBuffer out) {
        long micros;
        try {
            micros = Math.addExact(Math.multiplyExact(value.getSeconds(), MICROS), value.getNano() / NANOS);
        } catch (ArithmeticException e) {
            throw new RefusedValueException("is out of the range of interval");
        }
        int start = out.beginField();
        out.putLong(micros);
        out.putInt(0);
        out.putInt(0);
        out.endField(start);
    }
}
