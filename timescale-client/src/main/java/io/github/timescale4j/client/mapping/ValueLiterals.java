package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import io.github.timescale4j.schema.Literal;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
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

    private ValueLiterals() {}

    /**
     * Writes a value. The server must have {@code standard_conforming_strings}, because a backslash stands for itself.
     *
     * @param value the value, or {@code null}
     * @return its literal
     * @throws InvalidDataAccessApiUsageException if values of its class cannot be written, a time is out of range, or a text
     *     holds the character NUL
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
        } catch (RefusedValueException e) {
            throw new InvalidDataAccessApiUsageException(
                    "a value of " + value.getClass().getName() + " " + e.reason());
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
        String time = TimeTexts.of(value);
        if (time != null) {
            return time;
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

    private static InvalidDataAccessApiUsageException refused(Object value) {
        return new InvalidDataAccessApiUsageException(
                "a value of " + value.getClass().getName()
                        + " cannot be written into a statement that takes no parameters: bind a text, a number, a boolean, a"
                        + " time, a UUID, bytes or an array of these, and cast it in the SQL");
    }
}
