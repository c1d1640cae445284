package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.BinaryDecoder;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a result into records and objects: all of its choices are made before the first row. */
final class ObjectReader<T> extends RowAssembler<T> implements RowReader<T> {

    private final ResultSet rows;
    private final ResultSet plain;
    private final int[] indexes;
    private final ColumnReader[] readers;
    private final @Nullable BinaryDecoder[] decoders;

    ObjectReader(ResultSet rows, ResultSet plain, TypeModel model, RowPlan plan) {
        super(model);
        this.rows = rows;
        this.plain = plain;
        this.indexes = plan.indexes();
        this.readers = plan.readersForOneResult();
        this.decoders = plan.decodersForOneResult();
    }

    @Override
    @Nullable
    Object read(int i) throws SQLException {
        BinaryDecoder decoder = decoders[i];
        if (decoder == null) {
            return readers[i].read(plain, indexes[i]);
        }
        byte[] bytes = plain.getBytes(indexes[i]);
        return bytes == null ? null : decoder.decode(bytes, 0, bytes.length);
    }

    @Override
    double readDouble(int i) throws SQLException {
        BinaryDecoder decoder = decoders[i];
        if (decoder == null) {
            return (double) required(i);
        }
        byte[] bytes = plain.getBytes(indexes[i]);
        if (bytes == null) {
            throw isNull(i);
        }
        return decoder.decodeDouble(bytes, 0);
    }

    @Override
    long readLong(int i) throws SQLException {
        BinaryDecoder decoder = decoders[i];
        if (decoder == null) {
            return (long) required(i);
        }
        byte[] bytes = plain.getBytes(indexes[i]);
        if (bytes == null) {
            throw isNull(i);
        }
        return decoder.decodeLong(bytes, 0, bytes.length);
    }

    @Override
    public T readNonNull() throws SQLException {
        return assemble();
    }

    @Override
    public T read() throws SQLException {
        return assemble();
    }

    @Override
    public ResultSet rows() {
        return rows;
    }
}
