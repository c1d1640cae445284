package io.github.timescale4j.client;

import io.github.timescale4j.client.execution.OpenRows;
import io.github.timescale4j.client.mapping.CopyReader;
import java.sql.SQLException;
import java.sql.Statement;

/** The rows of a binary copy. */
final class CopyRows<T> implements OpenRows<T> {

    private final Statement statement;
    private final CopyReader<T> reader;
    private final CopyEnd end;

    CopyRows(Statement statement, CopyReader<T> reader, CopyEnd end) {
        this.statement = statement;
        this.reader = reader;
        this.end = end;
    }

    @Override
    public boolean next() throws SQLException {
        return reader.next();
    }

    @Override
    public T read() throws SQLException {
        return reader.read();
    }

    @Override
    public void close() throws SQLException {
        try (statement) {
            end.reach();
        }
    }
}
