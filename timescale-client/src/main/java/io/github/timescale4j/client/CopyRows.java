package io.github.timescale4j.client;

import io.github.timescale4j.client.execution.OpenRows;
import io.github.timescale4j.client.mapping.CopyPlan;
import io.github.timescale4j.client.mapping.CopyReader;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.copy.CopyOut;

/** The rows of a binary copy. */
final class CopyRows<T> implements OpenRows<T> {

    private final Statement statement;
    private final CopyReader<T> reader;
    private final CopyEnd end;

    private CopyRows(Statement statement, CopyReader<T> reader, CopyEnd end) {
        this.statement = statement;
        this.reader = reader;
        this.end = end;
    }

    /** Reads a copy that has begun, or ends it. */
    static <T> CopyRows<T> of(CopyPlan<T> plan, CopyOut copy, Statement statement, CopyEnd end) throws SQLException {
        try {
            return new CopyRows<>(statement, plan.reader(copy::readFromCopy, statement), end);
        } catch (SQLException | RuntimeException e) {
            end.abandon();
            throw e;
        }
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

    @Override
    public void abandon() throws SQLException {
        try (statement) {
            end.abandon();
        }
    }

    @Override
    public boolean isExclusive() {
        return true;
    }
}
