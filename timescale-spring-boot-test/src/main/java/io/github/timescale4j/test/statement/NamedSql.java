package io.github.timescale4j.test.statement;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.namedparam.AbstractSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;

/**
 * A statement whose parameters the same parser has found that finds them when the application runs.
 *
 * @param positional the SQL with question marks in their places
 * @param names their names, each once
 */
record NamedSql(String positional, Set<String> names) {

    /**
     * Reads a statement.
     *
     * @throws InvalidDataAccessApiUsageException if it has question marks, or a text or a comment that does not end
     */
    static NamedSql of(String sql) {
        ParsedSql parsed = NamedParameterUtils.parseSqlStatement(sql);
        Names names = new Names();
        Object[] places = NamedParameterUtils.buildValueArray(parsed, names, null);
        if (names.asked.isEmpty() && places.length > 0) {
            throw new InvalidDataAccessApiUsageException(
                    "the SQL has a '?': write parameters as :name, and the operator as ??");
        }
        return new NamedSql(NamedParameterUtils.substituteNamedParameters(parsed, null), names.asked);
    }

    /** Remembers what it is asked for. */
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
