package io.github.timescale4j.client;

import io.github.timescale4j.client.QuerySettings.Plan;
import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.Cursor;
import io.github.timescale4j.client.execution.OpenRows;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.CopyPlan;
import io.github.timescale4j.client.mapping.Mapping;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** One export of a query's rows through {@code COPY … TO STDOUT}. */
final class Export {

    private final StatementRunner runner;
    private final Mapping mapping;
    private final QuerySettings settings;
    private final StatementContext context;
    private final NamedStatement named;

    Export(StatementRunner runner, Mapping mapping, QuerySettings settings, BoundSql statement) {
        if (settings.plan() != Plan.DRIVER) {
            throw new InvalidDataAccessApiUsageException(
                    "an export is always planned for its values: leave customPlan() and genericPlan() out");
        }
        this.runner = runner;
        this.mapping = mapping;
        this.settings = settings;
        this.named = statement.named();
        this.context = statement.context(Operation.QUERY);
    }

    <T> Cursor<T> open(Class<T> type) {
        return runner.open(context, (connection, own) -> {
            String sql = InlinedSql.of(connection, named);
            return limited(connection, own, limit -> {
                Statement statement = connection.createStatement();
                try {
                    CopyPlan<T> plan = describe(statement, sql, type);
                    CopyOut copy = copy(connection, plan.sql(sql, settings.maxRows()));
                    CopyEnd end = new CopyEnd(connection, copy, own, limit);
                    return CopyRows.of(plan, copy, statement, end);
                } catch (SQLException | RuntimeException e) {
                    statement.close();
                    throw e;
                }
            });
        });
    }

    /** What is done while the time is limited. */
    @FunctionalInterface
    private interface Limited<T> {
        OpenRows<T> within(TimeLimit limit) throws SQLException;
    }

    /** Begins an export, whose end restores the limit. */
    private <T> OpenRows<T> limited(Connection connection, boolean own, Limited<T> work) throws SQLException {
        TimeLimit limit = TimeLimit.set(connection, settings.timeout(), own ? -1 : runner.timeLeft());
        boolean begun = false;
        try {
            OpenRows<T> rows = work.within(limit);
            begun = true;
            return rows;
        } finally {
            if (!begun && !own) {
                limit.restoreAfterError(connection);
            }
        }
    }

    private <T> CopyPlan<T> describe(Statement statement, String sql, Class<T> type) throws SQLException {
        statement.setEscapeProcessing(false);
        try (ResultSet described = statement.executeQuery("SELECT * FROM (" + sql + "\n) AS q LIMIT 0")) {
            return mapping.copyPlan(type, described);
        }
    }

    private static CopyOut copy(Connection connection, String copy) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
    }

    long csv(OutputStream out) {
        return csv(line -> out.write(line));
    }

    /** The server ends its messages where rows end, so that none of them ends within a character. */
    long csv(Writer out) {
        return csv(line -> out.write(new String(line, StandardCharsets.UTF_8)));
    }

    /** Where the lines go. */
    @FunctionalInterface
    private interface Sink {
        void write(byte[] line) throws IOException;
    }

    private long csv(Sink sink) {
        Cursor<byte[]> lines = runner.open(context, (connection, own) -> {
            String sql = InlinedSql.of(connection, named);
            return limited(connection, own, limit -> {
                CopyOut copy = copy(connection, "COPY (" + withMaxRows(sql) + ") TO STDOUT (FORMAT csv, HEADER)");
                return new CopyLines(copy, new CopyEnd(connection, copy, own, limit));
            });
        });
        return lines.forEach(line -> {
                    try {
                        sink.write(line);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                - 1; // the line of names
    }

    private String withMaxRows(String sql) {
        int rows = settings.maxRows();
        return rows == 0 ? sql + "\n" : "SELECT * FROM (" + sql + "\n) AS q LIMIT " + rows;
    }
}
