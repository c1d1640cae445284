package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.ServerTimes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as texts that the server reads back as what COPY would have stored, whatever the settings of its session are: rounded in the
 * same way, with the same infinities, and refused where they are out of the same range.
 */
final class TimeTexts {

    private static final LocalDateTime EPOCH = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;
    private static final int MICRO_DIGITS = 6;
    private static final int DAY_HOURS = 24;
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 7;

    /** PostgreSQL has no year 0 and no years below it, and takes no sign before one of more than four digits. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR_OF_ERA, FEWEST_DIGITS, MOST_DIGITS, SignStyle.NOT_NEGATIVE)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private TimeTexts() {}

    /**
     * Writes a time.
     *
     * @param value any value
     * @return the text; {@code null} if it is none of the classes that stand for times
     * @throws io.github.timescale4j.client.mapping.binary.RefusedValueException if it is out of range
     */
    static @Nullable String of(Object value) {
        if (value instanceof Instant time) {
            return timestamp(ServerTimes.timestamp(time), "+00");
        }
        if (value instanceof OffsetDateTime time) {
            return timestamp(ServerTimes.timestamp(time), "+00");
        }
        if (value instanceof ZonedDateTime time) {
            return timestamp(ServerTimes.timestamp(time.toOffsetDateTime()), "+00");
        }
        if (value instanceof LocalDateTime time) {
            return timestamp(ServerTimes.timestamp(time), "");
        }
        if (value instanceof LocalDate date) {
            return date(ServerTimes.date(date));
        }
        if (value instanceof LocalTime time) {
            return time(ServerTimes.time(time));
        }
        return value instanceof Duration duration ? interval(ServerTimes.interval(duration)) : null;
    }

    private static String timestamp(long micros, String zone) {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            return infinity(micros > 0);
        }
        LocalDateTime time =
                EPOCH.plusSeconds(Math.floorDiv(micros, MICROS)).plusNanos(Math.floorMod(micros, MICROS) * NANOS);
        return DATE.format(time) + " " + TIME.format(time) + zone + era(time.getYear());
    }

    private static String date(int days) {
        if (days == Integer.MAX_VALUE || days == Integer.MIN_VALUE) {
            return infinity(days > 0);
        }
        LocalDate date = EPOCH.toLocalDate().plusDays(days);
        return DATE.format(date) + era(date.getYear());
    }

    private static String infinity(boolean positive) {
        return positive ? "infinity" : "-infinity";
    }

    private static String era(int year) {
        return year > 0 ? "" : " BC";
    }

    private static String time(long micros) {
        LocalTime time = LocalTime.MIN.plusNanos(micros * NANOS);
        return micros > 0 && time.equals(LocalTime.MIN) ? DAY_HOURS + ":00:00" : TIME.format(time);
    }

    /** One number: a session with {@code IntervalStyle = sql_standard} takes the sign of the first for that of all. */
    private static String interval(long micros) {
        return BigDecimal.valueOf(micros, MICRO_DIGITS).toPlainString() + " seconds";
    }
}
