package io.github.timescale4j.client.mapping;

import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** Binds Java values to the parameters of statements. Safe for use by several threads. */
public final class Parameters {

    private static final int MICROS = 1_000;

    private final @Nullable JsonCodec json;

    Parameters(@Nullable JsonCodec json) {
        this.json = json;
    }

    /**
     * Binds a value as the type in PostgreSQL that belongs to its type in Java: an {@link Instant} as {@code timestamptz} in UTC,
     * an enum as its name, a map as {@code jsonb}, an array or a collection as an array.
     *
     * @param statement where
     * @param index which parameter, from 1
     * @param value the value, or {@code null}
     * @throws SQLException if the driver refuses
     * @throws InvalidDataAccessApiUsageException if a value of this type cannot be bound
     */
    public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof Collection<?> collection) {
            statement.setArray(index, array(statement.getConnection(), collection.toArray(), null));
        } else if (value.getClass().isArray() && !(value instanceof byte[])) {
            Object[] elements = boxed(value);
            String element = SqlTypes.ofElements(elements, value.getClass().getComponentType());
            statement.setArray(index, array(statement.getConnection(), elements, element));
        } else if (value instanceof Map<?, ?>) {
            statement.setObject(index, json("jsonb", value));
        } else {
            statement.setObject(index, scalar(value));
        }
    }

    /**
     * Binds a value to a column whose type is known.
     *
     * @param statement where
     * @param index which parameter, from 1
     * @param value the value, or {@code null}
     * @param sqlType the column's type as it was declared
     * @throws SQLException if the driver refuses
     * @throws InvalidDataAccessApiUsageException if a value of this type cannot be bound
     */
    void bind(PreparedStatement statement, int index, @Nullable Object value, String sqlType) throws SQLException {
        if (value != null && (sqlType.equals("json") || sqlType.equals("jsonb"))) {
            statement.setObject(index, json(sqlType, value));
        } else if (value != null && sqlType.endsWith("[]")) {
            Object[] elements = value instanceof Collection<?> collection ? collection.toArray() : boxed(value);
            String element = SqlTypes.withoutModifier(sqlType.substring(0, sqlType.length() - 2));
            statement.setArray(index, array(statement.getConnection(), elements, element));
        } else if (value instanceof CharSequence text && !SqlTypes.isText(sqlType)) {
            statement.setObject(index, text.toString(), Types.OTHER);
        } else {
            bind(statement, index, value);
        }
    }

    private PGobject json(String sqlType, Object value) throws SQLException {
        PGobject object = new PGobject();
        object.setType(sqlType);
        try {
            object.setValue(
                    value instanceof String text
                            ? text
                            : ColumnReaders.require(json).write(value));
        } catch (Unfit | IllegalArgumentException e) {
            throw new InvalidDataAccessApiUsageException(String.valueOf(e.getMessage()));
        }
        return object;
    }

    private static java.sql.Array array(Connection connection, Object[] values, @Nullable String element)
            throws SQLException {
        Object[] converted = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            // The driver writes elements as texts; those of its own time types would go through a time zone.
            converted[i] = value == null || value instanceof byte[] ? value : element(scalar(value));
        }
        return connection.createArrayOf(element == null ? SqlTypes.ofElements(values) : element, converted);
    }

    private static Object element(Object value) {
        if (value instanceof PGobject object) {
            return String.valueOf(object.getValue());
        }
        if (value instanceof OffsetDateTime time) {
            if (time.equals(OffsetDateTime.MAX)) {
                return "infinity";
            }
            return time.equals(OffsetDateTime.MIN) ? "-infinity" : time.toString();
        }
        return value instanceof java.time.temporal.Temporal ? value.toString() : value;
    }

    private static Object[] boxed(Object array) {
        Object[] values = new Object[Array.getLength(array)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Array.get(array, i);
        }
        return values;
    }

    private static Object scalar(Object value) {
        if (value instanceof Instant instant) {
            return offset(instant);
        }
        if (value instanceof ZonedDateTime time) {
            return time.toOffsetDateTime();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Character || value instanceof CharSequence) {
            return value.toString();
        }
        return value instanceof Duration duration ? interval(duration) : value;
    }

    private static OffsetDateTime offset(Instant instant) {
        if (instant.equals(Instant.MAX)) {
            return OffsetDateTime.MAX;
        }
        return instant.equals(Instant.MIN) ? OffsetDateTime.MIN : instant.atOffset(ZoneOffset.UTC);
    }

    private static PGobject interval(Duration duration) {
        PGobject interval = new PGobject();
        interval.setType("interval");
        try {
            interval.setValue(duration.getSeconds() + " seconds " + duration.getNano() / MICROS + " microseconds");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return interval;
    }
}
