package io.github.timescale4j.client.mapping.binary;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

/** Questions about Java types. */
public final class JavaTypes {

    private JavaTypes() {}

    /**
     * The class behind a type with arguments.
     *
     * @param type any type
     * @return its class
     */
    public static Class<?> raw(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return type instanceof TypeVariable<?> variable ? raw(variable.getBounds()[0]) : Object.class;
    }

    /**
     * What an array or a list holds.
     *
     * @param type of the array or list
     * @return of its elements; {@code Object} where nothing says it
     */
    public static Type element(Type type) {
        if (type instanceof Class<?> raw && raw.isArray()) {
            return raw.getComponentType();
        }
        if (type instanceof GenericArrayType array) {
            return array.getGenericComponentType();
        }
        if (type instanceof ParameterizedType parameterized && parameterized.getActualTypeArguments().length == 1) {
            Type argument = parameterized.getActualTypeArguments()[0];
            return argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument;
        }
        return Object.class;
    }

    /**
     * {@code Integer} for {@code int}, any other class as it is.
     *
     * @param type any class
     * @return one that is no primitive type
     */
    public static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
