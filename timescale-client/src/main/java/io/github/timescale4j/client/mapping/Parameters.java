package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import java.lang.reflect.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** Binds Java values to the parameters of statements. Safe for use by several threads. */
public final class Parameters {

    /** What the driver writes as it is: it makes infinities of the oldest times. */
    private static final int FIRST_YEAR = 1;

    private static final int LAST_YEAR = 9_999;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private static final Set<String> TIMESTAMPS = Set.of("timestamp", "timestamp without time zone");

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
     * @throws InvalidDataAccessApiUsageException if a value of this type cannot be bound, or this one not, because it is out of range
     */
    public void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        try {
            set(statement, index, value);
        } catch (RefusedValueException e) {
            String type = value == null ? "null" : value.getClass().getName();
            throw new InvalidDataAccessApiUsageException("a value of " + type + " " + e.reason());
        }
    }

    private void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
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
     * @throws RefusedValueException if the column cannot hold this value
     * @throws InvalidDataAccessApiUsageException if no value of this type can be bound
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
            set(statement, index, isWithoutZone(sqlType) ? inUtc(value) : value);
        }
    }

    private static boolean isWithoutZone(String sqlType) {
        return sqlType.startsWith("timestamp") && TIMESTAMPS.contains(SqlTypes.withoutModifier(sqlType));
    }

    /** The server would take the time zone of its session, which is the one of the virtual machine. */
    private static @Nullable Object inUtc(@Nullable Object value) {
        if (value instanceof Instant || value instanceof OffsetDateTime || value instanceof ZonedDateTime) {
            return object("timestamp", TimeTexts.of(value));
        }
        return value;
    }

    private PGobject json(String sqlType, Object value) {
        return object(sqlType, JsonTexts.of(json, value));
    }

    private static java.sql.Array array(Connection connection, Object[] values, @Nullable String element)
            throws SQLException {
        Object[] converted = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            // The driver writes elements as texts; those of its own time types would go through a time zone.
            String time = value == null ? null : TimeTexts.of(value);
            converted[i] = value == null || value instanceof byte[] ? value : time != null ? time : scalar(value);
        }
        return connection.createArrayOf(element == null ? SqlTypes.ofElements(values) : element, converted);
    }

    private static Object[] boxed(Object array) {
        Object[] values = new Object[Array.getLength(array)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Array.get(array, i);
        }
        return values;
    }

    private static Object scalar(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof Character || value instanceof CharSequence) {
            return value.toString();
        }
        return time(value);
    }

    private static Object time(Object value) {
        Object time = value instanceof ZonedDateTime zoned ? zoned.toOffsetDateTime() : value;
        if (time instanceof Instant instant) {
            return isUsual(instant) ? instant.atOffset(ZoneOffset.UTC) : object("timestamptz", TimeTexts.of(instant));
        }
        if (time instanceof OffsetDateTime moment) {
            return isUsual(moment.getYear()) ? moment : object("timestamptz", TimeTexts.of(moment));
        }
        if (time instanceof LocalDateTime local) {
            return isUsual(local.getYear()) ? local : object("timestamp", TimeTexts.of(local));
        }
        if (time instanceof LocalDate date) {
            return isUsual(date.getYear()) ? date : object("date", TimeTexts.of(date));
        }
        return time instanceof Duration ? object("interval", TimeTexts.of(time)) : time;
    }

    private static boolean isUsual(Instant instant) {
        return !instant.isBefore(FIRST) && instant.isBefore(END);
    }

    private static boolean isUsual(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static PGobject object(String type, @Nullable String text) {
        PGobject object = new PGobject();
        object.setType(type);
        try {
            object.setValue(text);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return object;
    }
}
