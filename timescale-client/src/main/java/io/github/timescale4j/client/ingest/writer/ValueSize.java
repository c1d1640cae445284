package io.github.timescale4j.client.ingest.writer;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * About how many bytes a value takes beyond the 16 that it counts anyway. What has elements is walked through, as far as that costs
 * little: the elements that are not looked at count like those that were.
 */
final class ValueSize {

    /** What a value counts that is in a list, an array or a map. */
    private static final int PER_ELEMENT = 16;

    /** How many values are looked at; also the end of a walk through something that holds itself. */
    private static final int MOST = 1_000;

    private static final int DEEPEST = 100;

    /** As many values as an object that has to be written to know its size costs. */
    private static final int WRITTEN = 50;

    /** A list cannot be so long, and a sum of these does not overflow. */
    private static final double LARGEST = 1L << 40;

    /** Up to here it is not worth the time to look at each character. */
    private static final int SHORT_TEXT = 64;

    private static final int ASCII = 0x80;
    private static final int TWO_BYTES = 0x800;
    private static final int BITS = 8;
    private static final int DIGITS_PER_BYTE = 2;

    private static final long UNKNOWN = -1;

    private final ToLongFunction<Object> written;
    private int left = MOST;

    private ValueSize(ToLongFunction<Object> written) {
        this.written = written;
    }

    /**
     * Estimates.
     *
     * @param value the value
     * @param written the length of what an object becomes whose class says nothing
     */
    static long of(@Nullable Object value, ToLongFunction<Object> written) {
        long plain = plain(value);
        return plain == UNKNOWN && value != null ? new ValueSize(written).inner(value, 0) : plain;
    }

    /** What is not walked through. */
    private static long plain(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value instanceof CharSequence text) {
            return text(text);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().length();
        }
        if (value.getClass().isArray()) {
            return primitives(value);
        }
        boolean fixed = value instanceof Temporal
                || value instanceof TemporalAmount
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof UUID
                || value instanceof InetAddress;
        return fixed ? 0 : UNKNOWN;
    }

    /** In UTF-8, if it is long. */
    private static long text(CharSequence text) {
        int length = text.length();
        long bytes = length;
        for (int i = 0; length > SHORT_TEXT && i < length; i++) {
            char c = text.charAt(i);
            if (c >= ASCII) {
                bytes += c < TWO_BYTES || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }

    private static long number(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal.precision() / DIGITS_PER_BYTE;
        }
        return number instanceof BigInteger integer ? integer.bitLength() / BITS : 0;
    }

    /** On their way to the server, where each has its length before it, but for bytes. */
    private static long primitives(Object array) {
        if (array instanceof byte[] bytes) {
            return bytes.length;
        }
        if (array instanceof double[] numbers) {
            return (long) numbers.length * (Double.BYTES + Integer.BYTES);
        }
        if (array instanceof long[] numbers) {
            return (long) numbers.length * (Long.BYTES + Integer.BYTES);
        }
        if (array instanceof int[] numbers) {
            return (long) numbers.length * (Integer.BYTES + Integer.BYTES);
        }
        if (array instanceof float[] numbers) {
            return (long) numbers.length * (Float.BYTES + Integer.BYTES);
        }
        if (array instanceof short[] numbers) {
            return (long) numbers.length * (Short.BYTES + Integer.BYTES);
        }
        if (array instanceof char[] characters) {
            return (long) characters.length * (Character.BYTES + Integer.BYTES);
        }
        return array instanceof boolean[] flags ? (long) flags.length * (1 + Integer.BYTES) : UNKNOWN;
    }

    private long inner(Object value, int depth) {
        if (left <= 0 || depth > DEEPEST) {
            return 0;
        }
        if (value instanceof Collection<?> elements) {
            return elements(elements, elements.size(), depth);
        }
        if (value instanceof Object[] elements) {
            return elements(Arrays.asList(elements), elements.length, depth);
        }
        if (value instanceof Map<?, ?> map) {
            return entries(map, depth);
        }
        left -= WRITTEN;
        return written.applyAsLong(value);
    }

    private long elements(Iterable<?> elements, int count, int depth) {
        long size = 0;
        int seen = 0;
        for (Object element : elements) {
            if (left <= 0) {
                break;
            }
            size += element(element, depth);
            seen++;
        }
        return whole(size, seen, count);
    }

    private long entries(Map<?, ?> map, int depth) {
        long size = 0;
        int seen = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (left <= 0) {
                break;
            }
            size += element(entry.getKey(), depth) + element(entry.getValue(), depth);
            seen++;
        }
        return whole(size, seen, map.size());
    }

    private long element(@Nullable Object value, int depth) {
        left--;
        long plain = plain(value);
        return PER_ELEMENT + (plain == UNKNOWN && value != null ? inner(value, depth + 1) : plain);
    }

    private static long whole(long size, int seen, int count) {
        if (seen == 0) {
            return (long) PER_ELEMENT * count;
        }
        double average = (double) size / seen;
        return seen < count ? (long) Math.min(LARGEST, average * count) : size;
    }
}
