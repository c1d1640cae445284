package io.github.timescale4j.client.mapping;

import io.github.timescale4j.client.mapping.binary.JavaTypes;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * How objects of a class are made and read; found out once for each class and kept with it, so that it goes when the class goes.
 *
 * @param type the class
 * @param properties its components, in the order of the constructor's parameters
 * @param constructor makes an object, as {@code (Object[])Object}
 * @param assembler makes an object of the values that a {@link RowAssembler} reads, as {@code (RowAssembler)Object}
 */
record TypeModel(Class<?> type, List<Property> properties, MethodHandle constructor, MethodHandle assembler) {

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

    /** Which properties take nulls. */
    boolean[] nullable() {
        boolean[] nullable = new boolean[properties.size()];
        for (int i = 0; i < nullable.length; i++) {
            Property property = properties.get(i);
            nullable[i] = property.nullable() && !JavaTypes.raw(property.type()).isPrimitive();
        }
        return nullable;
    }
}
