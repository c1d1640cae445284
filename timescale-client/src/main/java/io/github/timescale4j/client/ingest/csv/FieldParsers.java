package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What texts become, by the type of their component. They throw {@link RefusedValueException}. */
final class FieldParsers {

    private static final Map<Class<?>, Function<String, Object>> SIMPLE = new HashMap<>();

    static {
        number(byte.class, Byte.class, Byte::valueOf, "an integer from -128 to 127");
        number(short.class, Short.class, Short::valueOf, "an integer of two bytes");
        number(int.class, Integer.class, Integer::valueOf, "an integer of four bytes");
        number(long.class, Long.class, Long::valueOf, "an integer of eight bytes");
        number(float.class, Float.class, FieldParsers::toFloat, "a number that a float can hold");
        number(double.class, Double.class, FieldParsers::toDouble, "a number that a double can hold");
        SIMPLE.put(BigDecimal.class, trying(BigDecimal::new, "a number"));
        SIMPLE.put(BigInteger.class, trying(BigInteger::new, "an integer"));
        SIMPLE.put(boolean.class, FieldParsers::toBoolean);
        SIMPLE.put(Boolean.class, FieldParsers::toBoolean);
        SIMPLE.put(UUID.class, trying(FieldParsers::toUuid, "a UUID"));
        SIMPLE.put(LocalDate.class, trying(LocalDate::parse, "a date such as 2014-02-14"));
        SIMPLE.put(LocalTime.class, trying(LocalTime::parse, "a time of day such as 14:30:00"));
        SIMPLE.put(Duration.class, trying(Duration::parse, "a duration such as PT1H30M"));
        SIMPLE.put(byte[].class, trying(FieldParsers::toBytes, "bytes such as \\x00ff"));
    }

    private FieldParsers() {}

    private static void number(Class<?> primitive, Class<?> boxed, Function<String, Object> parser, String what) {
        Function<String, Object> trying = trying(parser, what);
        SIMPLE.put(primitive, trying);
        SIMPLE.put(boxed, trying);
    }

    private static Function<String, Object> trying(Function<String, Object> parser, String what) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                throw new RefusedValueException("is not " + what);
            }
        };
    }

    /**
     * Finds the parser for a type.
     *
     * @param type of the component
     * @param times how times are written
     * @return makes a value of a text; {@code null} if there is none for the type
     */
    static @Nullable Function<String, Object> of(Class<?> type, TimeFormat times) {
        if (type == Instant.class) {
            return times::instant;
        } else if (type == OffsetDateTime.class) {
            return times::offset;
        } else if (type == ZonedDateTime.class) {
            return times::zoned;
        } else if (type == LocalDateTime.class) {
            return times::local;
        } else if (type.isEnum()) {
            return enumeration(type);
        }
        return isText(type) ? text -> text : SIMPLE.get(type);
    }

    /** Of texts, blanks belong to the value, and two quotes with nothing in between are one without characters. */
    static boolean isText(Class<?> type) {
        return type == String.class || type == CharSequence.class;
    }

    private static Function<String, Object> enumeration(Class<?> type) {
        Map<String, Object> constants = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(((Enum<?>) constant).name(), constant);
        }
        return text -> {
            Object constant = constants.get(text);
            if (constant == null) {
                throw new RefusedValueException("is none of the constants of " + type.getSimpleName());
            }
            return constant;
        };
    }

    private static Object toDouble(String text) {
        double value = Double.parseDouble(decimal(text));
        requireNotOverflown(Double.isInfinite(value), text);
        return value;
    }

    private static Object toFloat(String text) {
        float value = Float.parseFloat(decimal(text));
        requireNotOverflown(Float.isInfinite(value), text);
        return value;
    }

    /** Java's own suffixes and hexadecimal numbers are no data. */
    private static String decimal(String text) {
        char last = text.charAt(text.length() - 1);
        if ("dDfF".indexOf(last) >= 0 || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
            throw new NumberFormatException();
        }
        return text;
    }

    private static void requireNotOverflown(boolean infinite, String text) {
        if (infinite && !text.endsWith("Infinity")) {
            throw new NumberFormatException();
        }
    }

    private static Object toBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw new RefusedValueException("is neither true nor false");
        };
    }

    /** Java's own method takes shorter parts, too. */
    private static Object toUuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException();
        }
        return uuid;
    }

    private static Object toBytes(String text) {
        if (!text.startsWith("\\x")) {
            throw new IllegalArgumentException();
        }
        return HexFormat.of().parseHex(text, 2, text.length());
    }
}
