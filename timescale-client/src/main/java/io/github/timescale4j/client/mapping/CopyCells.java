package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.BinaryCopyRows;
import io.github.timescale4j.client.mapping.binary.BinaryDecoder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of the row on which a binary copy stands. What has no decoder comes as a text and is read by the driver, as if it were
 * the column of a result.
 */
final class CopyCells {

    private final BinaryCopyRows rows;
    private final @Nullable BinaryDecoder[] decoders;
    private final ColumnReader[] readers;

    /** The only row of {@link #driver}, whose columns are put here. */
    private final byte[] @Nullable [] texts;

    private final ResultSet driver;

    CopyCells(
            BinaryCopyRows rows,
            @Nullable BinaryDecoder[] decoders,
            ColumnReader[] readers,
            byte[] @Nullable [] texts,
            ResultSet driver) {
        this.rows = rows;
        this.decoders = decoders;
        this.readers = readers;
        this.texts = texts;
        this.driver = driver;
    }

    boolean next() throws SQLException {
        return rows.next();
    }

    boolean isNull(int cell) {
        return rows.length(cell) < 0;
    }

    @Nullable
    Object read(int cell) throws SQLException {
        int length = rows.length(cell);
        if (length < 0) {
            return null;
        }
        BinaryDecoder decoder = decoders[cell];
        int offset = rows.offset(cell);
        if (decoder != null) {
            return decoder.decode(rows.bytes(), offset, length);
        }
        texts[cell] = Arrays.copyOfRange(rows.bytes(), offset, offset + length);
        return readers[cell].read(driver, cell + 1);
    }

    /** The decoder for a value that is not null; {@code null} if there is none. */
    @Nullable
    BinaryDecoder decoder(int cell) {
        return decoders[cell];
    }

    double readDouble(int cell, BinaryDecoder decoder) {
        return decoder.decodeDouble(rows.bytes(), rows.offset(cell));
    }

    long readLong(int cell, BinaryDecoder decoder) {
        return decoder.decodeLong(rows.bytes(), rows.offset(cell), rows.length(cell));
    }
}
