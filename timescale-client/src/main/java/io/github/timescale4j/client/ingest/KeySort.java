package io.github.timescale4j.client.ingest;

/**
 * Sorts objects by numbers beside them: stable, without an object for each pair, and fast where most of them are in order already,
 * as rows of several threads are that were made at about the same time.
 */
final class KeySort {

    private static final int RUN = 16;

    private KeySort() {}

    /**
     * Sorts both arrays by the first.
     *
     * @param keys the numbers
     * @param values the objects, as many
     */
    static void sort(long[] keys, Object[] values) {
        int length = keys.length;
        for (int from = 0; from < length; from += RUN) {
            insert(keys, values, from, Math.min(from + RUN, length));
        }
        long[] keyBuffer = new long[length / 2 + RUN];
        Object[] valueBuffer = new Object[keyBuffer.length];
        for (int width = RUN; width < length; width *= 2) {
            for (int from = 0; from + width < length; from += 2 * width) {
                int middle = from + width;
                if (keys[middle - 1] > keys[middle]) {
                    merge(keys, values, from, middle, Math.min(middle + width, length), keyBuffer, valueBuffer);
                }
            }
        }
    }

    private static void insert(long[] keys, Object[] values, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            Object value = values[i];
            int at = i;
            for (; at > from && keys[at - 1] > key; at--) {
                keys[at] = keys[at - 1];
                values[at] = values[at - 1];
            }
            keys[at] = key;
            values[at] = value;
        }
    }

    /** Of the lower part only what does not lie below the whole upper part is moved away, and merged back with the upper. */
    private static void merge(
            long[] keys, Object[] values, int from, int middle, int to, long[] keyBuffer, Object[] valueBuffer) {
        int begin = from;
        while (keys[begin] <= keys[middle]) {
            begin++;
        }
        int held = middle - begin;
        long[] heldKeys = held <= keyBuffer.length ? keyBuffer : new long[held];
        Object[] heldValues = held <= valueBuffer.length ? valueBuffer : new Object[held];
        System.arraycopy(keys, begin, heldKeys, 0, held);
        System.arraycopy(values, begin, heldValues, 0, held);
        int lower = 0;
        int upper = middle;
        int target = begin;
        while (lower < held) {
            if (upper < to && keys[upper] < heldKeys[lower]) {
                keys[target] = keys[upper];
                values[target++] = values[upper++];
            } else {
                keys[target] = heldKeys[lower];
                values[target++] = heldValues[lower++];
            }
        }
    }
}
