package io.github.timescale4j.client;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.StatementContext;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement as a user writes it, with the values that have been bound so far. */
final class BoundSql {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,59}");

    private final String sql;
    private final Bindings bindings = new Bindings();
    private @Nullable String name;

    BoundSql(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /** Names are few and chosen by who wrote the statement, so they are held to what may stand in a metric. */
    void name(String given) {
        if (!NAME.matcher(given).matches()) {
            throw new IllegalArgumentException(
                    "the name of a statement begins with a letter and has at most 60 letters, digits,"
                            + " '_', '-' and '.', all of ASCII; this one does not: " + given);
        }
        name = given;
    }

    void bind(String parameter, @Nullable Object value) {
        bindings.bind(parameter, value);
    }

    void bindAll(Map<String, ?> parameters) {
        bindings.bindAll(parameters);
    }

    /** As it is now: what is bound later does not change it. */
    NamedStatement named() {
        return NamedStatement.of(sql, bindings.values());
    }

    StatementContext context(Operation operation) {
        List<@Nullable Object> values = bindings.all();
        return new StatementContext(operation, null, name, sql, () -> values);
    }

    /** Without the name, under which it would be measured as if it had run. */
    StatementContext explained(String explain) {
        List<@Nullable Object> values = bindings.all();
        return new StatementContext(Operation.QUERY, null, null, explain + sql, () -> values);
    }
}
