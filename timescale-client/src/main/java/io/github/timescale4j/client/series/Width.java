package io.github.timescale4j.client.series;

import io.github.timescale4j.schema.TimeInterval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The width of buckets, aligned as {@code time_bucket} aligns them: days and what is shorter with a Monday, months with a January.
 * Days and months are those of the calendar in some time zone.
 */
record Width(TimeInterval interval) {

    private static final LocalDate MONDAY = LocalDate.of(2000, 1, 3);
    private static final LocalDate JANUARY = LocalDate.of(2000, 1, 1);
    private static final long MONDAY_MICROS = MONDAY.toEpochDay() * 86_400_000_000L;
    private static final long DAY = 86_400_000_000L;
    private static final int MONTHS = 12;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /** Refuses months and something else, which the server does not take. */
    Width {
        if (interval.axis() != null) {
            throw new IllegalArgumentException("'" + interval + "' is a number, and not a length of time");
        }
        if (interval.months() > 0 && (interval.days() > 0 || interval.microseconds() > 0)) {
            throw new IllegalArgumentException("'" + interval
                    + "' is no width of a bucket: months cannot be mixed with days and hours. Write months alone, such as"
                    + " 1mo, or days and hours, such as 30d");
        }
    }

    static Width of(long micros) {
        return new Width(new TimeInterval(0, 0, micros));
    }

    /** Whether buckets are of days or months, which a time zone makes longer or shorter. */
    boolean isCalendar() {
        return interval.microseconds() == 0;
    }

    /** Whether a bucket begins at each midnight, if they are shorter than a day. */
    boolean isNatural() {
        return isCalendar() || DAY % fixed() == 0;
    }

    /** For comparing: no bucket is longer. */
    long longest() {
        return interval.atMostMicroseconds();
    }

    /** The start of the bucket that holds a moment. */
    Instant floor(Instant time, ZoneId zone) {
        return start(index(time, zone), zone);
    }

    /**
     * The buckets that hold a part of a range.
     *
     * @return their starts and the end of the last, or {@code null} if there are more than {@code most} of them
     */
    @Nullable
    List<Instant> edges(Instant from, Instant to, ZoneId zone, int most) {
        long first = index(from, zone);
        long last = index(to.minusNanos(1), zone);
        if (last - first >= most) {
            return null;
        }
        List<Instant> edges = new ArrayList<>();
        for (long index = first; index <= last + 1; index++) {
            Instant start = start(index, zone);
            // Where a zone crossed the date line, a day was left out.
            if (edges.isEmpty() || start.isAfter(edges.get(edges.size() - 1))) {
                edges.add(start);
            }
        }
        return List.copyOf(edges);
    }

    private long index(Instant time, ZoneId zone) {
        if (!isCalendar()) {
            return Math.floorDiv(micros(time) - MONDAY_MICROS, fixed());
        }
        LocalDate date = LocalDate.ofInstant(time, zone);
        return interval.months() > 0
                ? Math.floorDiv(
                        (date.getYear() - JANUARY.getYear()) * MONTHS + date.getMonthValue() - 1, interval.months())
                : Math.floorDiv(date.toEpochDay() - MONDAY.toEpochDay(), interval.days());
    }

    private Instant start(long index, ZoneId zone) {
        if (!isCalendar()) {
            return Instant.EPOCH.plus(Math.addExact(MONDAY_MICROS, index * fixed()), ChronoUnit.MICROS);
        }
        LocalDate date = interval.months() > 0
                ? JANUARY.plusMonths(index * interval.months())
                : MONDAY.plusDays(index * interval.days());
        return date.atStartOfDay(zone).toInstant();
    }

    private long fixed() {
        return interval.days() * DAY + interval.microseconds();
    }

    /** What comes after the microsecond counts for none: the server knows no less. */
    private static long micros(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), MICROS_PER_SECOND), time.getNano() / NANOS_PER_MICRO);
    }
}
