package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.JavaTypes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of rows, wherever the values are. One method handle for each class takes the values from here straight into the
 * constructor's parameters: neither an array nor a boxed {@code double}, {@code long} or {@code int} is made for a row.
 */
abstract class RowAssembler<T> {

    private static final MethodHandle VALUE = find("value", Object.class);
    private static final MethodHandle DOUBLE = find("doubleValue", double.class);
    private static final MethodHandle LONG = find("longValue", long.class);

    private final TypeModel model;
    private final boolean[] nullable;

    /** An error of the driver has to pass through the handle, where it could be one of the constructor's. */
    private @Nullable SQLException failure;

    /** The properties that are null in this row: not all constructors say which of them they do not take. */
    private final BitSet nulls = new BitSet();

    RowAssembler(TypeModel model) {
        this.model = model;
        this.nullable = model.nullable();
    }

    private static MethodHandle find(String name, Class<?> result) {
        try {
            return MethodHandles.lookup()
                    .findVirtual(RowAssembler.class, name, MethodType.methodType(result, int.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Makes {@code (RowAssembler)Object} of a constructor. */
    static MethodHandle assembling(MethodHandle constructor, List<Property> properties) {
        MethodHandle fixed = constructor.asFixedArity();
        MethodHandle[] values = new MethodHandle[properties.size()];
        for (int i = 0; i < values.length; i++) {
            Class<?> type = fixed.type().parameterType(i);
            MethodHandle source = type == double.class ? DOUBLE : type == long.class ? LONG : VALUE;
            values[i] =
                    MethodHandles.insertArguments(source, 1, i).asType(MethodType.methodType(type, RowAssembler.class));
        }
        MethodHandle filtered = MethodHandles.filterArguments(fixed, 0, values)
                .asType(MethodType.methodType(
                        Object.class,
                        Arrays.stream(values).map(v -> RowAssembler.class).toArray(Class<?>[]::new)));
        return MethodHandles.permuteArguments(
                filtered, MethodType.methodType(Object.class, RowAssembler.class), new int[values.length]);
    }

    /** Reads the value for a property; {@code null} for SQL's {@code NULL}. */
    abstract @Nullable Object read(int property) throws SQLException;

    /** Reads a {@code double} that is not null, if that can be done without an object. */
    abstract double readDouble(int property) throws SQLException;

    /** Reads a {@code long} that is not null, if that can be done without an object. */
    abstract long readLong(int property) throws SQLException;

    final T assemble() throws SQLException {
        nulls.clear();
        try {
            @SuppressWarnings("unchecked") // the constructor is that of T
            T object = (T) (Object) model.assembler().invokeExact(this);
            return object;
        } catch (NullPointerException e) {
            throw refused(e);
        } catch (RuntimeException | Error e) {
            throw e; // a value that does not fit, or the application's own, from the constructor's body
        } catch (Throwable e) {
            if (e == failure) {
                throw failure;
            }
            throw new RowMappingException(
                    "the constructor of " + model.type().getName() + " failed with "
                            + e.getClass().getName(),
                    null,
                    null,
                    e);
        }
    }

    /** Kotlin's constructors refuse a null themselves, and nothing but their message says which one. */
    private RuntimeException refused(NullPointerException failed) {
        if (nulls.isEmpty() || !TypeModelReader.isKotlin(model.type())) {
            return failed;
        }
        List<Property> found = nulls.stream().mapToObj(model.properties()::get).toList();
        Property first = found.get(0);
        boolean one = found.size() == 1;
        return new RowMappingException(
                (one ? "column " : "one of the columns ")
                        + found.stream()
                                .map(property -> "'" + property.column() + "' for '" + property.name() + "'")
                                .collect(Collectors.joining(", "))
                        + " of " + model.type().getSimpleName()
                        + " is null, which its constructor does not take: give the property a type with '?', if that is meant"
                        + " to be",
                one ? first.column() : null,
                one ? first.name() : null,
                failed);
    }

    final @Nullable Object value(int i) throws SQLException {
        try {
            Object value = read(i);
            if (value == null) {
                if (!nullable[i]) {
                    throw isNull(i);
                }
                nulls.set(i);
            }
            return value;
        } catch (Unfit e) {
            throw unfit(model.type(), model.properties().get(i), e);
        } catch (SQLException e) {
            failure = e;
            throw e;
        }
    }

    final double doubleValue(int i) throws SQLException {
        try {
            return readDouble(i);
        } catch (Unfit e) {
            throw unfit(model.type(), model.properties().get(i), e);
        } catch (SQLException e) {
            failure = e;
            throw e;
        }
    }

    final long longValue(int i) throws SQLException {
        try {
            return readLong(i);
        } catch (Unfit e) {
            throw unfit(model.type(), model.properties().get(i), e);
        } catch (SQLException e) {
            failure = e;
            throw e;
        }
    }

    /** What is thrown for a null where there must not be one. */
    final RowMappingException isNull(int i) {
        Property property = model.properties().get(i);
        Type type = property.type();
        Class<?> raw = JavaTypes.raw(type);
        return failed(
                model.type(),
                property,
                raw.isPrimitive()
                        ? " is null, which " + raw + " cannot be: use "
                                + JavaTypes.boxed(raw).getSimpleName() + " with @Nullable"
                        : " is null: annotate the component with @Nullable, if that is meant to be");
    }

    /** The value of a primitive component, read as an object. */
    final Object required(int i) throws SQLException {
        Object value = read(i);
        if (value == null) {
            throw isNull(i);
        }
        return value;
    }

    static RowMappingException unfit(Class<?> type, Property property, Unfit reason) {
        return failed(type, property, ": " + reason.getMessage());
    }

    private static RowMappingException failed(Class<?> type, Property property, String reason) {
        return new RowMappingException(
                "column '" + property.column() + "' for '" + property.name() + "' of " + type.getSimpleName() + reason,
                property.column(),
                property.name(),
                null);
    }
}
