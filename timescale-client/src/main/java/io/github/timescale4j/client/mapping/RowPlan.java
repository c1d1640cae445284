package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.BinaryDecoder;
import io.github.timescale4j.client.mapping.binary.BinaryDecoders;
import io.github.timescale4j.client.mapping.binary.JavaTypes;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the properties of a class are in results of one layout, and how they are read. It is kept for the next result of that
 * layout, which may be another thread's.
 *
 * @param indexes the position of each property's column, from 1
 * @param readers how it is read through the driver
 * @param decoders how it is read from the bytes; {@code null} where the driver has to do it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record RowPlan(
        int[] indexes, ColumnReader[] readers, @Nullable BinaryDecoder[] decoders) {

    static RowPlan of(TypeModel model, ResultColumns columns, @Nullable ResultLayout layout, ColumnReaders readers)
            throws SQLException {
        List<Property> properties = model.properties();
        int[] indexes = new int[properties.size()];
        ColumnReader[] chosen = new ColumnReader[indexes.length];
        @Nullable BinaryDecoder[] decoders = new @Nullable BinaryDecoder[indexes.length];
        for (int i = 0; i < indexes.length; i++) {
            Property property = properties.get(i);
            int index = columns.indexOf(property, model.type());
            indexes[i] = index;
            try {
                chosen[i] = readers.of(property.type(), columns.kind(index), columns.typeName(index));
            } catch (Unfit e) {
                throw RowAssembler.unfit(model.type(), property, e);
            }
            decoders[i] = layout == null ? null : decoder(layout, index, JavaTypes.raw(property.type()));
        }
        return new RowPlan(indexes, chosen, decoders);
    }

    /** Texts are the same bytes in both formats; everything else has to be in the binary one. */
    static @Nullable BinaryDecoder decoder(ResultLayout layout, int index, Class<?> type) {
        int oid = layout.oid(index);
        return layout.isBinary(index) || BinaryDecoders.isText(oid)
                ? BinaryDecoders.of(oid, JavaTypes.boxed(type))
                : null;
    }

    ColumnReader[] readersForOneResult() {
        return Arrays.stream(readers).map(ColumnReader::forOneResult).toArray(ColumnReader[]::new);
    }

    @Nullable
    BinaryDecoder[] decodersForOneResult() {
        @Nullable BinaryDecoder[] own = decoders.clone();
        for (int i = 0; i < own.length; i++) {
            BinaryDecoder decoder = own[i];
            own[i] = decoder == null ? null : decoder.forAnotherResult();
        }
        return own;
    }
}
