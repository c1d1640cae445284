package io.github.timescale4j.client.mapping.binary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Times as PostgreSQL counts them: microseconds or days since 2000, the half of a microsecond rounded up, as the driver does. The
 * greatest and the least time of Java are the infinities of PostgreSQL, which are the greatest and the least number here.
 */
public final class ServerTimes {

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

    private ServerTimes() {}

    /**
     * Counts the microseconds of a moment.
     *
     * @param value the moment
     * @return the microseconds since 2000 in UTC
     * @throws RefusedValueException if it is out of the range of timestamps
     */
    public static long timestamp(Instant value) {
        if (value.equals(Instant.MAX)) {
            return Long.MAX_VALUE;
        }
        return value.equals(Instant.MIN) ? Long.MIN_VALUE : timestamp(value.getEpochSecond(), value.getNano());
    }

    /**
     * Counts the microseconds of a moment.
     *
     * @param value the moment
     * @return the microseconds since 2000 in UTC
     * @throws RefusedValueException if it is out of the range of timestamps
     */
    public static long timestamp(OffsetDateTime value) {
        if (value.equals(OffsetDateTime.MAX)) {
            return Long.MAX_VALUE;
        }
        return value.equals(OffsetDateTime.MIN) ? Long.MIN_VALUE : timestamp(value.toEpochSecond(), value.getNano());
    }

    /**
     * Counts the microseconds of a date with a time, as if it were in UTC.
     *
     * @param value the date with the time
     * @return the microseconds since 2000
     * @throws RefusedValueException if it is out of the range of timestamps
     */
    public static long timestamp(LocalDateTime value) {
        if (value.equals(LocalDateTime.MAX)) {
            return Long.MAX_VALUE;
        }
        return value.equals(LocalDateTime.MIN) ? Long.MIN_VALUE : timestamp(value.toInstant(ZoneOffset.UTC));
    }

    private static long timestamp(long second, int nano) {
        long since2000 = second - EPOCH_SECOND;
        int micros = (nano + HALF) / NANOS;
        // What is rounded up into the year 294277 is out of the range, too.
        if (since2000 < FIRST_SECOND || since2000 + micros / MICROS >= LAST_SECOND) {
            throw new RefusedValueException("is out of the range of timestamps, 4714-11-24 BC to 294276-12-31");
        }
        return since2000 * MICROS + micros;
    }

    /**
     * Counts the days of a date.
     *
     * @param value the date
     * @return the days since 2000
     * @throws RefusedValueException if it is out of the range of dates
     */
    public static int date(LocalDate value) {
        if (value.equals(LocalDate.MAX)) {
            return Integer.MAX_VALUE;
        }
        if (value.equals(LocalDate.MIN)) {
            return Integer.MIN_VALUE;
        }
        long day = value.toEpochDay() - EPOCH_DAY;
        if (day < FIRST_DAY || day >= LAST_DAY) {
            throw new RefusedValueException("is out of the range of date, 4714-11-24 BC to 5874897-12-31");
        }
        return (int) day;
    }

    /**
     * Counts the microseconds of a time of day.
     *
     * @param value the time
     * @return the microseconds since midnight; those of a whole day where it is rounded up to its end
     */
    public static long time(LocalTime value) {
        return (value.toNanoOfDay() + HALF) / NANOS;
    }

    /**
     * Counts the microseconds of a duration, and drops what is less than one.
     *
     * @param value the duration
     * @return its microseconds
     * @throws RefusedValueException if there are more than an interval can have
     */
    public static long interval(Duration value) {
        try {
            return Math.addExact(Math.multiplyExact(value.getSeconds(), MICROS), value.getNano() / NANOS);
        } catch (ArithmeticException e) {
            throw new RefusedValueException("is out of the range of interval");
        }
    }
}
