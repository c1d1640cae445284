package io.github.timescale4j.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of types in SQL, and which can hold the values of which. */
public final class SqlTypes {

    /** The types that a time column can have. */
    public static final Set<String> TIME = Set.of("timestamptz", "timestamp", "date");

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("int2", "smallint"),
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("float", "double precision"),
            Map.entry("decimal", "numeric"),
            Map.entry("bool", "boolean"),
            Map.entry("character varying", "varchar"),
            Map.entry("timestamp with time zone", "timestamptz"),
            Map.entry("timestamp without time zone", "timestamp"));

    /** From narrow to wide, along each of which every value survives; the last step is what Java's double does, too. */
    private static final List<List<String>> WIDENING = List.of(
            List.of("smallint", "integer", "bigint", "numeric"),
            List.of("smallint", "integer", "bigint", "double precision"),
            List.of("smallint", "real", "double precision", "numeric"),
            List.of("numeric", "double precision"));

    private static final Set<String> CHARACTERS = Set.of("varchar", "char", "character", "bpchar", "citext");

    private static final Set<String> KNOWN = Set.of(
            "boolean",
            "smallint",
            "integer",
            "bigint",
            "real",
            "double precision",
            "numeric",
            "text",
            "timestamptz",
            "timestamp",
            "date",
            "uuid",
            "bytea",
            "json",
            "jsonb");

    private SqlTypes() {}

    /**
     * Brings the spellings of a type together.
     *
     * @param type a type as it stands in {@code CREATE TABLE}
     * @return its short name without length, precision or scale: {@code int8} is {@code bigint}, {@code numeric(12, 3)} is
     *     {@code numeric}
     */
    public static String normalize(String type) {
        String plain = type.toLowerCase(Locale.ROOT)
                .replaceAll("\\([^)]*\\)", " ")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?\\[ ?\\d* ?]", "[]")
                .strip();
        String element = plain.replaceAll("(\\[])+$", "");
        return ALIASES.getOrDefault(element, element) + plain.substring(element.length());
    }

    /**
     * Whether this class knows what can be done with a type.
     *
     * @param type a normalized name
     * @return {@code false} for arrays and for types of users and extensions
     */
    public static boolean isKnown(String type) {
        return KNOWN.contains(type);
    }

    /**
     * Whether one can calculate with a type.
     *
     * @param type a normalized name
     * @return {@code true} for numbers
     */
    public static boolean isNumber(String type) {
        return WIDENING.stream().anyMatch(path -> path.contains(type));
    }

    /**
     * Whether a column of one type can hold the values of another.
     *
     * @param wide the normalized name of the column's type
     * @param narrow the normalized name of the values' type
     * @return {@code true}, if no value is refused or changed, apart from the rounding that floating point stands for
     */
    public static boolean canHold(String wide, String narrow) {
        return wide.equals(narrow)
                || (wide.equals("text") && CHARACTERS.contains(narrow))
                || WIDENING.stream()
                        .anyMatch(path -> path.contains(wide)
                                && path.contains(narrow)
                                && path.indexOf(narrow) < path.indexOf(wide));
    }
}
