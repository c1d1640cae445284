package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.BinaryDecoder;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a binary copy into records and objects. */
final class CopyObjectReader<T> extends RowAssembler<T> implements CopyReader<T> {

    private final CopyCells cells;

    CopyObjectReader(TypeModel model, CopyCells cells) {
        super(model);
        this.cells = cells;
    }

    @Override
    public boolean next() throws SQLException {
        return cells.next();
    }

    @Override
    public T read() throws SQLException {
        return assemble();
    }

    @Override
    @Nullable
    Object read(int i) throws SQLException {
        return cells.read(i);
    }

    @Override
    double readDouble(int i) throws SQLException {
        BinaryDecoder decoder = cells.decoder(i);
        if (decoder == null || cells.isNull(i)) {
            return (double) required(i);
        }
        return cells.readDouble(i, decoder);
    }

    @Override
    long readLong(int i) throws SQLException {
        BinaryDecoder decoder = cells.decoder(i);
        if (decoder == null || cells.isNull(i)) {
            return (long) required(i);
        }
        return cells.readLong(i, decoder);
    }
}
