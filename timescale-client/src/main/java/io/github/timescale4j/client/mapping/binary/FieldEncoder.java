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
     * @throws RefusedValueException if the column cannot hold the value, or the accessor of the component throws an exception;
     *     something of the field may have been added
     */
    public abstract void encode(Object row, CopyBuffer out);

    static FieldEncoder ofLong(MethodHandle getter, NumberEncoders.LongEncoder encoder) {
        MethodHandle handle = getter.asType(MethodType.methodType(long.class, Object.class));
        return new FieldEncoder() {
            @Override
            public void encode(Object row, CopyBuffer out) {
                encoder.encode(value(row), out);
            }

            @SuppressWarnings("IllegalCatch") // a method handle throws whatever the accessor throws
            private long value(Object row) {
                try {
                    return (long) handle.invokeExact(row);
                } catch (Throwable e) {
                    throw RefusedValueException.unreadable(e);
                }
            }
        };
    }

    static FieldEncoder ofDouble(MethodHandle getter, NumberEncoders.DoubleEncoder encoder) {
        MethodHandle handle = getter.asType(MethodType.methodType(double.class, Object.class));
        return new FieldEncoder() {
            @Override
            public void encode(Object row, CopyBuffer out) {
                encoder.encode(value(row), out);
            }

            @SuppressWarnings("IllegalCatch") // a method handle throws whatever the accessor throws
            private double value(Object row) {
                try {
                    return (double) handle.invokeExact(row);
                } catch (Throwable e) {
                    throw RefusedValueException.unreadable(e);
                }
            }
        };
    }

    static FieldEncoder ofBoolean(MethodHandle getter) {
        MethodHandle handle = getter.asType(MethodType.methodType(boolean.class, Object.class));
        return new FieldEncoder() {
            @Override
            public void encode(Object row, CopyBuffer out) {
                Encoders.bool(value(row), out);
            }

            @SuppressWarnings("IllegalCatch") // a method handle throws whatever the accessor throws
            private boolean value(Object row) {
                try {
                    return (boolean) handle.invokeExact(row);
                } catch (Throwable e) {
                    throw RefusedValueException.unreadable(e);
                }
            }
        };
    }

    static FieldEncoder ofObject(MethodHandle getter, ValueEncoder encoder, boolean nullable) {
        MethodHandle handle = getter.asType(MethodType.methodType(Object.class, Object.class));
        return new FieldEncoder() {
            @Override
            public void encode(Object row, CopyBuffer out) {
                put(value(row), encoder, nullable, out);
            }

            @SuppressWarnings("IllegalCatch") // a method handle throws whatever the accessor throws
            private @Nullable Object value(Object row) {
                try {
                    return (Object) handle.invokeExact(row);
                } catch (Throwable e) {
                    throw RefusedValueException.unreadable(e);
                }
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
