package io.github.timescale4j.schema;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as PostgreSQL's {@code interval} holds it: months, days and microseconds are kept apart, because none of them
 * is a fixed number of the next. The server's own comparison treats {@code 1 month} and {@code 30 days} as equal; this one does
 * not.
 *
 * <p>On a hypertable whose time is a number, a length of time is a number, too: it has an axis then, and no months and days.
 *
 * @param months calendar months
 * @param days calendar days
 * @param microseconds everything shorter than a day; where there is an axis, the number of its units
 * @param axis what is counted, where the time is a number; otherwise {@code null}
 */
public record TimeInterval(
        int months, int days, long microseconds, @Nullable NumberAxis axis) {

    /** The most microseconds that become days without an overflow. */
    static final long LONGEST_EXACT = Long.MAX_VALUE / 4;

    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    /** The days of the shortest and of the longest run of 0 to 11 months. */
    private static final int[] FEWEST_DAYS = {0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334};

    private static final int[] MOST_DAYS = {0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337};

    private static final Pattern PART = Pattern.compile("(\\d{1,9})\\s*(ms|s|mo|m|h|d|w|y)\\s*");
    private static final Pattern SHORT = Pattern.compile("(?:\\d{1,9}\\s*(?:ms|s|mo|m|h|d|w|y)\\s*)+");

    /** How an interval is written, for error messages. */
    public static final String GRAMMAR = "write it like 15m, 1h, 1d, 1w, 30d, 1mo, 1y or in ISO-8601 like PT15M, P1D";

    /**
     * A length of time.
     *
     * @param months calendar months
     * @param days calendar days
     * @param microseconds everything shorter than a day
     */
    public TimeInterval(int months, int days, long microseconds) {
        this(months, days, microseconds, null);
    }

    /**
     * Reads an interval, in the short form ({@code 15m}, {@code 1d12h}) or in ISO-8601 ({@code PT15M}, {@code P1DT12H}).
     *
     * @param text what a user wrote
     * @return the interval
     * @throws IllegalArgumentException if the text is neither, or if the interval is not longer than zero
     */
    public static TimeInterval parse(String text) {
        String trimmed = text.strip();
        try {
            TimeInterval interval =
                    trimmed.startsWith("P") || trimmed.startsWith("p") ? parseIso(trimmed) : parseShort(trimmed);
            if (!interval.isPositive()) {
                throw new IllegalArgumentException("'" + text + "' is not longer than zero");
            }
            return interval;
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is not an interval: " + GRAMMAR, e);
        }
    }

    private static TimeInterval parseShort(String text) {
        if (!SHORT.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an interval: " + GRAMMAR);
        }
        int months = 0;
        int days = 0;
        long micros = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            int amount = Integer.parseInt(part.group(1));
            switch (part.group(2).toLowerCase(Locale.ROOT)) {
                case "y" -> months = Math.addExact(months, Math.multiplyExact(amount, 12));
                case "mo" -> months = Math.addExact(months, amount);
                case "w" -> days = Math.addExact(days, Math.multiplyExact(amount, 7));
                case "d" -> days = Math.addExact(days, amount);
                case "h" -> micros = Math.addExact(micros, Math.multiplyExact(amount, 3_600 * SECOND));
                case "m" -> micros = Math.addExact(micros, Math.multiplyExact(amount, 60 * SECOND));
                case "s" -> micros = Math.addExact(micros, Math.multiplyExact(amount, SECOND));
                default -> micros = Math.addExact(micros, Math.multiplyExact(amount, SECOND / 1_000));
            }
        }
        return new TimeInterval(months, days, micros);
    }

    @SuppressWarnings("JavaPeriodGetDays") // the months are taken beside it
    private static TimeInterval parseIso(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        int time = upper.indexOf('T');
        Period period = time == 1 ? Period.ZERO : Period.parse(time < 0 ? upper : upper.substring(0, time));
        Duration duration = time < 0 ? Duration.ZERO : Duration.parse("P" + upper.substring(time));
        return new TimeInterval(
                Math.toIntExact(period.toTotalMonths()),
                period.getDays(),
                Math.addExact(Math.multiplyExact(duration.getSeconds(), SECOND), duration.getNano() / 1_000));
    }

    /**
     * Takes over a duration. Whole days become days, so that {@code Duration.ofDays(30)} is the interval {@code 30 days}.
     *
     * @param duration a duration longer than zero
     * @return the interval
     * @throws IllegalArgumentException if the duration is not longer than zero, or longer than the interval can hold
     */
    public static TimeInterval of(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("'" + duration + "' is not longer than zero");
        }
        try {
            return new TimeInterval(
                    0,
                    Math.toIntExact(duration.toDays()),
                    Math.addExact(
                            Math.multiplyExact(
                                    duration.toSecondsPart()
                                            + 60L * duration.toMinutesPart()
                                            + 3_600L * duration.toHoursPart(),
                                    SECOND),
                            duration.toNanosPart() / 1_000));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + duration + "' is longer than an interval can be", e);
        }
    }

    /**
     * Whether every part is at least zero and one is more.
     *
     * @return {@code true}, if time passes in this interval
     */
    public boolean isPositive() {
        return months >= 0 && days >= 0 && microseconds >= 0 && (months > 0 || days > 0 || microseconds > 0);
    }

    /**
     * The shortest time that this interval can be, counting 28 days for a month.
     *
     * @return microseconds
     */
    public long atLeastMicroseconds() {
        return Math.addExact(Math.multiplyExact(months * 28L + days, DAY), microseconds);
    }

    /**
     * The longest time that this interval can be, counting 31 days for a month.
     *
     * @return microseconds
     */
    public long atMostMicroseconds() {
        return Math.addExact(Math.multiplyExact(months * 31L + days, DAY), microseconds);
    }

    /**
     * Compares with another interval. The same months cancel out before days are counted, so that {@code 3mo} is not shorter than
     * {@code 3mo}; {@code 1mo} may be shorter than {@code 30d}, in February; {@code 1y} is never shorter than {@code 365d}.
     *
     * @param other what to compare with
     * @return {@code true}, if there is a point in time from which this interval ends before the other
     */
    public boolean mayBeShorterThan(TimeInterval other) {
        return least(other) < 0;
    }

    /**
     * Compares with another interval, as {@link #mayBeShorterThan(TimeInterval)} does.
     *
     * @param other what to compare with
     * @return {@code true}, if there is a point in time from which this interval does not end after the other
     */
    public boolean mayBeNoLongerThan(TimeInterval other) {
        return least(other) <= 0;
    }

    /** The least that this interval may be longer than the other, in microseconds or in units of the axis. */
    private long least(TimeInterval other) {
        requireSameAxis(other);
        long rest = Math.addExact(
                Math.multiplyExact((long) days - other.days, DAY),
                Math.subtractExact(microseconds, other.microseconds));
        int more = Math.subtractExact(months, other.months);
        long monthDays = more >= 0 ? fewestDays(more) : -mostDays(-more);
        return Math.addExact(Math.multiplyExact(monthDays, DAY), rest);
    }

    private void requireSameAxis(TimeInterval other) {
        if (!Objects.equals(axis, other.axis)) {
            throw new IllegalArgumentException("'" + this + "' and '" + other + "' are not lengths of the same kind");
        }
    }

    /**
     * How much time this is.
     *
     * @return this interval, or the time that this number of units takes; {@code null} where nothing says what is counted
     */
    public @Nullable TimeInterval elapsed() {
        return axis == null ? this : axis.elapsed(microseconds);
    }

    private static long fewestDays(int months) {
        return 365L * (months / 12) + FEWEST_DAYS[months % 12];
    }

    private static long mostDays(int months) {
        return 365L * (months / 12) + (months / 12 + 3) / 4 + MOST_DAYS[months % 12];
    }

    /**
     * Multiplies every part.
     *
     * @param factor how often
     * @return the product
     */
    public TimeInterval times(int factor) {
        return new TimeInterval(
                Math.multiplyExact(months, factor),
                Math.multiplyExact(days, factor),
                Math.multiplyExact(microseconds, factor),
                axis);
    }

    /**
     * Adds every part.
     *
     * @param other what is added
     * @return the sum
     */
    public TimeInterval plus(TimeInterval other) {
        requireSameAxis(other);
        return new TimeInterval(
                Math.addExact(months, other.months),
                Math.addExact(days, other.days),
                Math.addExact(microseconds, other.microseconds),
                axis);
    }

    /**
     * Renders a length of time in ISO-8601, as {@link #parse(String)} reads it.
     *
     * @return for example {@code P1DT12H}
     */
    public String toIso() {
        String period = Period.of(0, months, days).toString();
        Duration time = Duration.of(microseconds, ChronoUnit.MICROS);
        return time.isZero()
                ? period
                : (months == 0 && days == 0 ? "P" : period) + time.toString().substring(1);
    }

    /**
     * Renders an SQL literal, such as {@code INTERVAL '1 day'} or {@code BIGINT '86400000'}.
     *
     * @return the literal
     */
    public String toSql() {
        return axis == null ? "INTERVAL '" + this + "'" : axis.literal(microseconds);
    }

    /**
     * Renders the parts that are not zero, in words that PostgreSQL reads under every setting of {@code IntervalStyle}; a number
     * with its unit.
     *
     * @return for example {@code 1 day 12 hours}, or {@code 86400000 milliseconds}
     */
    @Override
    public String toString() {
        if (axis != null) {
            return microseconds + " " + axis.label();
        }
        List<String> parts = new ArrayList<>();
        add(parts, months / 12, "year");
        add(parts, months % 12, "month");
        add(parts, days, "day");
        add(parts, microseconds / (3_600 * SECOND), "hour");
        add(parts, microseconds / (60 * SECOND) % 60, "minute");
        add(parts, microseconds / SECOND % 60, "second");
        add(parts, microseconds % SECOND, "microsecond");
        return parts.isEmpty() ? "0 seconds" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long amount, String unit) {
        if (amount != 0) {
            parts.add(amount + " " + unit + (amount == 1 ? "" : "s"));
        }
    }
}
