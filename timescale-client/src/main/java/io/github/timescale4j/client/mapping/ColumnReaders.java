package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.JavaTypes;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chooses how to read a column as a Java type. */
final class ColumnReaders {

    private static final Set<Class<?>> SIMPLE = Set.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Character.class,
            Number.class,
            BigDecimal.class,
            BigInteger.class,
            String.class,
            Object.class,
            Instant.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            Duration.class,
            UUID.class,
            List.class,
            Map.class);

    private final @Nullable JsonCodec json;

    ColumnReaders(@Nullable JsonCodec json) {
        this.json = json;
    }

    /** Whether a type is read from one column rather than from a row. */
    static boolean isSimple(Class<?> type) {
        return type.isPrimitive()
                || type.isArray()
                || type.isEnum()
                || SIMPLE.contains(type)
                || type.getName().startsWith("tools.jackson.databind.");
    }

    /**
     * Chooses a reader.
     *
     * @throws Unfit if no column of that kind can become the type
     */
    ColumnReader of(Type target, ColumnKind kind, String typeName) {
        Class<?> type = JavaTypes.boxed(JavaTypes.raw(target));
        ColumnReader reader = null;
        if (type == String.class) {
            reader = ResultSet::getString;
        } else if (type == Object.class) {
            return of(natural(kind), kind, typeName);
        } else if (kind == ColumnKind.JSON) {
            reader = json(target);
        } else if (Number.class.isAssignableFrom(type)) {
            reader = NumberReaders.of(type, kind);
        } else if (kind == ColumnKind.ARRAY) {
            reader = ArrayReader.of(target, type, this);
        } else if (type.isEnum()) {
            reader = constant(type, kind);
        } else {
            reader = TimeReaders.of(type, kind);
        }
        if (reader == null) {
            reader = other(type, kind);
        }
        if (reader == null) {
            throw new Unfit("a column of type " + typeName + " cannot become " + target.getTypeName());
        }
        return reader;
    }

    private static @Nullable ColumnReader other(Class<?> type, ColumnKind kind) {
        if (type == Boolean.class && kind == ColumnKind.BOOLEAN) {
            return (rows, index) -> {
                boolean value = rows.getBoolean(index);
                return rows.wasNull() ? null : value;
            };
        }
        if (type == UUID.class && kind == ColumnKind.UUID) {
            return (rows, index) -> rows.getObject(index, UUID.class);
        }
        if (type == byte[].class && kind == ColumnKind.BYTES) {
            return ResultSet::getBytes;
        }
        return type == Character.class && kind == ColumnKind.TEXT ? ColumnReaders::character : null;
    }

    private static @Nullable Object character(ResultSet rows, int index) throws SQLException {
        String value = rows.getString(index);
        if (value == null) {
            return null;
        }
        if (value.length() != 1) {
            throw new Unfit("a text of " + value.length() + " characters does not fit into char");
        }
        return value.charAt(0);
    }

    private static @Nullable ColumnReader constant(Class<?> type, ColumnKind kind) {
        if (kind != ColumnKind.TEXT && kind != ColumnKind.OTHER) {
            return null;
        }
        Map<String, Object> constants = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants()).forEach(each -> constants.put(((Enum<?>) each).name(), each));
        return (rows, index) -> {
            String name = rows.getString(index);
            Object constant = name == null ? null : constants.get(name);
            if (name != null && constant == null) {
                throw new Unfit("the text is none of the constants " + constants.keySet());
            }
            return constant;
        };
    }

    private ColumnReader json(Type target) {
        JsonCodec codec = require(json);
        return (rows, index) -> {
            String text = rows.getString(index);
            try {
                return text == null ? null : codec.read(text, target);
            } catch (IllegalArgumentException e) {
                throw new Unfit(String.valueOf(e.getMessage()));
            }
        };
    }

    static JsonCodec require(@Nullable JsonCodec json) {
        if (json == null) {
            throw new Unfit(
                    "JSON needs tools.jackson.core:jackson-databind on the class path, or a JsonCodec of your own");
        }
        return json;
    }

    /** What a column becomes where nothing is asked for. */
    private static Class<?> natural(ColumnKind kind) {
        return switch (kind) {
            case BOOLEAN -> Boolean.class;
            case INTEGRAL -> Long.class;
            case REAL, FLOATING -> Double.class;
            case NUMERIC -> BigDecimal.class;
            case TIMESTAMPTZ -> Instant.class;
            case TIMESTAMP -> LocalDateTime.class;
            case DATE -> LocalDate.class;
            case TIME -> LocalTime.class;
            case UUID -> UUID.class;
            case BYTES -> byte[].class;
            case ARRAY -> List.class;
            case TEXT, OTHER, INTERVAL, JSON -> String.class;
        };
    }

    static Instant instant(OffsetDateTime time) {
        if (time.equals(OffsetDateTime.MAX)) {
            return Instant.MAX;
        }
        return time.equals(OffsetDateTime.MIN) ? Instant.MIN : time.toInstant();
    }

    static Instant instant(LocalDateTime time) {
        if (time.equals(LocalDateTime.MAX)) {
            return Instant.MAX;
        }
        return time.equals(LocalDateTime.MIN) ? Instant.MIN : time.toInstant(ZoneOffset.UTC);
    }
}
