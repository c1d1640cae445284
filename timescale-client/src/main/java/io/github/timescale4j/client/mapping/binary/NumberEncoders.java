package io.github.timescale4j.client.mapping.binary;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers. What is rounded is rounded as the server rounds where it assigns a value of the one type to the other. */
final class NumberEncoders {

    private static final Set<Class<?>> INTEGRAL = Set.of(Byte.class, Short.class, Integer.class, Long.class);

    /** How many digits the server keeps of a {@code float8} and a {@code float4} that become a {@code numeric}. */
    private static final MathContext OF_DOUBLE = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final MathContext OF_FLOAT = new MathContext(6, RoundingMode.HALF_EVEN);

    private NumberEncoders() {}

    /** Writes numbers that are not objects. */
    @FunctionalInterface
    interface LongEncoder {
        void encode(long value, CopyBuffer out);
    }

    /** Writes numbers that are not objects. */
    @FunctionalInterface
    interface DoubleEncoder {
        void encode(double value, CopyBuffer out);
    }

    static boolean isIntegral(Class<?> boxed) {
        return INTEGRAL.contains(boxed);
    }

    static boolean isFloating(Class<?> boxed) {
        return boxed == Double.class || boxed == Float.class;
    }

    static @Nullable LongEncoder ofLong(String column) {
        return switch (column) {
            case "int8" -> (value, out) -> out.putLongField(value);
            case "int4" -> NumberEncoders::int4;
            case "int2" -> NumberEncoders::int2;
            case "float8" -> (value, out) -> out.putLongField(Double.doubleToRawLongBits((double) value));
            case "float4" -> (value, out) -> out.putIntField(Float.floatToRawIntBits((float) value));
            case "numeric" -> (value, out) -> NumericEncoder.encode(BigDecimal.valueOf(value), out);
            default -> null;
        };
    }

    private static void int4(long value, CopyBuffer out) {
        if (value != (int) value) {
            throw new RefusedValueException("is out of the range of int4");
        }
        out.putIntField((int) value);
    }

    private static void int2(long value, CopyBuffer out) {
        if (value != (short) value) {
            throw new RefusedValueException("is out of the range of int2");
        }
        out.putShortField((short) value);
    }

    static @Nullable DoubleEncoder ofDouble(String column, boolean isFloat) {
        MathContext digits = isFloat ? OF_FLOAT : OF_DOUBLE;
        return switch (column) {
            case "float8" -> (value, out) -> out.putLongField(Double.doubleToRawLongBits(value));
            case "float4" -> NumberEncoders::float4;
            case "numeric" -> (value, out) -> NumericEncoder.encode(value, digits, out);
            default -> null;
        };
    }

    private static void float4(double value, CopyBuffer out) {
        float single = (float) value;
        if ((Float.isInfinite(single) && !Double.isInfinite(value)) || (single == 0 && value != 0)) {
            throw new RefusedValueException("is out of the range of float4");
        }
        out.putIntField(Float.floatToRawIntBits(single));
    }

    static @Nullable ValueEncoder of(Class<?> boxed, String column) {
        if (isIntegral(boxed)) {
            LongEncoder encoder = ofLong(column);
            return encoder == null ? null : (value, out) -> encoder.encode(((Number) value).longValue(), out);
        }
        if (isFloating(boxed)) {
            DoubleEncoder encoder = ofDouble(column, boxed == Float.class);
            return encoder == null ? null : (value, out) -> encoder.encode(((Number) value).doubleValue(), out);
        }
        if (!column.equals("numeric")) {
            return null;
        }
        if (boxed == BigDecimal.class) {
            return (value, out) -> NumericEncoder.encode((BigDecimal) value, out);
        }
        return boxed == BigInteger.class
                ? (value, out) -> NumericEncoder.encode(new BigDecimal((BigInteger) value), out)
                : null;
    }
}
