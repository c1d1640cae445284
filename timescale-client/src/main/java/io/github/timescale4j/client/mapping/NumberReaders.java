package io.github.timescale4j.client.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Numbers. What is too large for its type is an error, and so are decimals where whole numbers are asked for; {@code double} and
 * {@code float} have the nearest value that they can have, also of a {@code bigint} beyond 2<sup>53</sup>. A {@code float4} becomes
 * the {@code double} of its decimal, whatever the format in which it comes.
 */
final class NumberReaders {

    private NumberReaders() {}

    static @Nullable ColumnReader of(Class<?> type, ColumnKind kind) {
        boolean integral = kind == ColumnKind.INTEGRAL;
        if (!integral && kind != ColumnKind.REAL && kind != ColumnKind.FLOATING && kind != ColumnKind.NUMERIC) {
            return null;
        }
        if (type == Double.class) {
            return kind == ColumnKind.REAL ? NumberReaders::readReal : NumberReaders::readDouble;
        }
        if (type == Float.class) {
            return NumberReaders::readFloat;
        }
        if (type == BigDecimal.class || (type == Number.class && kind == ColumnKind.NUMERIC)) {
            return NumberReaders::readDecimal;
        }
        if (type == Number.class) {
            return integral ? NumberReaders::readLong : of(Double.class, kind);
        }
        if (type == BigInteger.class) {
            return (rows, index) -> {
                BigDecimal value = readDecimal(rows, index);
                return value == null ? null : exact(value, type);
            };
        }
        return whole(type, integral);
    }

    private static @Nullable ColumnReader whole(Class<?> type, boolean integral) {
        ColumnReader reader = integral
                ? NumberReaders::readLong
                : (rows, index) -> {
                    BigDecimal value = readDecimal(rows, index);
                    return value == null ? null : narrowed(exact(value, type), type);
                };
        if (type == Long.class) {
            return reader;
        }
        if (type == Integer.class) {
            return (rows, index) -> narrow(reader.read(rows, index), Integer.MIN_VALUE, Integer.MAX_VALUE, type);
        }
        if (type == Short.class) {
            return (rows, index) -> narrow(reader.read(rows, index), Short.MIN_VALUE, Short.MAX_VALUE, type);
        }
        if (type == Byte.class) {
            return (rows, index) -> narrow(reader.read(rows, index), Byte.MIN_VALUE, Byte.MAX_VALUE, type);
        }
        return null;
    }

    private static @Nullable Object narrow(@Nullable Object value, long min, long max, Class<?> type) {
        if (value == null) {
            return null;
        }
        long number = (Long) value;
        if (number < min || number > max) {
            throw tooLarge(type);
        }
        if (type == Integer.class) {
            return (int) number;
        }
        return type == Short.class ? (Object) (short) number : (Object) (byte) number;
    }

    private static Unfit tooLarge(Class<?> type) {
        return new Unfit("the number does not fit into " + type.getSimpleName());
    }

    private static @Nullable Long readLong(ResultSet rows, int index) throws SQLException {
        long value = rows.getLong(index);
        return rows.wasNull() ? null : value;
    }

    private static @Nullable Double readDouble(ResultSet rows, int index) throws SQLException {
        double value = rows.getDouble(index);
        if (rows.wasNull()) {
            return null;
        }
        if (Double.isInfinite(value) && largeDecimal(rows, index) != null) {
            throw tooLarge(Double.class);
        }
        return value;
    }

    private static @Nullable Double readReal(ResultSet rows, int index) throws SQLException {
        float value = rows.getFloat(index);
        return rows.wasNull() ? null : (Double) Reals.toDouble(value);
    }

    private static @Nullable Float readFloat(ResultSet rows, int index) throws SQLException {
        double value = rows.getDouble(index);
        if (rows.wasNull()) {
            return null;
        }
        float narrow = (float) value;
        if (Float.isInfinite(narrow) && (!Double.isInfinite(value) || largeDecimal(rows, index) != null)) {
            throw tooLarge(Float.class);
        }
        return narrow;
    }

    private static @Nullable BigDecimal readDecimal(ResultSet rows, int index) throws SQLException {
        double value = rows.getDouble(index);
        if (rows.wasNull()) {
            return null;
        }
        if (Double.isNaN(value)) {
            throw new Unfit("NaN is not a decimal number");
        }
        if (Double.isInfinite(value)) {
            BigDecimal large = largeDecimal(rows, index);
            if (large == null) {
                throw new Unfit("infinity is not a decimal number");
            }
            return large;
        }
        return rows.getBigDecimal(index);
    }

    /** A numeric may be larger than any double, which then is infinite. */
    private static @Nullable BigDecimal largeDecimal(ResultSet rows, int index) throws SQLException {
        String text = rows.getString(index);
        return text == null || text.endsWith("Infinity") ? null : new BigDecimal(text);
    }

    private static BigInteger exact(BigDecimal value, Class<?> type) {
        try {
            return value.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw new Unfit("the number has decimals, which do not fit into " + type.getSimpleName());
        }
    }

    private static Long narrowed(BigInteger value, Class<?> type) {
        if (value.bitLength() > 63) {
            throw tooLarge(type);
        }
        return value.longValue();
    }
}
