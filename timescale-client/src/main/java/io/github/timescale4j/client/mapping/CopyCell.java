package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.BinaryDecoder;
import io.github.timescale4j.client.mapping.binary.BinaryDecoders;
import io.github.timescale4j.client.mapping.binary.JavaTypes;
import java.lang.reflect.Type;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How one value of a copied row is read.
 *
 * @param index the column's position in the query, from 1
 * @param oid the column's type
 * @param reader reads it through the driver
 * @param decoder reads it from the bytes; {@code null} where the driver has to do it
 */
record CopyCell(
        int index, int oid, ColumnReader reader, @Nullable BinaryDecoder decoder) {

    static CopyCell of(Type type, int index, ResultLayout layout, ResultColumns columns, ColumnReaders readers)
            throws SQLException {
        ColumnKind kind = columns.kind(index);
        ColumnReader reader = readers.of(type, kind, columns.typeName(index));
        int oid = layout.oid(index);
        if (kind == ColumnKind.ARRAY && ResultLayout.isUserDefined(oid)) {
            // The driver would ask the server about the type, and the connection is busy with the copy.
            throw new Unfit("an array of " + columns.typeName(index) + " cannot be exported: use stream()");
        }
        return new CopyCell(
                index, oid, reader.forOneResult(), BinaryDecoders.of(oid, JavaTypes.boxed(JavaTypes.raw(type))));
    }
}
