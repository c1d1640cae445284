package io.github.timescale4j.client.mapping.binary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;

/** Chooses decoders for the pairs of types where nothing has to be converted. All others are left to the driver. */
public final class BinaryDecoders {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    /** PostgreSQL counts from the first day of the year 2000. */
    private static final long EPOCH_SECOND = 946_684_800L;

    private static final long EPOCH_DAY = 10_957L;
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final int NANOS_PER_MICRO = 1_000;

    private BinaryDecoders() {}

    /**
     * Whether the text and the binary format of a type are the same bytes.
     *
     * @param oid the type's number in PostgreSQL
     * @return whether it is {@code text}, {@code varchar}, {@code bpchar} or {@code name}
     */
    public static boolean isText(int oid) {
        return oid == Oid.TEXT || oid == Oid.VARCHAR || oid == Oid.BPCHAR || oid == Oid.NAME;
    }

    /**
     * Finds a decoder.
     *
     * @param oid the field's type in PostgreSQL
     * @param type what it becomes; no primitive
     * @return the decoder; {@code null} if there is none for this pair
     */
    public static @Nullable BinaryDecoder of(int oid, Class<?> type) {
        if (type == String.class) {
            return isText(oid) ? new BinaryTextDecoder() : null;
        }
        return switch (oid) {
            case Oid.TIMESTAMPTZ, Oid.TIMESTAMP -> type == Instant.class ? BinaryDecoders::instant : null;
            case Oid.DATE -> type == LocalDate.class ? BinaryDecoders::date : null;
            case Oid.FLOAT8 -> type == Double.class ? new DoubleDecoder() : null;
            case Oid.FLOAT4 -> type == Float.class ? BinaryDecoders::real : null;
            case Oid.INT8 -> type == Long.class ? new LongDecoder() : null;
            case Oid.INT4 -> integer(type);
            case Oid.INT2 -> type == Short.class ? BinaryDecoders::smallint : integer(type);
            case Oid.BOOL -> type == Boolean.class ? (bytes, offset, length) -> bytes[offset] != 0 : null;
            case Oid.UUID -> type == UUID.class ? BinaryDecoders::uuid : null;
            case Oid.BYTEA -> type == byte[].class ? BinaryDecoders::copy : null;
            default -> null;
        };
    }

    private static @Nullable BinaryDecoder integer(Class<?> type) {
        if (type == Integer.class) {
            return (bytes, offset, length) -> (int) readLong(bytes, offset, length);
        }
        return type == Long.class ? new LongDecoder() : null;
    }

    /** Infinity is the farthest instant on either side, as it is everywhere in this client. */
    private static Instant instant(byte[] bytes, int offset, int length) {
        long micros = (long) LONG.get(bytes, offset);
        if (micros == Long.MAX_VALUE) {
            return Instant.MAX;
        }
        if (micros == Long.MIN_VALUE) {
            return Instant.MIN;
        }
        long second = Math.floorDiv(micros, MICROS_PER_SECOND);
        long rest = micros - second * MICROS_PER_SECOND;
        return Instant.ofEpochSecond(second + EPOCH_SECOND, rest * NANOS_PER_MICRO);
    }

    private static LocalDate date(byte[] bytes, int offset, int length) {
        int day = (int) INT.get(bytes, offset);
        if (day == Integer.MAX_VALUE) {
            return LocalDate.MAX;
        }
        return day == Integer.MIN_VALUE ? LocalDate.MIN : LocalDate.ofEpochDay(day + EPOCH_DAY);
    }

    private static Float real(byte[] bytes, int offset, int length) {
        return Float.intBitsToFloat((int) INT.get(bytes, offset));
    }

    private static Short smallint(byte[] bytes, int offset, int length) {
        return (short) SHORT.get(bytes, offset);
    }

    private static UUID uuid(byte[] bytes, int offset, int length) {
        return new UUID((long) LONG.get(bytes, offset), (long) LONG.get(bytes, offset + Long.BYTES));
    }

    private static byte[] copy(byte[] bytes, int offset, int length) {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    private static long readLong(byte[] bytes, int offset, int length) {
        return switch (length) {
            case Long.BYTES -> (long) LONG.get(bytes, offset);
            case Integer.BYTES -> (int) INT.get(bytes, offset);
            default -> (short) SHORT.get(bytes, offset);
        };
    }

    private static final class DoubleDecoder implements BinaryDecoder {

        @Override
        public Object decode(byte[] bytes, int offset, int length) {
            return decodeDouble(bytes, offset);
        }

        @Override
        public double decodeDouble(byte[] bytes, int offset) {
            return Double.longBitsToDouble((long) LONG.get(bytes, offset));
        }
    }

    private static final class LongDecoder implements BinaryDecoder {

        @Override
        public Object decode(byte[] bytes, int offset, int length) {
            return readLong(bytes, offset, length);
        }

        @Override
        public long decodeLong(byte[] bytes, int offset, int length) {
            return readLong(bytes, offset, length);
        }
    }
}
