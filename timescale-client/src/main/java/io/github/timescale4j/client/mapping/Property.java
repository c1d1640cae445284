package io.github.timescale4j.client.mapping;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One component of a mapped type.
 *
 * @param name its name in Java
 * @param column the column's name, if that is said somewhere; otherwise it follows from the name
 * @param columnCandidates the names under which a result may hold it, best first
 * @param type its type in Java, with type arguments
 * @param sqlType the declared type of its column, or {@code null}
 * @param nullable whether it takes nulls
 * @param getter reads it from an object, as {@code (Object)X} with its own type X; {@code null} if it cannot be read
 */
record Property(
        String name,
        String column,
        List<String> columnCandidates,
        Type type,
        @Nullable String sqlType,
        boolean nullable,
        @Nullable MethodHandle getter) {

    /** The names that a result may give a component for which no column is named. */
    static List<String> candidates(String name, String snakeCase) {
        LinkedHashSet<String> names = new LinkedHashSet<>();
        names.add(snakeCase);
        names.add(name);
        names.add(name.toLowerCase(Locale.ROOT)); // what PostgreSQL makes of an unquoted alias
        return List.copyOf(names);
    }
}
