package io.github.timescale4j.client;

import io.github.timescale4j.client.mapping.Parameters;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;
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
    private static final ConcurrentLruCache<String, ParsedSql> PARSED =
            new ConcurrentLruCache<>(CACHE_SIZE, NamedParameterUtils::parseSqlStatement);

    /**
     * Replaces the parameters.
     *
     * @throws InvalidDataAccessApiUsageException if a parameter has no value, or a value no parameter
     */
    static NamedStatement of(String sql, Map<String, @Nullable Object> parameters) {
        ParsedSql parsed = PARSED.get(sql);
        Source source = new Source(parameters);
        String substituted = NamedParameterUtils.substituteNamedParameters(parsed, source);
        check(sql, parameters, source.asked);
        List<@Nullable Object> values = new ArrayList<>();
        @Nullable Object[] array = NamedParameterUtils.buildValueArray(parsed, source, null);
        if (source.asked.isEmpty() && array.length > 0) {
            throw new InvalidDataAccessApiUsageException(
                    "the SQL has a '?': write parameters as :name, and the operator as ??; SQL [" + sql + "]");
        }
        for (Object value : array) {
            flatten(values, value);
        }
        return new NamedStatement(substituted, values);
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

    /** Remembers which names the parser found. */
    private static final class Source extends MapSqlParameterSource {

        private final Set<String> asked = new LinkedHashSet<>();

        Source(Map<String, @Nullable Object> values) {
            super(values);
        }

        @Override
        public boolean hasValue(String name) {
            asked.add(name);
            return super.hasValue(name);
        }
    }
}
