package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** Inserts objects of declared types, all or none of them. Safe for use by several threads. */
public final class RowInserter {

    private static final int BATCH_SIZE = 1_000;

    /**
     * From how many rows on a COPY is faster. Measured over the loopback with rows of four columns and two indexes, batches with
     * rewriting: 100 rows 0.9 ms either way, 500 rows 3.0 ms by INSERT and 2.9 ms by COPY, 1,000 rows 6.5 ms and 3.4 ms.
     */
    static final int COPY_FROM = 500;

    private final StatementRunner runner;
    private final CopyTables tables;

    /** Types that COPY cannot write, so that it is not tried again for each batch. */
    private final Set<Class<?>> insertOnly = ConcurrentHashMap.newKeySet();

    /**
     * Makes an inserter.
     *
     * @param runner runs its statements
     * @param tables what the client knows of the tables
     */
    public RowInserter(StatementRunner runner, CopyTables tables) {
        this.runner = runner;
        this.tables = tables;
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
        Class<T> type = type(copy);
        RowWriter<T> writer = tables.writer(type);
        if (copy.size() >= COPY_FROM && !insertOnly.contains(type)) {
            try (CopyWriter<T> copying =
                    tables.open(type, CopyOptions.defaults(), Operation.INSERT, () -> values(writer, copy))) {
                copying.writeAll(copy);
                return copying.complete();
            } catch (RowEncoder.UnencodableException e) {
                insertOnly.add(type);
            }
        }
        return insert(writer, copy);
    }

    private <T> long insert(RowWriter<T> writer, List<T> copy) {
        String sql = sql(writer);
        StatementContext context = new StatementContext(
                Operation.INSERT, writer.declaration().relation().toString(), sql, () -> values(writer, copy));
        return runner.runAtomically(context, connection -> insert(connection, sql, writer, copy), Long::longValue);
    }

    @SuppressWarnings("unchecked") // checked for every row
    private static <T> Class<T> type(List<T> rows) {
        Class<?> type = rows.get(0).getClass();
        for (T row : rows) {
            if (row.getClass() != type) {
                throw new InvalidDataAccessApiUsageException("the rows are not all of one type: there are "
                        + type.getName() + " and " + row.getClass().getName());
            }
        }
        return (Class<T>) type;
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
