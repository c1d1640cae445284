package io.github.timescale4j.client.mapping.binary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes on their way to the server, in an array that grows and is used again. Fields begin with their length, which is known only
 * at their end. Not safe for use by several threads.
 */
public final class CopyBuffer {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** What virtual machines allow at most. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private static final int ASCII = 0x80;
    private static final int TWO_BYTES = 0x800;
    private static final int SIX_BITS = 6;
    private static final int LOW_SIX = 0x3F;

    private final int largest;
    private byte[] bytes;
    private int position;

    /**
     * Makes an empty buffer.
     *
     * @param capacity how many bytes it holds before it grows
     */
    public CopyBuffer(int capacity) {
        this(capacity, LARGEST);
    }

    /**
     * Makes an empty buffer with a limit.
     *
     * @param capacity how many bytes it holds before it grows
     * @param largest how many it holds at most
     */
    public CopyBuffer(int capacity, int largest) {
        this.bytes = new byte[capacity];
        this.largest = largest;
    }

    /**
     * The array with the bytes; another one after the buffer has grown.
     *
     * @return the array itself
     */
    public byte[] array() {
        return bytes;
    }

    /**
     * How many bytes are in it, which is also where the next one goes.
     *
     * @return the number
     */
    public int position() {
        return position;
    }

    /**
     * Forgets what came after an earlier position.
     *
     * @param earlier the position
     */
    public void reset(int earlier) {
        position = earlier;
    }

    private void ensure(int more) {
        if (bytes.length - position < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        long needed = (long) position + more;
        if (needed > largest) {
            throw new FullBufferException(largest);
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(largest, Math.max(needed, 2L * bytes.length)));
    }

    /**
     * Adds one byte.
     *
     * @param value its lower eight bits
     */
    public void putByte(int value) {
        ensure(Byte.BYTES);
        bytes[position++] = (byte) value;
    }

    /**
     * Adds two bytes.
     *
     * @param value its lower sixteen bits
     */
    public void putShort(int value) {
        ensure(Short.BYTES);
        SHORT.set(bytes, position, (short) value);
        position += Short.BYTES;
    }

    /**
     * Adds four bytes.
     *
     * @param value the value
     */
    public void putInt(int value) {
        ensure(Integer.BYTES);
        INT.set(bytes, position, value);
        position += Integer.BYTES;
    }

    /**
     * Adds eight bytes.
     *
     * @param value the value
     */
    public void putLong(long value) {
        ensure(Long.BYTES);
        LONG.set(bytes, position, value);
        position += Long.BYTES;
    }

    /**
     * Adds a field of two bytes.
     *
     * @param value its lower sixteen bits
     */
    void putShortField(int value) {
        ensure(Integer.BYTES + Short.BYTES);
        INT.set(bytes, position, Short.BYTES);
        SHORT.set(bytes, position + Integer.BYTES, (short) value);
        position += Integer.BYTES + Short.BYTES;
    }

    /**
     * Adds a field of four bytes.
     *
     * @param value the value
     */
    void putIntField(int value) {
        ensure(2 * Integer.BYTES);
        INT.set(bytes, position, Integer.BYTES);
        INT.set(bytes, position + Integer.BYTES, value);
        position += 2 * Integer.BYTES;
    }

    /**
     * Adds a field of eight bytes.
     *
     * @param value the value
     */
    void putLongField(long value) {
        ensure(Integer.BYTES + Long.BYTES);
        INT.set(bytes, position, Long.BYTES);
        LONG.set(bytes, position + Integer.BYTES, value);
        position += Integer.BYTES + Long.BYTES;
    }

    /**
     * Adds bytes.
     *
     * @param value all of them are added
     */
    public void putBytes(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, bytes, position, value.length);
        position += value.length;
    }

    /** Leaves room for a length. */
    int beginField() {
        ensure(Integer.BYTES);
        position += Integer.BYTES;
        return position;
    }

    /** Fills in the length of what came since. */
    void endField(int start) {
        INT.set(bytes, start - Integer.BYTES, position - start);
    }

    /** Overwrites four bytes that are there already. */
    void setInt(int at, int value) {
        INT.set(bytes, at, value);
    }

    /** Adds a text as a field. */
    void putTextField(CharSequence text) {
        int start = beginField();
        putText(text);
        endField(start);
    }

    /**
     * Adds a text in UTF-8.
     *
     * @param text the text
     * @throws RefusedValueException if it holds the character NUL, or half of a surrogate pair
     */
    void putText(CharSequence text) {
        // Two loops with the same body, because a loop over a String is compiled far better than one over any
        // CharSequence.
        int i = text instanceof String string ? putAscii(string) : 0;
        if (i < text.length()) {
            putUtf8(text, i);
        }
    }

    /** Adds what comes before the first character that is not plain ASCII, and says where that is. */
    private int putAscii(String text) {
        int length = text.length();
        ensure(length);
        byte[] to = bytes;
        int at = position;
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (c == 0 || c >= ASCII) {
                break;
            }
            to[at + i] = (byte) c;
            i++;
        }
        position = at + i;
        return i;
    }

    private void putUtf8(CharSequence text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new RefusedValueException("holds the character NUL, which PostgreSQL cannot store in a text");
            }
            ensure(Integer.BYTES);
            if (c < ASCII) {
                bytes[position++] = (byte) c;
            } else if (c < TWO_BYTES) {
                bytes[position++] = (byte) (0xC0 | (c >> SIX_BITS));
                putSixBits(c);
            } else if (Character.isSurrogate(c)) {
                putPair(text, i++);
            } else {
                bytes[position++] = (byte) (0xE0 | (c >> (2 * SIX_BITS)));
                putSixBits(c >> SIX_BITS);
                putSixBits(c);
            }
        }
    }

    private void putPair(CharSequence text, int i) {
        int point = Character.codePointAt(text, i);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw new RefusedValueException("holds half of a surrogate pair, which is no character");
        }
        bytes[position++] = (byte) (0xF0 | (point >> (3 * SIX_BITS)));
        putSixBits(point >> (2 * SIX_BITS));
        putSixBits(point >> SIX_BITS);
        putSixBits(point);
    }

    private void putSixBits(int value) {
        bytes[position++] = (byte) (ASCII | (value & LOW_SIX));
    }
}
