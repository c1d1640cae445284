package io.github.timescale4j.client.mapping;

import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * How objects of a class are made and read; found out once for each class and kept with it, so that it goes when the class goes.
 *
 * @param type the class
 * @param properties its components, in the order of the constructor's parameters
 * @param constructor makes an object, as {@code (Object[])Object}
 */
record TypeModel(Class<?> type, List<Property> properties, MethodHandle constructor) {

    private static final ClassValue<TypeModel> MODELS = new ClassValue<>() {
        @Override
        protected TypeModel computeValue(Class<?> type) {
            return new TypeModelReader(type).read();
        }
    };

    /**
     * Finds out how to map a class.
     *
     * @throws RowMappingException if it cannot be mapped
     */
    static TypeModel of(Class<?> type) {
        return MODELS.get(type);
    }
}
