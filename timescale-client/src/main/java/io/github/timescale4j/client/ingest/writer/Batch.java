package io.github.timescale4j.client.ingest.writer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that came one after the other. Guarded by the lock of its buffer until it is taken from there. */
final class Batch {

    private static final int FIRST_CAPACITY = 64;
    private static final Object[] NO_ENTRIES = new Object[0];
    private static final int[] NO_SIZES = new int[0];

    /** The next one in its queue. */
    @Nullable
    Batch next;

    private final int capacity;
    private final List<Flush> flushes = new ArrayList<>(0);
    private @Nullable Object[] entries;
    private int[] sizes;
    private int head;
    private int end;
    private long bytes;
    private long since;

    /**
     * Makes an empty batch.
     *
     * @param capacity how many rows make it full
     */
    Batch(int capacity) {
        this.capacity = capacity;
        this.entries = new Object[Math.min(capacity, FIRST_CAPACITY)];
        this.sizes = new int[entries.length];
    }

    /** Adds a row, or, if there is no memory for it, nothing. */
    void add(Object entry, int size, long now) {
        if (end == entries.length) {
            int larger = (int) Math.min(capacity, 2L * end);
            Object[] largerEntries = Arrays.copyOf(entries, larger);
            sizes = Arrays.copyOf(sizes, larger);
            entries = largerEntries;
        }
        if (end == head) {
            since = now;
        }
        entries[end] = entry;
        sizes[end++] = size;
        bytes += size;
    }

    /** The oldest row. */
    Object first() {
        Object entry = entries[head];
        if (entry == null) {
            throw new IllegalStateException("the batch is empty");
        }
        return entry;
    }

    /** Takes the oldest row out. */
    void dropFirst() {
        entries[head] = null;
        bytes -= sizes[head++];
    }

    int rows() {
        return end - head;
    }

    /** Dropped rows leave their places empty, so a batch may be full with few rows. */
    boolean isFull(long maxBytes) {
        return end == capacity || bytes >= maxBytes;
    }

    long bytes() {
        return bytes;
    }

    /** When its first row came, as {@link System#nanoTime()}. */
    long since() {
        return since;
    }

    /** Its rows, plain and tracked, in the order in which they came. */
    @SuppressWarnings("NullAway") // between head and end there is no null
    Object[] entries() {
        return Arrays.copyOfRange(entries, head, end);
    }

    /** The place of a row, from 0, in the order in which they came. */
    @SuppressWarnings("NullAway") // between head and end there is no null
    Object entry(int place) {
        return entries[head + place];
    }

    /** Forgets its rows, which somebody else holds now. */
    void release() {
        entries = NO_ENTRIES;
        sizes = NO_SIZES;
    }

    void await(Flush flush) {
        flushes.add(flush);
    }

    List<Flush> flushes() {
        return flushes;
    }
}
