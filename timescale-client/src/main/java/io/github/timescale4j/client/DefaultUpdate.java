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
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An update over the client's connections. */
final class DefaultUpdate implements Update {

    /** What returns rows, and is run in a transaction: by the time that it is refused it has done what it does. */
    private static final Pattern RETURNS_ROWS = Pattern.compile("(?i)^\\s*(?:select|with|values)\\b|\\breturning\\b");

    /** A procedure may end its transactions itself, so that it cannot be rolled back: it is asked before. */
    private static final Pattern CALL = Pattern.compile("(?i)^\\s*call\\b");

    private static final String TOO_MANY_RESULTS = "0100E";

    private final StatementRunner runner;
    private final Parameters parameters;
    private final Asynchronous asynchronous;
    private final BoundSql update;

    DefaultUpdate(StatementRunner runner, Parameters parameters, Asynchronous asynchronous, String sql) {
        this.runner = runner;
        this.parameters = parameters;
        this.asynchronous = asynchronous;
        this.update = new BoundSql(sql);
    }

    @Override
    public Update name(String name) {
        update.name(name);
        return this;
    }

    @Override
    public Update bind(String name, @Nullable Object value) {
        update.bind(name, value);
        return this;
    }

    @Override
    public Update bindAll(Map<String, ?> values) {
        update.bindAll(values);
        return this;
    }

    @Override
    public int run() {
        return execution().get();
    }

    @Override
    public QueryPlan explain() {
        return new Explanation(runner, parameters, update).plan(Map.of());
    }

    @Override
    public CompletableFuture<Integer> runAsync() {
        return asynchronous.run(execution());
    }

    /** What is bound now; another thread may run it. */
    private Supplier<Integer> execution() {
        NamedStatement named = update.named();
        StatementContext context = update.context(Operation.UPDATE);
        Work<Integer> work = connection -> run(connection, named);
        return () -> RETURNS_ROWS.matcher(update.sql()).find()
                ? runner.runAtomically(context, work, Integer::longValue)
                : runner.run(context, work, Integer::longValue);
    }

    private int run(Connection connection, NamedStatement named) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, named.sql())) {
            named.bind(statement, parameters);
            if (CALL.matcher(update.sql()).find() && statement.getMetaData() != null) {
                throw new SQLException("The procedure has results", TOO_MANY_RESULTS);
            }
            return statement.executeUpdate();
        }
    }
}
