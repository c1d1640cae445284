package io.github.timescale4j.client.mapping.binary;

import java.lang.reflect.Array;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes arrays and collections as arrays of one dimension that begin at 1. */
final class ArrayEncoder implements ValueEncoder {

    private final ValueEncoder element;
    private final int elementOid;
    private final NumberEncoders.@Nullable DoubleEncoder doubles;

    ArrayEncoder(ValueEncoder element, ColumnType elementType) {
        this.element = element;
        this.elementOid = (int) elementType.oid();
        this.doubles = NumberEncoders.ofDouble(elementType.name(), false);
    }

    @Override
    public void encode(Object value, CopyBuffer out) {
        int size = value instanceof Collection<?> collection ? collection.size() : Array.getLength(value);
        int start = out.beginField();
        out.putInt(size == 0 ? 0 : 1); // an empty array has no dimension
        int nulls = out.position();
        out.putInt(0);
        out.putInt(elementOid);
        if (size > 0) {
            out.putInt(size);
            out.putInt(1);
            if (putAll(value, size, out)) {
                out.setInt(nulls, 1);
            }
            if (value instanceof Collection<?> collection && collection.size() != size) {
                throw new RefusedValueException("has changed while it was read");
            }
        }
        out.endField(start);
    }

    private boolean putAll(Object value, int size, CopyBuffer out) {
        boolean nulls = false;
        if (value instanceof double[] numbers && doubles != null) {
            for (double number : numbers) {
                doubles.encode(number, out);
            }
        } else if (value instanceof Collection<?> collection) {
            for (Object each : collection) {
                nulls |= put(each, out);
            }
        } else {
            for (int i = 0; i < size; i++) {
                nulls |= put(Array.get(value, i), out);
            }
        }
        return nulls;
    }

    private boolean put(@Nullable Object value, CopyBuffer out) {
        if (value == null) {
            out.putInt(-1);
            return true;
        }
        element.encode(value, out);
        return false;
    }
}
