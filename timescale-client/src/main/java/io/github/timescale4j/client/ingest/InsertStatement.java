package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Inserts objects of one type. Columns that only the server may fill are left out, as COPY leaves them out.
 *
 * @param <T> the type
 */
final class InsertStatement<T> {

    private static final int BATCH_SIZE = 1_000;

    private final RowWriter<T> writer;
    private final int[] indexes;

    private InsertStatement(RowWriter<T> writer, int[] indexes) {
        this.writer = writer;
        this.indexes = indexes;
    }

    static <T> InsertStatement<T> without(Set<String> generated, RowWriter<T> writer) {
        List<DeclaredColumn> columns = writer.declaration().columns();
        return new InsertStatement<>(
                writer,
                IntStream.range(0, columns.size())
                        .filter(i -> !generated.contains(columns.get(i).column()))
                        .toArray());
    }

    List<String> columns() {
        List<String> names = new ArrayList<>();
        for (int index : indexes) {
            names.add(writer.declaration().columns().get(index).column());
        }
        return names;
    }

    /**
     * Makes the statement.
     *
     * @param table the quoted name
     */
    String sql(String table) {
        List<String> placeholders = writer.placeholders();
        return "INSERT INTO " + table + " ("
                + columns().stream().map(Identifier::quote).collect(Collectors.joining(", "))
                + ") VALUES ("
                + IntStream.of(indexes).mapToObj(placeholders::get).collect(Collectors.joining(", ")) + ")";
    }

    /**
     * Inserts rows.
     *
     * @param sql what {@link #sql} has made
     * @param first the place of the first of them among all that are stored together, for the message
     * @return how many
     * @throws RowRefusedException if a value cannot be read or written
     */
    long execute(StatementRunner runner, Connection connection, String sql, List<T> rows, long first)
            throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, sql)) {
            int inBatch = 0;
            long place = first;
            for (T row : rows) {
                bind(statement, row, place++);
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

    private void bind(PreparedStatement statement, T row, long place) throws SQLException {
        if (row == null) {
            throw RowRefusedException.ofNull(place);
        }
        for (int i = 0; i < indexes.length; i++) {
            try {
                writer.bind(statement, i + 1, row, indexes[i]);
            } catch (RefusedValueException e) {
                throw RowRefusedException.of(
                        place, writer.declaration().columns().get(indexes[i]), e);
            }
        }
    }
}
