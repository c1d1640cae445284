package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclaredColumn;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a declared type from objects. Safe for use by several threads.
 *
 * @param <T> the type
 */
public final class RowWriter<T> {

    private final Declaration declaration;
    private final List<DeclaredColumn> columns;
    private final List<Component> components;
    private final MethodHandle[] getters;
    private final Parameters parameters;

    private RowWriter(Declaration declaration, List<Component> components, Parameters parameters) {
        this.declaration = declaration;
        this.columns = declaration.columns();
        this.components = components;
        this.getters = components.stream()
                .map(component -> component.getter().asType(MethodType.genericMethodType(1)))
                .toArray(MethodHandle[]::new);
        this.parameters = parameters;
    }

    static <T> RowWriter<T> of(Class<T> type, Parameters parameters) {
        Declaration declaration = DeclaredTypes.require(type);
        List<Property> properties = TypeModel.of(type).properties();
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            MethodHandle getter = properties.get(i).getter();
            if (getter == null) {
                throw new RowMappingException(
                        "'" + properties.get(i).name() + "' of " + type.getName()
                                + " cannot be read: the class has no field of that name",
                        declaration.columns().get(i).column(),
                        properties.get(i).name(),
                        null);
            }
            components.add(new Component(
                    declaration.columns().get(i), properties.get(i).type(), getter));
        }
        return new RowWriter<>(declaration, List.copyOf(components), parameters);
    }

    /**
     * A component of the type.
     *
     * @param column the column that it is for, as it was declared
     * @param type its type in Java, with type arguments
     * @param getter reads it from an object, as {@code (Object)X} with its own type X
     */
    public record Component(DeclaredColumn column, Type type, MethodHandle getter) {}

    /**
     * The components one by one, for whoever writes them in another way than {@link #bind}.
     *
     * @return them in the order of the declaration's columns
     */
    public List<Component> components() {
        return components;
    }

    /**
     * What the processor wrote down about the type.
     *
     * @return the declaration
     */
    public Declaration declaration() {
        return declaration;
    }

    /**
     * How the parameter for each column is written in SQL.
     *
     * @return for example {@code ?} and {@code ?::inet}, in the order of the declaration's columns
     */
    public List<String> placeholders() {
        return columns.stream()
                .map(column -> SqlTypes.placeholder(column.sqlType()))
                .toList();
    }

    /**
     * Binds one column of an object.
     *
     * @param statement where
     * @param parameter which parameter, from 1 on
     * @param row the object
     * @param index which of the declaration's columns, from 0 on
     * @throws SQLException if the driver refuses
     * @throws RefusedValueException if it cannot be read, or the column cannot hold it
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if no value of its type can be bound
     */
    public void bind(PreparedStatement statement, int parameter, T row, int index) throws SQLException {
        parameters.bind(
                statement, parameter, get(index, row), columns.get(index).sqlType());
    }

    /**
     * Reads all columns of an object.
     *
     * @param row the object
     * @return its values, in the order of the declaration's columns
     * @throws RefusedValueException if one cannot be read
     */
    public List<@Nullable Object> values(T row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < getters.length; i++) {
            values.add(get(i, row));
        }
        return values;
    }

    /**
     * Reads one column of an object.
     *
     * @param index which of the declaration's columns, from 0 on
     * @param row the object
     * @return its value
     * @throws RefusedValueException if it cannot be read
     */
    public @Nullable Object value(int index, T row) {
        return get(index, row);
    }

    @SuppressWarnings("IllegalCatch") // a method handle throws whatever the accessor throws
    private @Nullable Object get(int index, T row) {
        try {
            return (Object) getters[index].invokeExact((Object) row);
        } catch (Throwable e) {
            throw RefusedValueException.unreadable(e);
        }
    }
}
