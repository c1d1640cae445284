package io.github.timescale4j.client;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A range of time that contains its start and does not contain its end, so that ranges which follow each other neither overlap
 * nor leave a gap. In SQL: {@code time >= :from AND time < :to}.
 *
 * @param from the first instant of the range
 * @param to the first instant after the range
 */
public record TimeRange(Instant from, Instant to) {

    /**
     * Checks the order.
     *
     * @param from the first instant of the range
     * @param to the first instant after the range
     * @throws IllegalArgumentException if {@code to} is not after {@code from}
     */
    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the range from " + from + " to " + to
                    + " is empty: it contains its start and not its end, so the end must be later");
        }
    }

    /**
     * The range of a calendar day. Where the clock is changed on that day, it has 23 or 25 hours.
     *
     * @param date the day
     * @param zone whose midnights bound the day
     * @return from the first instant of the day to the first of the next
     */
    public static TimeRange dayOf(LocalDate date, ZoneId zone) {
        return new TimeRange(
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /**
     * Whether an instant lies in the range.
     *
     * @param instant the instant
     * @return {@code true} for {@code from}, {@code false} for {@code to}
     */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
