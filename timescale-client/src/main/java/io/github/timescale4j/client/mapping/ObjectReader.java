package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.JavaTypes;
import java.lang.invoke.MethodHandle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows into records and objects: all of its choices are made before the first row. */
final class ObjectReader<T> implements RowReader<T> {

    private final ResultSet rows;
    private final TypeModel model;
    private final MethodHandle constructor;
    private final int[] indexes;
    private final ColumnReader[] readers;
    private final boolean[] nullable;

    private ObjectReader(ResultSet rows, TypeModel model, int[] indexes, ColumnReader[] readers) {
        this.rows = rows;
        this.model = model;
        this.constructor = model.constructor();
        this.indexes = indexes;
        this.readers = readers;
        this.nullable = new boolean[readers.length];
        for (int i = 0; i < readers.length; i++) {
            Property property = model.properties().get(i);
            nullable[i] = property.nullable() && !JavaTypes.raw(property.type()).isPrimitive();
        }
    }

    static <T> ObjectReader<T> of(Class<T> type, ResultSet rows, ResultColumns columns, ColumnReaders readers)
            throws SQLException {
        TypeModel model = TypeModel.of(type);
        List<Property> properties = model.properties();
        int[] indexes = new int[properties.size()];
        ColumnReader[] chosen = new ColumnReader[properties.size()];
        for (int i = 0; i < chosen.length; i++) {
            Property property = properties.get(i);
            indexes[i] = columns.indexOf(property, type);
            try {
                chosen[i] = readers.of(property.type(), columns.kind(indexes[i]), columns.typeName(indexes[i]));
            } catch (Unfit e) {
                throw unfit(type, property, e);
            }
        }
        return new ObjectReader<>(rows, model, indexes, chosen);
    }

    private static RowMappingException unfit(Class<?> type, Property property, Unfit reason) {
        return failed(type, property, ": " + reason.getMessage());
    }

    private static RowMappingException failed(Class<?> type, Property property, String reason) {
        return new RowMappingException(
                "column '" + property.column() + "' for '" + property.name() + "' of " + type.getSimpleName() + reason,
                property.column(),
                property.name(),
                null);
    }

    @Override
    public T readNonNull() throws SQLException {
        @Nullable Object[] values = new @Nullable Object[readers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(i);
        }
        return construct(values);
    }

    private @Nullable Object value(int i) throws SQLException {
        try {
            Object value = readers[i].read(rows, indexes[i]);
            if (value == null && !nullable[i]) {
                throw failed(model.type(), model.properties().get(i), isNull(i));
            }
            return value;
        } catch (Unfit e) {
            throw unfit(model.type(), model.properties().get(i), e);
        }
    }

    private String isNull(int i) {
        Class<?> type = JavaTypes.raw(model.properties().get(i).type());
        return type.isPrimitive()
                ? " is null, which " + type + " cannot be: use "
                        + JavaTypes.boxed(type).getSimpleName() + " with @Nullable"
                : " is null: annotate the component with @Nullable, if that is meant to be";
    }

    @SuppressWarnings("unchecked") // the constructor is that of T
    private T construct(@Nullable Object[] values) {
        try {
            return (T) (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e; // the application's own, from the constructor's body
        } catch (Throwable e) {
            throw new RowMappingException(
                    "the constructor of " + model.type().getName() + " failed with "
                            + e.getClass().getName(),
                    null,
                    null,
                    e);
        }
    }

    @Override
    public T read() throws SQLException {
        return readNonNull();
    }

    @Override
    public ResultSet rows() {
        return rows;
    }
}
