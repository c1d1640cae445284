package io.github.timescale4j.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an index is built. */
public enum IndexMethod {
    /** The ordered index, right for almost every column of a hypertable; only this one keeps directions. */
    BTREE,
    /** Equality on one column only; it orders nothing and is not used in compressed chunks. */
    HASH,
    /** Very small, for columns whose values follow the order in which rows are stored. */
    BRIN,
    /** For values with parts: {@code jsonb} and arrays. */
    GIN;

    /**
     * The name in SQL.
     *
     * @return the name in lower case
     */
    public String sql() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a method by its name in SQL, in any case.
     *
     * @param name what a user wrote
     * @return the method
     * @throws IllegalArgumentException if there is none of that name; the message lists all
     */
    public static IndexMethod of(String name) {
        return Arrays.stream(values())
                .filter(method -> method.sql().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not an index method: use one of "
                        + Arrays.stream(values()).map(IndexMethod::sql).collect(Collectors.joining(", "))));
    }
}
