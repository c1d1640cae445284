package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.JavaTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** Names of types in PostgreSQL. */
final class SqlTypes {

    private static final Map<Class<?>, String> ELEMENTS = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(Character.class, "text"),
            Map.entry(Boolean.class, "bool"),
            Map.entry(Short.class, "int2"),
            Map.entry(Integer.class, "int4"),
            Map.entry(Long.class, "int8"),
            Map.entry(Float.class, "float4"),
            Map.entry(Double.class, "float8"),
            Map.entry(BigDecimal.class, "numeric"),
            Map.entry(java.math.BigInteger.class, "numeric"),
            Map.entry(UUID.class, "uuid"),
            Map.entry(byte[].class, "bytea"),
            Map.entry(Instant.class, "timestamptz"),
            Map.entry(OffsetDateTime.class, "timestamptz"),
            Map.entry(ZonedDateTime.class, "timestamptz"),
            Map.entry(LocalDateTime.class, "timestamp"),
            Map.entry(LocalDate.class, "date"),
            Map.entry(LocalTime.class, "time"),
            Map.entry(Duration.class, "interval"));

    /** Types to which the driver's own choice is assigned without a cast. */
    private static final Set<String> PLAIN = Set.of(
            "timestamptz",
            "timestamp with time zone",
            "timestamp",
            "timestamp without time zone",
            "date",
            "time",
            "text",
            "varchar",
            "character varying",
            "char",
            "character",
            "boolean",
            "bool",
            "smallint",
            "int2",
            "integer",
            "int",
            "int4",
            "bigint",
            "int8",
            "real",
            "float4",
            "double precision",
            "float8",
            "numeric",
            "decimal",
            "uuid",
            "bytea",
            "json",
            "jsonb",
            "interval",
            // A cast without its length would cut to one bit.
            "bit");

    private static final Set<String> TEXTS =
            Set.of("text", "varchar", "character varying", "char", "character", "bpchar", "name", "citext");

    private static final Pattern MODIFIER = Pattern.compile("\\s*\\([^)]*\\)");

    private SqlTypes() {}

    /**
     * The type of an array's elements.
     *
     * @param component the array's own type of its elements, which counts where there are none
     */
    static String ofElements(Object[] values, Class<?> component) {
        boolean none = Arrays.stream(values).allMatch(Objects::isNull);
        return none ? ELEMENTS.getOrDefault(JavaTypes.boxed(component), "text") : ofElements(values);
    }

    /** The type of the elements of a collection, which does not know it without them. */
    static String ofElements(Object[] values) {
        for (Object value : values) {
            if (value != null) {
                String type = value instanceof Enum<?> ? "text" : ELEMENTS.get(value.getClass());
                if (type == null) {
                    throw new InvalidDataAccessApiUsageException(
                            "an array of " + value.getClass().getName() + " cannot be bound");
                }
                return type;
            }
        }
        return "text";
    }

    /** Whether a text is bound as one; for a column of another type the server finds out what it has to be. */
    static boolean isText(String sqlType) {
        return TEXTS.contains(withoutModifier(sqlType));
    }

    static String withoutModifier(String sqlType) {
        return MODIFIER.matcher(sqlType).replaceAll("").strip();
    }

    /**
     * How a parameter for a column is written. A cast keeps no length: an explicit one would cut a text that is too long, where an
     * assignment is an error.
     */
    static String placeholder(String sqlType) {
        String type = withoutModifier(sqlType);
        return PLAIN.contains(type) || type.endsWith("[]") ? "?" : "?::" + type;
    }
}
