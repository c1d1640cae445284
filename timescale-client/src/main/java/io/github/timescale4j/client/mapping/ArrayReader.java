package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.JavaTypes;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an array column as a Java array or a list, element by element as columns are read. */
final class ArrayReader implements ColumnReader {

    /** The driver gives an array as rows of position and value. */
    private static final int VALUE = 2;

    private final Class<?> type;
    private final Type element;
    private final ColumnReaders readers;
    private @Nullable ColumnReader elementReader;

    private ArrayReader(Class<?> type, Type element, ColumnReaders readers) {
        this.type = type;
        this.element = element;
        this.readers = readers;
    }

    static @Nullable ColumnReader of(Type target, Class<?> type, ColumnReaders readers) {
        boolean array = type.isArray() && type != byte[].class;
        return array || type == List.class ? new ArrayReader(type, JavaTypes.element(target), readers) : null;
    }

    @Override
    public @Nullable Object read(ResultSet rows, int index) throws SQLException {
        java.sql.Array array = rows.getArray(index);
        if (array == null) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>();
        try (ResultSet elements = array.getResultSet()) {
            ColumnReader reader = reader(array);
            while (elements.next()) {
                values.add(reader.read(elements, VALUE));
            }
        } finally {
            array.free();
        }
        return type.isArray() ? toArray(values) : Collections.unmodifiableList(values);
    }

    @Override
    public ColumnReader forOneResult() {
        return new ArrayReader(type, element, readers);
    }

    private ColumnReader reader(java.sql.Array array) throws SQLException {
        if (elementReader == null) {
            String typeName = array.getBaseTypeName();
            Class<?> raw = JavaTypes.raw(element);
            boolean nested = raw == List.class || (raw.isArray() && raw != byte[].class);
            ColumnKind kind = nested ? ColumnKind.ARRAY : ColumnKind.of(array.getBaseType(), typeName);
            elementReader = readers.of(element, kind, typeName);
        }
        return elementReader;
    }

    private Object toArray(List<@Nullable Object> values) {
        Class<?> elementType = type.getComponentType();
        Object array = Array.newInstance(elementType, values.size());
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value == null && elementType.isPrimitive()) {
                throw new Unfit("an element is null, which " + elementType + " cannot be");
            }
            Array.set(array, i, value);
        }
        return array;
    }
}
