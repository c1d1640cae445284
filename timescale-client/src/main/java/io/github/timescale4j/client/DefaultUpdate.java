package io.github.timescale4j.client;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.execution.StatementRunner.Work;
import io.github.timescale4j.client.mapping.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An update over the client's connections. */
final class DefaultUpdate implements Update {

    /** What returns rows, and is run in a transaction: by the time that it is refused it has done what it does. */
    private static final Pattern RETURNS_ROWS = Pattern.compile("(?i)^\\s*(?:select|with|values)\\b|\\breturning\\b");

    private final StatementRunner runner;
    private final Parameters parameters;
    private final String sql;
    private final Bindings bindings = new Bindings();

    DefaultUpdate(StatementRunner runner, Parameters parameters, String sql) {
        this.runner = runner;
        this.parameters = parameters;
        this.sql = sql;
    }

    @Override
    public Update bind(String name, @Nullable Object value) {
        bindings.bind(name, value);
        return this;
    }

    @Override
    public Update bindAll(Map<String, ?> values) {
        bindings.bindAll(values);
        return this;
    }

    @Override
    public int run() {
        NamedStatement named = NamedStatement.of(sql, bindings.values());
        StatementContext context = new StatementContext(Operation.UPDATE, null, sql, bindings::all);
        Work<Integer> work = connection -> run(connection, named);
        return RETURNS_ROWS.matcher(sql).find()
                ? runner.runAtomically(context, work, Integer::longValue)
                : runner.run(context, work, Integer::longValue);
    }

    private int run(Connection connection, NamedStatement named) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, named.sql())) {
            named.bind(statement, parameters);
            return statement.executeUpdate();
        }
    }
}
