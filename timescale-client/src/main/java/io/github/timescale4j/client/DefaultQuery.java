package io.github.timescale4j.client;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.Cursor;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.mapping.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;

/** A query over the client's connections. */
final class DefaultQuery implements Query {

    private static final int FETCH_SIZE = 1_000;
    private static final int ALL = 0;
    /** Enough to tell one row from several. */
    private static final int TWO = 2;

    private final StatementRunner runner;
    private final Mapping mapping;
    private final String sql;
    private final Bindings bindings = new Bindings();

    DefaultQuery(StatementRunner runner, Mapping mapping, String sql) {
        this.runner = runner;
        this.mapping = mapping;
        this.sql = sql;
    }

    @Override
    public Query bind(String name, @Nullable Object value) {
        bindings.bind(name, value);
        return this;
    }

    @Override
    public Query bindAll(Map<String, ?> parameters) {
        bindings.bindAll(parameters);
        return this;
    }

    @Override
    public <T> List<T> list(Class<T> type) {
        return read(type, ALL, RowReader::readNonNull);
    }

    @Override
    public <T> T single(Class<T> type) {
        return only(read(type, TWO, RowReader::readNonNull)).orElseThrow(this::noRow);
    }

    @Override
    public <T> Optional<T> optional(Class<T> type) {
        return only(read(type, TWO, reader -> Optional.ofNullable(reader.read())))
                .flatMap(value -> value);
    }

    @Override
    public <T> @Nullable T scalar(Class<T> type) {
        Optional<T> value = only(read(type, TWO, reader -> Optional.ofNullable(reader.read())))
                .orElseThrow(this::noRow);
        return value.isPresent() ? value.get() : null;
    }

    private EmptyResultDataAccessException noRow() {
        return new EmptyResultDataAccessException(
                "the query returned no row, and one was asked for; SQL [" + sql + "]", 1);
    }

    private <T> Optional<T> only(List<T> rows) {
        if (rows.size() > 1) {
            throw new IncorrectResultSizeDataAccessException(
                    "the query returned more than one row, and one was asked for; SQL [" + sql + "]", 1);
        }
        return rows.stream().findFirst();
    }

    /** What is done with each row. */
    @FunctionalInterface
    private interface Step<T, R> {
        R read(RowReader<T> reader) throws SQLException;
    }

    private <T, R> List<R> read(Class<T> type, int maxRows, Step<T, R> step) {
        NamedStatement named = NamedStatement.of(sql, bindings.values());
        return runner.run(context(), connection -> read(connection, named, type, maxRows, step), List::size);
    }

    private <T, R> List<R> read(
            Connection connection, NamedStatement named, Class<T> type, int maxRows, Step<T, R> step)
            throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, named.sql())) {
            named.bind(statement, mapping.parameters());
            statement.setMaxRows(maxRows);
            try (ResultSet rows = statement.executeQuery()) {
                RowReader<T> reader = mapping.reader(type, rows);
                List<R> results = new ArrayList<>();
                while (rows.next()) {
                    results.add(step.read(reader));
                }
                return Collections.unmodifiableList(results);
            }
        }
    }

    @Override
    public <T> Stream<T> stream(Class<T> type) {
        NamedStatement named = NamedStatement.of(sql, bindings.values());
        return runner.open(context(), connection -> open(connection, named, type)).stream();
    }

    private <T> Cursor.Rows<T> open(Connection connection, NamedStatement named, Class<T> type) throws SQLException {
        PreparedStatement statement = runner.prepare(connection, named.sql());
        try {
            named.bind(statement, mapping.parameters());
            statement.setFetchSize(FETCH_SIZE);
            RowReader<T> reader = mapping.reader(type, statement.executeQuery());
            return new Cursor.Rows<>(statement, reader.rows(), reader::readNonNull);
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private StatementContext context() {
        return new StatementContext(Operation.QUERY, null, sql, bindings::all);
    }
}
