package io.github.timescale4j.client.mapping.binary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts in UTF-8. Tags repeat: the names of a thousand devices may stand in a million rows, and each is made into a string once as
 * long as it is remembered. Where texts hardly repeat, remembering costs more than it saves, so that it is given up.
 *
 * <p>The memory is a table of fixed places, where a new text takes the place of the one before: it is never larger than
 * {@value #MOST_PLACES} texts of {@value #LONGEST} bytes.
 */
final class BinaryTextDecoder implements BinaryDecoder {

    private static final int FEWEST_PLACES = 16;
    private static final int MOST_PLACES = 4_096;
    private static final int GROWTH = 4;
    private static final int LONGEST = 64;

    /** How many texts, for each place, are looked at before the memory is made larger or given up. */
    private static final int SAMPLE = 4;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int HIGH_BITS = 44;
    private static final int BYTE = 0xFF;

    private int places = FEWEST_PLACES;
    private byte[][] keys = new byte[FEWEST_PLACES][];
    private String[] texts = new String[FEWEST_PLACES];
    private int looked;
    private int hits;
    private boolean givenUp;

    @Override
    public Object decode(byte[] bytes, int offset, int length) {
        if (length > LONGEST || givenUp) {
            return new String(bytes, offset, length, StandardCharsets.UTF_8);
        }
        if (length == 0) {
            return "";
        }
        if (looked == SAMPLE * places) {
            adapt();
            return decode(bytes, offset, length);
        }
        looked++;
        int place = place(bytes, offset, length);
        byte[] key = keys[place];
        if (key != null && Arrays.equals(key, 0, key.length, bytes, offset, offset + length)) {
            hits++;
            return texts[place];
        }
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        keys[place] =
                offset == 0 && length == bytes.length ? bytes : Arrays.copyOfRange(bytes, offset, offset + length);
        texts[place] = text;
        return text;
    }

    /** Eight bytes at a time; the last eight may overlap those before. */
    private int place(byte[] bytes, int offset, int length) {
        long hash = length;
        if (length < Long.BYTES) {
            for (int i = offset; i < offset + length; i++) {
                hash = (hash << Byte.SIZE) | (bytes[i] & BYTE);
            }
        } else {
            int last = offset + length - Long.BYTES;
            for (int i = offset; i < last; i += Long.BYTES) {
                hash = (hash ^ (long) LONG.get(bytes, i)) * SPREAD;
            }
            hash ^= (long) LONG.get(bytes, last);
        }
        // A product spreads upwards only, and names often differ in their last bytes.
        hash ^= hash >>> Integer.SIZE;
        return (int) ((hash * SPREAD) >>> HIGH_BITS) & (places - 1);
    }

    private void adapt() {
        if (hits < looked * 3 / 4 && places < MOST_PLACES) {
            places *= GROWTH;
            keys = new byte[places][];
            texts = new String[places];
        } else if (hits < looked / 2) {
            givenUp = true;
            keys = new byte[0][];
            texts = new String[0];
        }
        looked = 0;
        hits = 0;
    }

    @Override
    public BinaryDecoder forAnotherResult() {
        return new BinaryTextDecoder();
    }
}
