package io.github.timescale4j.client.mapping.binary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code COPY … TO STDOUT (FORMAT binary)}, cut into fields without being copied. A server sends a row in a message,
 * but nothing says that it has to. It belongs to one thread.
 */
public final class BinaryCopyRows {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private static final int SIGNATURE = 11;
    private static final byte[] NOTHING = {};

    private final Source source;
    private final int[] offsets;
    private final int[] lengths;
    private byte[] bytes = NOTHING;
    private int rowStart;
    private int position;
    private int known;
    private boolean begun;
    private boolean ended;

    /** Where the messages come from. */
    @FunctionalInterface
    public interface Source {

        /**
         * Waits for a message.
         *
         * @return its bytes; {@code null} after the last one
         * @throws SQLException if the database refuses
         */
        byte @Nullable [] next() throws SQLException;
    }

    /**
     * Prepares to read; nothing has been read yet.
     *
     * @param source where the messages come from
     * @param fields how many fields each row has
     */
    public BinaryCopyRows(Source source, int fields) {
        this.source = source;
        this.offsets = new int[fields];
        this.lengths = new int[fields];
    }

    /**
     * Goes to the next row.
     *
     * @return whether there is one
     * @throws SQLException if the database refuses, or what it sends is not of this format
     */
    public boolean next() throws SQLException {
        if (ended) {
            return false;
        }
        if (!begun) {
            begin();
        }
        rowStart = position;
        known = 0;
        int fields = takeShort();
        if (fields < 0) {
            drain();
            return false;
        }
        if (fields != offsets.length) {
            throw new SQLException("the row has " + fields + " fields instead of " + offsets.length, "08P01");
        }
        for (int i = 0; i < fields; i++) {
            int length = takeInt();
            need(Math.max(length, 0));
            offsets[i] = position;
            lengths[i] = length;
            known = i + 1;
            position += Math.max(length, 0);
        }
        return true;
    }

    private void begin() throws SQLException {
        begun = true;
        need(SIGNATURE);
        position += SIGNATURE;
        takeInt(); // flags: none that concern us
        int extension = takeInt();
        need(extension);
        position += extension;
    }

    private short takeShort() throws SQLException {
        need(Short.BYTES);
        short taken = (short) SHORT.get(bytes, position);
        position += Short.BYTES;
        return taken;
    }

    private int takeInt() throws SQLException {
        need(Integer.BYTES);
        int taken = (int) INT.get(bytes, position);
        position += Integer.BYTES;
        return taken;
    }

    /** Makes sure that there are so many bytes, together with what is before them in the row. */
    private void need(int count) throws SQLException {
        while (bytes.length - position < count) {
            byte[] next = source.next();
            if (next == null) {
                throw new SQLException("the rows end in the middle of one", "08P01");
            }
            int rest = bytes.length - rowStart;
            byte[] joined = next;
            if (rest > 0) {
                joined = new byte[rest + next.length];
                System.arraycopy(bytes, rowStart, joined, 0, rest);
                System.arraycopy(next, 0, joined, rest, next.length);
            }
            for (int i = 0; i < known; i++) {
                offsets[i] -= rowStart;
            }
            position -= rowStart;
            rowStart = 0;
            bytes = joined;
        }
    }

    private void drain() throws SQLException {
        ended = true;
        while (source.next() != null) {
            // What follows the last row is only the end of the statement.
        }
    }

    /**
     * Where the row is.
     *
     * @return the bytes that {@link #offset(int)} counts in; they stay as they are
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Where a field begins.
     *
     * @param field which one, from 0
     * @return its first byte
     */
    public int offset(int field) {
        return offsets[field];
    }

    /**
     * How long a field is.
     *
     * @param field which one, from 0
     * @return its bytes; less than 0 for {@code NULL}
     */
    public int length(int field) {
        return lengths[field];
    }
}
