package io.github.timescale4j.client.mapping;

import io.github.timescale4j.schema.Literal;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Values as literals, for the statements that take no parameters. Each one is a quoted text with the type that belongs to its class
 * in Java; what has no such type is refused.
 */
public final class ValueLiterals {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;
    private static final int NANOS_PER_MICRO = 1_000;

    private ValueLiterals() {}

    /**
     * Writes a value. The server must have {@code standard_conforming_strings}, because a backslash stands for itself.
     *
     * @param value the value, or {@code null}
     * @return its literal
     * @throws InvalidDataAccessApiUsageException if values of its class cannot be written, or a text holds the character NUL
     */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value.getClass().isArray() && !(value instanceof byte[])) {
            return array(value);
        }
        try {
            return Literal.quote(text(value)) + "::" + type(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidDataAccessApiUsageException(String.valueOf(e.getMessage()));
        }
    }

    private static String array(Object array) {
        Object[] elements = IntStream.range(0, Array.getLength(array))
                .mapToObj(i -> Array.get(array, i))
                .toArray();
        for (Object element : elements) {
            if (element != null && element.getClass().isArray() && !(element instanceof byte[])) {
                throw refused(element);
            }
        }
        String type = SqlTypes.ofElements(elements, array.getClass().getComponentType());
        return IntStream.range(0, elements.length)
                .mapToObj(i -> of(elements[i]))
                .collect(Collectors.joining(", ", "ARRAY[", "]::" + type + "[]"));
    }

    private static String type(Object value) {
        if (value instanceof CharSequence || value instanceof Enum<?>) {
            return "text";
        }
        try {
            return SqlTypes.ofElements(new Object[] {value});
        } catch (InvalidDataAccessApiUsageException e) {
            throw refused(value);
        }
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Duration duration) {
            return duration.getSeconds() + " seconds " + duration.getNano() / NANOS_PER_MICRO + " microseconds";
        }
        if (value instanceof Temporal time) {
            return time(time);
        }
        boolean simple = value instanceof CharSequence
                || value instanceof Character
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Float
                || value instanceof Double
                || value.getClass() == BigDecimal.class
                || value.getClass() == BigInteger.class;
        if (!simple) {
            throw refused(value);
        }
        return value.toString();
    }

    private static String time(Temporal time) {
        if (isOneOf(time, Instant.MAX, OffsetDateTime.MAX, LocalDateTime.MAX, LocalDate.MAX)) {
            return "infinity";
        }
        if (isOneOf(time, Instant.MIN, OffsetDateTime.MIN, LocalDateTime.MIN, LocalDate.MIN)) {
            return "-infinity";
        }
        if (time instanceof Instant instant) {
            return dated(instant.atOffset(ZoneOffset.UTC));
        }
        if (time instanceof ZonedDateTime zoned) {
            return dated(zoned.toOffsetDateTime());
        }
        return time instanceof LocalTime ? time.toString() : dated(time);
    }

    private static boolean isOneOf(Temporal time, Temporal... those) {
        for (Temporal each : those) {
            if (each.equals(time)) {
                return true;
            }
        }
        return false;
    }

    /** Beyond these years Java and PostgreSQL write dates differently. */
    private static String dated(Temporal time) {
        if (!time.isSupported(ChronoField.YEAR)) {
            throw refused(time);
        }
        int year = time.get(ChronoField.YEAR);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new InvalidDataAccessApiUsageException("a " + time.getClass().getSimpleName()
                    + " before the year 1 or after the year 9999 cannot be written into a statement");
        }
        return time.toString();
    }

    private static InvalidDataAccessApiUsageException refused(Object value) {
        return new InvalidDataAccessApiUsageException(
                "a value of " + value.getClass().getName()
                        + " cannot be written into a statement that takes no parameters: bind a text, a number, a boolean, a"
                        + " time, a UUID, bytes or an array of these, and cast it in the SQL");
    }
}
