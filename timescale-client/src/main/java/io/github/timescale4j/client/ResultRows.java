package io.github.timescale4j.client;

import io.github.timescale4j.client.execution.OpenRows;
import io.github.timescale4j.client.mapping.RowReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of a statement's result, which end with the statement. */
final class ResultRows<T> implements OpenRows<T> {

    private final PreparedStatement statement;
    private final RowReader<T> reader;
    private final ResultSet rows;

    ResultRows(PreparedStatement statement, RowReader<T> reader) {
        this.statement = statement;
        this.reader = reader;
        this.rows = reader.rows();
    }

    @Override
    public boolean next() throws SQLException {
        return rows.next();
    }

    @Override
    public T read() throws SQLException {
        return reader.readNonNull();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
