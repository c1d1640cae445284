package io.github.timescale4j.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time of a hypertable whose time column counts: milliseconds since 1970, for example, or numbers of a sequence.
 *
 * @param type the column's type: {@code bigint}, {@code integer} or {@code smallint}
 * @param unit what is counted since 1970; {@code null} where the numbers are no time of a clock
 */
public record NumberAxis(String type, @Nullable ChronoUnit unit) {

    /** The types that such a column can have. */
    public static final Set<String> TYPES = Set.of("smallint", "integer", "bigint");

    /** So that sums of a few of them do not overflow. */
    private static final long LONGEST = Long.MAX_VALUE / 4;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    /**
     * Checks the type.
     *
     * @param type the column's type
     * @param unit what is counted since 1970
     * @throws IllegalArgumentException if the type is none of {@link #TYPES}
     */
    public NumberAxis {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("'" + type + "' is not a type that counts");
        }
    }

    /**
     * The greatest number that the column holds.
     *
     * @return that number
     */
    public long greatest() {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    /**
     * A length on this axis.
     *
     * @param amount how many units
     * @return the length
     * @throws IllegalArgumentException if it is not longer than zero, or if the column cannot hold the number
     */
    public TimeInterval length(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("'" + amount + "' is not longer than zero");
        }
        if (amount > greatest()) {
            throw new IllegalArgumentException(
                    "'" + amount + "' is more than the type " + type + " of the time column holds");
        }
        if (amount > LONGEST) {
            throw new IllegalArgumentException("'" + amount + "' is longer than can be calculated with");
        }
        return new TimeInterval(0, 0, amount, this);
    }

    /**
     * Reads a length: a number, or an interval where the unit is known and gives a whole number of it.
     *
     * @param text what a user wrote
     * @return the length
     * @throws IllegalArgumentException if the text is neither
     */
    public TimeInterval parse(String text) {
        String trimmed = text.strip();
        if (!NUMBER.matcher(trimmed).matches()) {
            return convert(TimeInterval.parse(text));
        }
        try {
            return length(Long.parseLong(trimmed));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + trimmed + "' is more than a bigint holds", e);
        }
    }

    /**
     * Says how many units a length of time is.
     *
     * @param time a length of time
     * @return the same length on this axis
     * @throws IllegalArgumentException if the unit is not known, if the time has months, if it is not a whole number of units, or
     *     more of them than the column holds
     */
    public TimeInterval convert(TimeInterval time) {
        if (unit == null) {
            throw new IllegalArgumentException(
                    "'" + time + "' is a length of time, and nothing says what the time column"
                            + " counts. Write a number of its units, or say the unit with timeUnit");
        }
        if (time.months() != 0) {
            throw new IllegalArgumentException(
                    "'" + time + "' has months, which are not all of one length. Write days");
        }
        BigDecimal amount = BigDecimal.valueOf(time.atLeastMicroseconds())
                .multiply(perSecond())
                .divide(MILLION);
        if (amount.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("'" + time + "' is not a whole number of " + label());
        }
        if (amount.compareTo(BigDecimal.valueOf(greatest())) > 0) {
            throw new IllegalArgumentException("'" + time + "' is " + amount.toBigInteger() + " " + label()
                    + ", more than the type " + type + " of the time column holds");
        }
        return length(amount.longValueExact());
    }

    /** How much time a number of units is, at least a microsecond; {@code null} where the unit is not known. */
    @Nullable
    TimeInterval elapsed(long amount) {
        if (unit == null) {
            return null;
        }
        BigDecimal micros = BigDecimal.valueOf(amount).multiply(MILLION).divideToIntegralValue(perSecond());
        BigDecimal longest = BigDecimal.valueOf(TimeInterval.LONGEST_EXACT);
        return TimeInterval.of(Duration.of(Math.max(1, micros.min(longest).longValueExact()), ChronoUnit.MICROS));
    }

    /**
     * The least length on this axis that holds a length of time.
     *
     * @param time a length of time
     * @return the length, or {@code null} where the unit is not known
     */
    public @Nullable TimeInterval covering(TimeInterval time) {
        if (unit == null) {
            return null;
        }
        BigDecimal amount = BigDecimal.valueOf(time.atMostMicroseconds())
                .multiply(perSecond())
                .divide(MILLION, 0, RoundingMode.CEILING);
        return new TimeInterval(0, 0, amount.min(BigDecimal.valueOf(LONGEST)).longValueExact(), this);
    }

    private BigDecimal perSecond() {
        Duration length = unit == null ? Duration.ofSeconds(1) : unit.getDuration();
        return BILLION.divide(BigDecimal.valueOf(length.toNanos()));
    }

    /**
     * The unit's name for people.
     *
     * @return for example {@code milliseconds}
     */
    public String label() {
        if (unit == null) {
            return "units";
        }
        return switch (unit) {
            case SECONDS -> "seconds";
            case MILLIS -> "milliseconds";
            case MICROS -> "microseconds";
            case NANOS -> "nanoseconds";
            default -> unit.name().toLowerCase(Locale.ROOT);
        };
    }

    /**
     * What tells the present on this axis.
     *
     * @return a query in SQL, which every release of PostgreSQL runs; {@code null} where the unit is not known
     */
    public @Nullable String now() {
        if (unit == null) {
            return null;
        }
        String seconds = "EXTRACT(EPOCH FROM pg_catalog.now())";
        String units = unit == ChronoUnit.SECONDS
                ? seconds
                : seconds + " * " + perSecond().toBigInteger();
        return "SELECT CAST(pg_catalog.floor(" + units + ") AS " + type + ")";
    }

    /**
     * A number as a literal of the column's type.
     *
     * @param amount the number
     * @return for example {@code BIGINT '3600000'}
     */
    String literal(long amount) {
        return type.toUpperCase(Locale.ROOT) + " '" + amount + "'";
    }
}
