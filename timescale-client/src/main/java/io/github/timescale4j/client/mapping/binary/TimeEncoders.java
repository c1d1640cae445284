package io.github.timescale4j.client.mapping.binary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Times, as {@link ServerTimes} counts them. */
final class TimeEncoders {

    private TimeEncoders() {}

    static @Nullable ValueEncoder of(Class<?> type, String column) {
        return switch (column) {
            case "timestamptz" -> type == LocalDateTime.class ? null : point(type);
            case "timestamp" -> point(type);
            case "date" ->
                type == LocalDate.class ? (value, out) -> out.putIntField(ServerTimes.date((LocalDate) value)) : null;
            case "time" ->
                type == LocalTime.class ? (value, out) -> out.putLongField(ServerTimes.time((LocalTime) value)) : null;
            case "interval" -> type == Duration.class ? (value, out) -> interval((Duration) value, out) : null;
            default -> null;
        };
    }

    private static @Nullable ValueEncoder point(Class<?> type) {
        return switch (type.getName()) {
            case "java.time.Instant" -> (value, out) -> out.putLongField(ServerTimes.timestamp((Instant) value));
            case "java.time.OffsetDateTime" ->
                (value, out) -> out.putLongField(ServerTimes.timestamp((OffsetDateTime) value));
            case "java.time.ZonedDateTime" ->
                (value, out) -> out.putLongField(ServerTimes.timestamp(((ZonedDateTime) value).toOffsetDateTime()));
            case "java.time.LocalDateTime" ->
                (value, out) -> out.putLongField(ServerTimes.timestamp((LocalDateTime) value));
            default -> null;
        };
    }

    /** Microseconds only: a day of a duration is 24 hours, and a day of an interval may have 23. */
    private static void interval(Duration value, CopyBuffer out) {
        long micros = ServerTimes.interval(value);
        int start = out.beginField();
        out.putLong(micros);
        out.putInt(0);
        out.putInt(0);
        out.endField(start);
    }
}
