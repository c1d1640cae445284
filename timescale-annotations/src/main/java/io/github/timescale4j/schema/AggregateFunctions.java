package io.github.timescale4j.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's and TimescaleDB's aggregate functions take and return. */
public final class AggregateFunctions {

    /** Those that a component's name can begin with. */
    public static final List<String> PREFIXES =
            List.of("avg", "min", "max", "sum", "count", "first", "last", "stddev", "variance");

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> FLOATS = Set.of("real", "double precision");
    private static final Set<String> STATISTICS =
            Set.of("stddev", "stddev_samp", "stddev_pop", "variance", "var_samp", "var_pop");
    private static final Set<String> LOGICAL = Set.of("bool_and", "bool_or", "every");
    private static final Set<String> BITWISE = Set.of("bit_and", "bit_or");
    private static final Set<String> SAME_TYPE = Set.of("min", "max", "first", "last");
    private static final Set<String> UNORDERED = Set.of("boolean", "uuid", "bytea", "json", "jsonb");

    /** How the results for small buckets become the result for a bigger one, where they do. */
    private static final Map<String, String> COMPOSED = Map.of(
            "min",
            "min",
            "max",
            "max",
            "sum",
            "sum",
            "count",
            "sum",
            "first",
            "first",
            "last",
            "last",
            "bool_and",
            "bool_and",
            "bool_or",
            "bool_or",
            "every",
            "every");

    private AggregateFunctions() {}

    /**
     * Whether this class knows a function.
     *
     * @param function a name in lower case
     * @return {@code true}, if its argument and result are checked
     */
    public static boolean isKnown(String function) {
        return function.equals("avg")
                || function.equals("sum")
                || function.equals("count")
                || SAME_TYPE.contains(function)
                || STATISTICS.contains(function)
                || LOGICAL.contains(function)
                || BITWISE.contains(function);
    }

    /**
     * Whether a known function exists for a type.
     *
     * @param function a name in lower case
     * @param type the argument's type, as {@link SqlTypes#normalize(String)} writes it
     * @return {@code false}, if the server would refuse it for certain
     */
    public static boolean accepts(String function, String type) {
        if (!SqlTypes.isKnown(type)
                || function.equals("count")
                || function.equals("first")
                || function.equals("last")) {
            return true;
        }
        if (function.equals("min") || function.equals("max")) {
            return !UNORDERED.contains(type);
        }
        if (LOGICAL.contains(function)) {
            return type.equals("boolean");
        }
        if (BITWISE.contains(function)) {
            return INTEGERS.contains(type);
        }
        return !isKnown(function) || SqlTypes.isNumber(type);
    }

    /**
     * The type that a function returns.
     *
     * @param function a name in lower case
     * @param type the argument's type, as {@link SqlTypes#normalize(String)} writes it
     * @return the type, or {@code null} where it is not known
     */
    public static @Nullable String result(String function, String type) {
        if (function.equals("count")) {
            return "bigint";
        }
        if (SAME_TYPE.contains(function) || LOGICAL.contains(function) || BITWISE.contains(function)) {
            return type;
        }
        boolean sum = function.equals("sum");
        if (sum && (type.equals("smallint") || type.equals("integer"))) {
            return "bigint";
        }
        if (sum && type.equals("real")) {
            return "real";
        }
        if (sum || function.equals("avg") || STATISTICS.contains(function)) {
            return FLOATS.contains(type)
                    ? "double precision"
                    : INTEGERS.contains(type) || type.equals("numeric") ? "numeric" : null;
        }
        return null;
    }

    /**
     * Whether the result is null for a group of one row.
     *
     * @param function a name in lower case
     * @return {@code true} for the deviation and variance of a sample
     */
    public static boolean needsTwoRows(String function) {
        return STATISTICS.contains(function) && !function.endsWith("_pop");
    }

    /**
     * How the results of a function over small buckets become its result over a bigger one.
     *
     * @param function the function over the small buckets
     * @return the function over their results, or {@code null} where there is none, as for an average
     */
    public static @Nullable String composed(String function) {
        return COMPOSED.get(function);
    }

    /**
     * Whether a function over the results for small buckets means something for the bigger bucket.
     *
     * @param outer the function over the results
     * @param inner the function over the small buckets, or {@code null} for a grouping key
     * @return {@code false} for those that count or weigh rows
     */
    public static boolean composes(String outer, @Nullable String inner) {
        if (outer.equals("sum")) {
            return inner != null && !inner.equals("avg") && !STATISTICS.contains(inner);
        }
        return SAME_TYPE.contains(outer) || LOGICAL.contains(outer) || BITWISE.contains(outer);
    }
}
