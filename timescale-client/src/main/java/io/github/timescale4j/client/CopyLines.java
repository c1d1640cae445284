package io.github.timescale4j.client;

import io.github.timescale4j.client.execution.OpenRows;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;

/** The lines of a copy in a text format, as they come. */
final class CopyLines implements OpenRows<byte[]> {

    private final CopyOut copy;
    private final CopyEnd end;
    private byte @Nullable [] line;

    CopyLines(CopyOut copy, CopyEnd end) {
        this.copy = copy;
        this.end = end;
    }

    @Override
    public boolean next() throws SQLException {
        line = copy.readFromCopy();
        return line != null;
    }

    @Override
    public byte[] read() {
        if (line == null) {
            throw new IllegalStateException("there is no line");
        }
        return line;
    }

    @Override
    public void close() throws SQLException {
        end.reach();
    }

    @Override
    public void abandon() throws SQLException {
        end.abandon();
    }

    @Override
    public boolean isExclusive() {
        return true;
    }
}
