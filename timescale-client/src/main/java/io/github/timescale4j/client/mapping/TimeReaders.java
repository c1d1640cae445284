package io.github.timescale4j.client.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGInterval;

/**
 * Times. A {@code timestamptz} is a point in time and a {@code timestamp} one in UTC; neither ever goes through the time zone of
 * the session or of this machine.
 */
final class TimeReaders {

    private static final int MICROS = 1_000;

    private TimeReaders() {}

    static @Nullable ColumnReader of(Class<?> type, ColumnKind kind) {
        return switch (type.getName()) {
            case "java.time.Instant" -> point(kind, Function.identity());
            case "java.time.OffsetDateTime" -> point(kind, TimeReaders::offset);
            case "java.time.ZonedDateTime" -> point(kind, instant -> instant.atZone(ZoneOffset.UTC));
            case "java.time.LocalDateTime" -> kind == ColumnKind.TIMESTAMP ? as(LocalDateTime.class) : null;
            case "java.time.LocalDate" -> kind == ColumnKind.DATE ? as(LocalDate.class) : null;
            case "java.time.LocalTime" -> kind == ColumnKind.TIME ? as(LocalTime.class) : null;
            case "java.time.Duration" -> kind == ColumnKind.INTERVAL ? TimeReaders::duration : null;
            default -> null;
        };
    }

    private static OffsetDateTime offset(Instant instant) {
        if (instant.equals(Instant.MAX)) {
            return OffsetDateTime.MAX;
        }
        return instant.equals(Instant.MIN) ? OffsetDateTime.MIN : instant.atOffset(ZoneOffset.UTC);
    }

    private static ColumnReader as(Class<?> type) {
        return (rows, index) -> rows.getObject(index, type);
    }

    private static @Nullable ColumnReader point(ColumnKind kind, Function<Instant, ?> conversion) {
        if (kind == ColumnKind.TIMESTAMPTZ) {
            return (rows, index) -> {
                OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
                return time == null ? null : conversion.apply(ColumnReaders.instant(time));
            };
        }
        if (kind == ColumnKind.TIMESTAMP) {
            return (rows, index) -> {
                LocalDateTime time = rows.getObject(index, LocalDateTime.class);
                return time == null ? null : conversion.apply(ColumnReaders.instant(time));
            };
        }
        return null;
    }

    private static @Nullable Object duration(ResultSet rows, int index) throws SQLException {
        if (!(rows.getObject(index) instanceof PGInterval interval)) {
            return null;
        }
        if (interval.getYears() != 0 || interval.getMonths() != 0) {
            throw new Unfit("an interval of months has no fixed length, so it is not a Duration");
        }
        return Duration.ofDays(interval.getDays())
                .plusHours(interval.getHours())
                .plusMinutes(interval.getMinutes())
                .plusSeconds(interval.getWholeSeconds())
                .plusNanos((long) interval.getMicroSeconds() * MICROS);
    }
}
