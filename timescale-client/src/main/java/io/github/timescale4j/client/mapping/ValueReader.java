package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.BinaryDecoder;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads rows of one column. */
final class ValueReader<T> implements RowReader<T> {

    private final Class<T> type;
    private final ResultSet rows;
    private final String column;
    private final ResultSet plain;
    private final ColumnReader reader;

    private ValueReader(Class<T> type, ResultSet rows, ResultSet plain, String column, ColumnReader reader) {
        this.type = type;
        this.rows = rows;
        this.plain = plain;
        this.column = column;
        this.reader = reader;
    }

    static <T> ValueReader<T> of(
            Class<T> type, ResultSet rows, ResultSet plain, @Nullable ResultLayout layout, ColumnReaders readers)
            throws SQLException {
        ResultColumns columns = ResultColumns.of(plain);
        requireOne(type, columns);
        String column = columns.names().get(0);
        try {
            ColumnReader reader = readers.of(type, columns.kind(1), columns.typeName(1));
            BinaryDecoder decoder = layout == null ? null : RowPlan.decoder(layout, 1, type);
            return new ValueReader<>(type, rows, plain, column, decoder == null ? reader : decoding(decoder));
        } catch (Unfit e) {
            throw unfit(column, e);
        }
    }

    private static void requireOne(Class<?> type, ResultColumns columns) {
        if (columns.names().size() != 1) {
            throw new RowMappingException(
                    "a row of " + columns.names().size() + " columns ("
                            + String.join(", ", columns.names()) + ") cannot become one " + type.getSimpleName()
                            + ": select one column, or ask for a record",
                    null,
                    null,
                    null);
        }
    }

    /** How the only value of a copied row is read. */
    static CopyCell cell(Class<?> type, ResultLayout layout, ResultColumns columns, ColumnReaders readers)
            throws SQLException {
        requireOne(type, columns);
        try {
            return CopyCell.of(type, 1, layout, columns, readers);
        } catch (Unfit e) {
            throw unfit(columns.names().get(0), e);
        }
    }

    static RowMappingException isNull(Class<?> type, String column) {
        return new RowMappingException(
                "column '" + column + "' is null, and a " + type.getSimpleName()
                        + " was asked for: use scalar(), or a record with a @Nullable component",
                column,
                null,
                null);
    }

    private static ColumnReader decoding(BinaryDecoder decoder) {
        return (rows, index) -> {
            byte[] bytes = rows.getBytes(index);
            return bytes == null ? null : decoder.decode(bytes, 0, bytes.length);
        };
    }

    static RowMappingException unfit(String column, Unfit reason) {
        return new RowMappingException("column '" + column + "': " + reason.getMessage(), column, null, null);
    }

    @Override
    @SuppressWarnings("unchecked") // a reader returns what it was chosen for; Class.cast cannot do primitives
    public @Nullable T read() throws SQLException {
        try {
            return (T) reader.read(plain, 1);
        } catch (Unfit e) {
            throw unfit(column, e);
        }
    }

    @Override
    public T readNonNull() throws SQLException {
        T value = read();
        if (value == null) {
            throw isNull(type, column);
        }
        return value;
    }

    @Override
    public ResultSet rows() {
        return rows;
    }
}
