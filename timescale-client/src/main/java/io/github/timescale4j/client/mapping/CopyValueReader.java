package io.github.timescale4j.client.mapping;

import java.sql.SQLException;

/** Reads the rows of a binary copy of one column. */
final class CopyValueReader<T> implements CopyReader<T> {

    private final Class<T> type;
    private final String column;
    private final CopyCells cells;

    CopyValueReader(Class<T> type, String column, CopyCells cells) {
        this.type = type;
        this.column = column;
        this.cells = cells;
    }

    @Override
    public boolean next() throws SQLException {
        return cells.next();
    }

    @Override
    @SuppressWarnings("unchecked") // a reader returns what it was chosen for; Class.cast cannot do primitives
    public T read() throws SQLException {
        try {
            T value = (T) cells.read(0);
            if (value == null) {
                throw ValueReader.isNull(type, column);
            }
            return value;
        } catch (Unfit e) {
            throw ValueReader.unfit(column, e);
        }
    }
}
