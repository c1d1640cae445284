package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.JavaTypes;
import io.github.timescale4j.schema.DeclaredColumn;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of a declared type from the values of their components. Safe for use by several threads.
 *
 * @param <T> the type
 */
public final class ObjectMaker<T> {

    private final Class<T> type;
    private final List<Component> components;
    private final MethodHandle constructor;

    private ObjectMaker(Class<T> type, List<Component> components, MethodHandle constructor) {
        this.type = type;
        this.components = components;
        this.constructor = constructor;
    }

    /**
     * A component of the type.
     *
     * @param column the column that it is for, as it was declared
     * @param type its class in Java
     * @param nullable whether it takes nulls
     */
    public record Component(DeclaredColumn column, Class<?> type, boolean nullable) {}

    static <T> ObjectMaker<T> of(Class<T> type) {
        List<DeclaredColumn> columns = DeclaredTypes.require(type).columns();
        TypeModel model = TypeModel.of(type);
        boolean[] nullable = model.nullable();
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Class<?> raw = JavaTypes.raw(model.properties().get(i).type());
            components.add(new Component(columns.get(i), raw, nullable[i]));
        }
        return new ObjectMaker<>(type, List.copyOf(components), model.constructor());
    }

    /**
     * The components.
     *
     * @return them in the order of the declaration's columns
     */
    public List<Component> components() {
        return components;
    }

    /**
     * Makes an object. Whatever its constructor throws goes through.
     *
     * @param values of the components, in their order
     * @return the object
     */
    public T make(@Nullable Object[] values) {
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a " + type.getName() + " could not be made", e);
        }
    }
}
