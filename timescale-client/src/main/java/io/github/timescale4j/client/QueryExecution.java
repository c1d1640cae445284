package io.github.timescale4j.client;

import io.github.timescale4j.client.QuerySettings.Plan;
import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.Cursor;
import io.github.timescale4j.client.execution.OpenRows;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.execution.StatementRunner.Work;
import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.mapping.RowReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;

/** One execution of a query, with everything that it needs: it may run in another thread than the one that made it. */
final class QueryExecution {

    private static final int ALL = 0;
    /** Enough to tell one row from several. */
    private static final int TWO = 2;

    private static final int FORCE_BINARY = -1;
    private static final String PLAN_MODE = "plan_cache_mode";
    private static final String UNNAMED = "\n/* custom plan */";

    private final StatementRunner runner;
    private final Mapping mapping;
    private final QuerySettings settings;
    private final StatementContext context;
    private final NamedStatement named;

    QueryExecution(StatementRunner runner, Mapping mapping, QuerySettings settings, BoundSql statement) {
        this.runner = runner;
        this.mapping = mapping;
        this.settings = settings;
        this.named = statement.named();
        this.context = statement.context(Operation.QUERY);
    }

    <T> List<T> list(Class<T> type) {
        return read(type, ALL, RowReader::readNonNull);
    }

    <T> T single(Class<T> type) {
        return only(read(type, TWO, RowReader::readNonNull)).orElseThrow(this::noRow);
    }

    <T> Optional<T> optional(Class<T> type) {
        return only(read(type, TWO, reader -> Optional.ofNullable(reader.read())))
                .flatMap(value -> value);
    }

    <T> @Nullable T scalar(Class<T> type) {
        Optional<T> value = only(read(type, TWO, reader -> Optional.ofNullable(reader.read())))
                .orElseThrow(this::noRow);
        return value.isPresent() ? value.get() : null;
    }

    private EmptyResultDataAccessException noRow() {
        return new EmptyResultDataAccessException(
                "the query returned no row, and one was asked for; SQL [" + context.sql() + "]", 1);
    }

    private <T> Optional<T> only(List<T> rows) {
        if (rows.size() > 1) {
            throw new IncorrectResultSizeDataAccessException(
                    "the query returned more than one row, and one was asked for; SQL [" + context.sql() + "]", 1);
        }
        return rows.stream().findFirst();
    }

    /** What is done with each row. */
    @FunctionalInterface
    private interface Step<T, R> {
        R read(RowReader<T> reader) throws SQLException;
    }

    private <T, R> List<R> read(Class<T> type, int maxRows, Step<T, R> step) {
        Work<List<R>> work = connection -> read(connection, type, maxRows, step);
        return settings.plan() == Plan.GENERIC
                ? runner.runAtomically(context, patient(connection -> generic(connection, work)), List::size)
                : runner.run(context, patient(work), List::size);
    }

    private <T> Work<T> patient(Work<T> work) {
        return connection -> Patience.during(connection, settings.timeout(), work);
    }

    private <T, R> List<R> read(Connection connection, Class<T> type, int maxRows, Step<T, R> step)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, text(), maxRows)) {
            if (settings.plan() != Plan.DRIVER) {
                // Without a name a statement is planned for its values; with one its generic plan is kept.
                threshold(statement, settings.plan() == Plan.CUSTOM ? 0 : 1);
            }
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

    /** A text of its own: the driver uses the name that a text has, whoever gave it one. */
    private String text() {
        return settings.plan() == Plan.CUSTOM ? named.sql() + UNNAMED : named.sql();
    }

    private static <T> T generic(Connection connection, Work<T> work) throws SQLException {
        return LocalSetting.during(connection, PLAN_MODE, "force_generic_plan", work);
    }

    <T> Cursor<T> open(Class<T> type) {
        Work<OpenRows<T>> opening = connection -> open(connection, type);
        Work<OpenRows<T>> planned = connection -> switch (settings.plan()) {
            case DRIVER -> opening.on(connection);
            // Rows in the binary format need a statement with a name, so that it is the mode that says it.
            case CUSTOM -> LocalSetting.during(connection, PLAN_MODE, "force_custom_plan", opening);
            case GENERIC -> generic(connection, opening);
        };
        return runner.open(context, (connection, own) -> patient(planned).on(connection));
    }

    private <T> OpenRows<T> open(Connection connection, Class<T> type) throws SQLException {
        PreparedStatement statement = prepare(connection, named.sql(), ALL);
        try {
            statement.setFetchSize(settings.firstFetch());
            threshold(statement, FORCE_BINARY);
            ResultSet rows = statement.executeQuery();
            rows.setFetchSize(settings.nextFetch());
            return new ResultRows<>(statement, mapping.reader(type, rows));
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** A threshold of 0 in the connection's settings stays: a pooler may not know statements with names. */
    private static void threshold(PreparedStatement statement, int executions) throws SQLException {
        if (statement.isWrapperFor(PGStatement.class)) {
            PGStatement driver = statement.unwrap(PGStatement.class);
            if (driver.getPrepareThreshold() > 0) {
                driver.setPrepareThreshold(executions);
            }
        }
    }

    private PreparedStatement prepare(Connection connection, String sql, int maxRows) throws SQLException {
        PreparedStatement statement = runner.prepare(connection, sql);
        try {
            named.bind(statement, mapping.parameters());
            statement.setMaxRows(settings.limit(maxRows));
            limitTime(statement, settings.timeout());
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /** A transaction may have set a shorter time already. */
    private static void limitTime(PreparedStatement statement, @Nullable Duration timeout) throws SQLException {
        if (timeout == null) {
            return;
        }
        int wanted = Patience.seconds(timeout);
        int inForce = statement.getQueryTimeout();
        if (inForce == 0 || wanted < inForce) {
            statement.setQueryTimeout(wanted);
        }
    }
}
