package io.github.timescale4j.client;

import io.github.timescale4j.client.mapping.ValueLiterals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * A statement with its values in it, because {@code COPY} takes no parameters. The driver's own parser says where the parameters
 * are, so that strings, comments and operators are what they are in any other query.
 */
final class InlinedSql {

    private InlinedSql() {}

    static String of(Connection connection, NamedStatement named) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            throw new InvalidDataAccessApiUsageException(
                    "an export needs a connection of PostgreSQL's own driver: use stream()");
        }
        String conforming = connection.unwrap(PGConnection.class).getParameterStatus("standard_conforming_strings");
        if (!"on".equals(conforming)) {
            throw new InvalidDataAccessApiUsageException(
                    "an export writes its values as literals, which needs standard_conforming_strings = on: use"
                            + " stream()");
        }
        List<NativeQuery> parsed = Parser.parseJdbcSql(named.sql(), true, true, true, false, true);
        if (parsed.size() != 1) {
            throw new InvalidDataAccessApiUsageException(
                    "an export takes one statement, not " + parsed.size() + "; SQL [" + named.sql() + "]");
        }
        return inline(parsed.get(0), named);
    }

    private static String inline(NativeQuery query, NamedStatement named) {
        String sql = query.nativeSql;
        int[] positions = query.bindPositions;
        if (positions.length != named.values().size()) {
            throw new IllegalStateException(positions.length + " parameters for "
                    + named.values().size() + " values; SQL [" + named.sql() + "]");
        }
        StringBuilder inlined = new StringBuilder(sql.length());
        int from = 0;
        for (int i = 0; i < positions.length; i++) {
            // Parentheses, so that a cast or a sign in front of it belongs to the whole.
            inlined.append(sql, from, positions[i])
                    .append('(')
                    .append(ValueLiterals.of(named.values().get(i)))
                    .append(')');
            from = positions[i] + NativeQuery.bindName(i + 1).length();
        }
        return inlined.append(sql, from, sql.length()).toString();
    }
}
