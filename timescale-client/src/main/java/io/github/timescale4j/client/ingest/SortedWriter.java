package io.github.timescale4j.client.ingest;

import java.util.ArrayList;
import java.util.List;

/** Writes rows in sorted slices. */
final class SortedWriter<T> implements CopyWriter<T> {

    /** How many rows are sorted at once: enough for whole segments, little enough for memory. */
    private static final int SLICE = 50_000;

    private final DefaultCopyWriter<T> writer;
    private final SeriesSort<T> order;
    private final List<T> slice = new ArrayList<>();
    private long written;

    SortedWriter(DefaultCopyWriter<T> writer, SeriesSort<T> order) {
        this.writer = writer;
        this.order = order;
    }

    @Override
    public void write(T row) {
        writer.check(row, written);
        slice.add(row);
        written++;
        if (slice.size() == SLICE) {
            flush();
        }
    }

    /** What fails here has been looked at before, so it is not one row that is refused, but the whole load that ends. */
    @SuppressWarnings("unchecked") // as they were put in
    private void flush() {
        Object[] rows = slice.toArray();
        slice.clear();
        boolean done = false;
        try {
            order.sort(rows);
            for (Object row : rows) {
                writer.write((T) row);
            }
            done = true;
        } finally {
            if (!done) {
                writer.close();
            }
        }
    }

    @Override
    public long written() {
        return written;
    }

    @Override
    public long complete() {
        flush();
        return writer.complete();
    }

    @Override
    public void close() {
        slice.clear();
        writer.close();
    }
}
