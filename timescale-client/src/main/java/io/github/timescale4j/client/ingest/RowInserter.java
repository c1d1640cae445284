package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** Inserts objects of declared types, all or none of them. Safe for use by several threads. */
public final class RowInserter {

    private static final int BATCH_SIZE = 1_000;

    private final StatementRunner runner;
    private final Mapping mapping;

    /**
     * Makes an inserter.
     *
     * @param runner runs its statements
     * @param mapping reads the objects
     */
    public RowInserter(StatementRunner runner, Mapping mapping) {
        this.runner = runner;
        this.mapping = mapping;
    }

    /**
     * Inserts rows, in the active transaction or in one of its own.
     *
     * @param rows objects of one declared type
     * @param <T> that type
     * @return how many
     * @throws InvalidDataAccessApiUsageException if the type is not declared as a time series, or there are several types
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    public <T> long insertAll(Collection<T> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        List<T> copy = List.copyOf(rows);
        RowWriter<T> writer = writer(copy);
        String sql = sql(writer);
        StatementContext context = new StatementContext(
                Operation.INSERT, writer.declaration().relation().toString(), sql, () -> values(writer, copy));
        return runner.runAtomically(context, connection -> insert(connection, sql, writer, copy), Long::longValue);
    }

    @SuppressWarnings("unchecked") // checked for every row
    private <T> RowWriter<T> writer(List<T> rows) {
        Class<?> type = rows.get(0).getClass();
        for (T row : rows) {
            if (row.getClass() != type) {
                throw new InvalidDataAccessApiUsageException("the rows are not all of one type: there are "
                        + type.getName() + " and " + row.getClass().getName());
            }
        }
        RowWriter<?> writer;
        try {
            writer = mapping.writer(type);
        } catch (IllegalArgumentException e) {
            throw new InvalidDataAccessApiUsageException(String.valueOf(e.getMessage()), e);
        }
        if (writer.declaration().kind() != Declaration.Kind.HYPERTABLE) {
            throw new InvalidDataAccessApiUsageException(type.getName()
                    + " is declared as a continuous aggregate: insert" + " into its source, and refresh it");
        }
        return (RowWriter<T>) writer;
    }

    private static String sql(RowWriter<?> writer) {
        Declaration declaration = writer.declaration();
        String columns = declaration.columns().stream()
                .map(DeclaredColumn::column)
                .map(Identifier::quote)
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + declaration.relation().quoted() + " (" + columns + ") VALUES ("
                + String.join(", ", writer.placeholders()) + ")";
    }

    private static <T> List<@Nullable Object> values(RowWriter<T> writer, List<T> rows) {
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.addAll(writer.values(row)));
        return values;
    }

    private <T> long insert(Connection connection, String sql, RowWriter<T> writer, List<T> rows) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, sql)) {
            int inBatch = 0;
            for (T row : rows) {
                writer.bind(statement, row);
                statement.addBatch();
                if (++inBatch == BATCH_SIZE) {
                    statement.executeBatch();
                    inBatch = 0;
                }
            }
            if (inBatch > 0) {
                statement.executeBatch();
            }
        }
        return rows.size();
    }
}
