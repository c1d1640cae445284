package io.github.timescale4j.client;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.StatementContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement as a user writes it, with the values that have been bound so far. */
final class BoundSql {

    private final String sql;
    private final Bindings bindings = new Bindings();

    BoundSql(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    void bind(String name, @Nullable Object value) {
        bindings.bind(name, value);
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
        return new StatementContext(operation, null, sql, () -> values);
    }
}
