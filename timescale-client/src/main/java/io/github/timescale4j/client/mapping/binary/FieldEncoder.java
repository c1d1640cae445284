package io.github.timescale4j.client.mapping.binary;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Writes one component of an object as a field: numbers without an object for each. Safe for use by several threads. */
public abstract class FieldEncoder {

    private FieldEncoder() {}

    /**
     * Adds the field.
     *
     * @param row the object whose component it is
     * @param out where
     * @throws RefusedValueException if the column cannot hold the value; something of the field may have been added
     * @throws Throwable whatever the accessor of the component throws
     */
    public abstract void encode(Object row, CopyBuffer out) throws Throwable;

    static FieldEncoder ofLong(MethodHandle getter, NumberEncoders.LongEncoder encoder) {
        MethodHandle handle = getter.asType(MethodType.methodType(long.class, Object.class));
        return new FieldEncoder() {
            @Override
            public void encode(Object row, CopyBuffer out) throws Throwable {
                encoder.encode((long) handle.invokeExact(row), out);
            }
        };
    }

    static FieldEncoder ofDouble(MethodHandle getter, NumberEncoders.DoubleEncoder encoder) {
        MethodHandle handle = getter.asType(MethodType.methodType(double.class, Object.class));
        return new FieldEncoder() {
            @Override
            public void encode(Object row, CopyBuffer out) throws Throwable {
                encoder.encode((double) handle.invokeExact(row), out);
            }
        };
    }

    static FieldEncoder ofBoolean(MethodHandle getter) {
        MethodHandle handle = getter.asType(MethodType.methodType(boolean.class, Object.class));
        return new FieldEncoder() {
            @Override
            public void encode(Object row, CopyBuffer out) throws Throwable {
                Encoders.bool((boolean) handle.invokeExact(row), out);
            }
        };
    }

    static FieldEncoder ofObject(MethodHandle getter, ValueEncoder encoder, boolean nullable) {
        MethodHandle handle = getter.asType(MethodType.methodType(Object.class, Object.class));
        return new FieldEncoder() {
            @Override
            public void encode(Object row, CopyBuffer out) throws Throwable {
                put((Object) handle.invokeExact(row), encoder, nullable, out);
            }
        };
    }

    private static void put(@Nullable Object value, ValueEncoder encoder, boolean nullable, CopyBuffer out) {
        if (value != null) {
            encoder.encode(value, out);
        } else if (nullable) {
            out.putInt(-1);
        } else {
            throw new RefusedValueException("is null, and the column takes no nulls");
        }
    }
}
