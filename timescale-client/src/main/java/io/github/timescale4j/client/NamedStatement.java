package io.github.timescale4j.client;

import io.github.timescale4j.client.mapping.Parameters;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.namedparam.AbstractSqlParameterSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.util.ConcurrentLruCache;

/**
 * SQL whose named parameters Spring's parser has replaced by question marks.
 *
 * @param sql the SQL for the driver
 * @param values what belongs to its question marks, in order
 */
record NamedStatement(String sql, List<@Nullable Object> values) {

    private static final int CACHE_SIZE = 256;
    private static final ConcurrentLruCache<String, Parsed> PARSED = new ConcurrentLruCache<>(CACHE_SIZE, Parsed::of);

    /**
     * What does not depend on the values.
     *
     * @param sql as Spring's parser has it
     * @param plain the SQL for the driver, as long as no value is a collection
     * @param places the names in the order of the question marks
     * @param names each of them once
     */
    private record Parsed(ParsedSql sql, String plain, List<String> places, Set<String> names) {

        static Parsed of(String sql) {
            ParsedSql parsed = NamedParameterUtils.parseSqlStatement(sql);
            String plain = NamedParameterUtils.substituteNamedParameters(parsed, null);
            Names names = new Names();
            List<String> places = new ArrayList<>();
            for (Object name : NamedParameterUtils.buildValueArray(parsed, names, null)) {
                places.add(String.valueOf(name));
            }
            if (names.asked.isEmpty() && !places.isEmpty()) {
                throw new InvalidDataAccessApiUsageException(
                        "the SQL has a '?': write parameters as :name, and the operator as ??; SQL [" + sql + "]");
            }
            return new Parsed(parsed, plain, List.copyOf(places), Collections.unmodifiableSet(names.asked));
        }

        /** One question mark for each value of a collection. */
        String expanded(Map<String, @Nullable Object> values) {
            return NamedParameterUtils.substituteNamedParameters(sql, new MapSqlParameterSource(values));
        }
    }

    /**
     * Replaces the parameters, in text that was seen before without reading it again.
     *
     * @throws InvalidDataAccessApiUsageException if a parameter has no value, or a value no parameter
     */
    static NamedStatement of(String sql, Map<String, @Nullable Object> parameters) {
        Parsed parsed = PARSED.get(sql);
        check(sql, parameters, parsed.names());
        List<@Nullable Object> values = new ArrayList<>(parsed.places().size());
        boolean plain = true;
        for (String place : parsed.places()) {
            Object value = parameters.get(place);
            plain &= !(value instanceof Iterable<?>);
            flatten(values, value);
        }
        return new NamedStatement(plain ? parsed.plain() : parsed.expanded(parameters), values);
    }

    private static void check(String sql, Map<String, @Nullable Object> parameters, Set<String> names) {
        for (String name : names) {
            if (!parameters.containsKey(name)) {
                throw new InvalidDataAccessApiUsageException("the parameter ':" + name + "' has no value; bound are "
                        + parameters.keySet() + "; SQL [" + sql + "]");
            }
            if (parameters.get(name) instanceof Iterable<?> several
                    && !several.iterator().hasNext()) {
                throw new InvalidDataAccessApiUsageException("the collection for ':" + name
                        + "' is empty, and IN () is not SQL: bind an array and write = ANY (:" + name + "); SQL [" + sql
                        + "]");
            }
        }
        for (String name : parameters.keySet()) {
            if (!names.contains(name)) {
                throw new InvalidDataAccessApiUsageException("the value for '" + name
                        + "' belongs to no parameter; the SQL has " + names + "; SQL [" + sql + "]");
            }
        }
    }

    private static void flatten(List<@Nullable Object> values, @Nullable Object value) {
        if (!(value instanceof Iterable<?> several)) {
            values.add(value);
            return;
        }
        for (Object each : several) {
            if (each instanceof Object[] tuple) {
                values.addAll(Arrays.asList(tuple));
            } else {
                values.add(each);
            }
        }
    }

    void bind(PreparedStatement statement, Parameters parameters) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            parameters.bind(statement, i + 1, values.get(i));
        }
    }

    /** Each parameter has its name for a value, so that the values are the names in order. */
    private static final class Names extends AbstractSqlParameterSource {

        private final Set<String> asked = new LinkedHashSet<>();

        @Override
        public boolean hasValue(String name) {
            return true;
        }

        @Override
        public Object getValue(String name) {
            asked.add(name);
            return name;
        }
    }
}
