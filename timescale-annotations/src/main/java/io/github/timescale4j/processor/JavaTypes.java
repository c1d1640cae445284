package io.github.timescale4j.processor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Which type in SQL belongs to which type in Java. */
final class JavaTypes {

    /** What is supported, for error messages. */
    static final String SUPPORTED =
            "boolean, byte, short, int, long, float, double, char and their boxes, String, Instant,"
                    + " OffsetDateTime, ZonedDateTime, LocalDateTime, LocalDate, BigDecimal, UUID, byte[], enums, arrays and"
                    + " List of these, Map and JSON objects";

    private static final Map<String, String> DECLARED = Map.ofEntries(
            Map.entry("java.lang.Boolean", "boolean"),
            Map.entry("java.lang.Byte", "smallint"),
            Map.entry("java.lang.Short", "smallint"),
            Map.entry("java.lang.Integer", "integer"),
            Map.entry("java.lang.Long", "bigint"),
            Map.entry("java.lang.Float", "real"),
            Map.entry("java.lang.Double", "double precision"),
            Map.entry("java.lang.Character", "text"),
            Map.entry("java.lang.String", "text"),
            Map.entry("java.math.BigDecimal", "numeric"),
            Map.entry("java.util.UUID", "uuid"),
            Map.entry("java.time.Instant", "timestamptz"),
            Map.entry("java.time.OffsetDateTime", "timestamptz"),
            Map.entry("java.time.ZonedDateTime", "timestamptz"),
            Map.entry("java.time.LocalDateTime", "timestamp"),
            Map.entry("java.time.LocalDate", "date"));

    private static final Set<String> JSON = Set.of("JsonObject", "JsonNode", "ObjectNode", "JsonElement");

    private JavaTypes() {}

    /** The type in SQL, or {@code null} if there is none. */
    static @Nullable String toSql(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return array.getComponentType().getKind() == TypeKind.BYTE
                    ? "bytea"
                    : arrayOf(toSql(array.getComponentType()));
        }
        if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            return toSql(declared, element);
        }
        return switch (type.getKind()) {
            case BOOLEAN -> "boolean";
            case BYTE, SHORT -> "smallint";
            case INT -> "integer";
            case LONG -> "bigint";
            case FLOAT -> "real";
            case DOUBLE -> "double precision";
            case CHAR -> "text";
            default -> null;
        };
    }

    private static @Nullable String toSql(DeclaredType type, TypeElement element) {
        String name = element.getQualifiedName().toString();
        if (element.getKind() == ElementKind.ENUM) {
            return "text";
        }
        if (name.equals("java.util.List")) {
            List<? extends TypeMirror> arguments = type.getTypeArguments();
            return arguments.size() == 1 ? arrayOf(toSql(upperBound(arguments.get(0)))) : null;
        }
        if (name.equals("java.util.Map")
                || JSON.contains(element.getSimpleName().toString())) {
            return "jsonb";
        }
        return DECLARED.get(name);
    }

    private static @Nullable String arrayOf(@Nullable String element) {
        return element == null || element.equals("jsonb") || element.endsWith("]") ? null : element + "[]";
    }

    private static TypeMirror upperBound(TypeMirror type) {
        if (type instanceof WildcardType wildcard) {
            TypeMirror bound = wildcard.getExtendsBound();
            return bound == null ? type : bound;
        }
        return type;
    }

    /** Whether javac has not found the type, or a part of it, and says so itself. */
    static boolean isUnresolved(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return true;
        }
        if (type instanceof ArrayType array) {
            return isUnresolved(array.getComponentType());
        }
        return type instanceof DeclaredType declared
                && declared.getTypeArguments().stream().anyMatch(argument -> isUnresolved(upperBound(argument)));
    }

    /** As {@link #show}, but with its package where another type of that name is meant by {@link #SUPPORTED}. */
    static String showUnsupported(TypeMirror type) {
        if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            String simple = "." + element.getSimpleName();
            if (DECLARED.keySet().stream().anyMatch(name -> name.endsWith(simple))) {
                return element.getQualifiedName().toString();
            }
        }
        return show(type);
    }

    /** The type's name for messages: without packages and annotations. */
    static String show(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return show(array.getComponentType()) + "[]";
        }
        return type instanceof DeclaredType declared
                ? declared.asElement().getSimpleName().toString()
                : type.getKind().isPrimitive()
                        ? type.getKind().name().toLowerCase(java.util.Locale.ROOT)
                        : type.toString();
    }
}
