package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.admin.RefreshedWindow;
import io.github.timescale4j.client.admin.TimescaleAdmin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes rows in sorted slices, and refreshes what is declared over them after the commit. */
final class BackfillWriter<T> implements CopyWriter<T> {

    /** How many rows are sorted at once: enough for whole segments, little enough for memory. */
    private static final int SLICE = 50_000;

    private final DefaultCopyWriter<T> writer;
    private final Class<T> type;
    private final TimescaleAdmin admin;
    private final Function<T, @Nullable Instant> time;
    private final TouchedWindow touched = new TouchedWindow();
    private final Comparator<T> order;
    private final List<T> slice = new ArrayList<>();
    private List<RefreshedWindow> refreshed = List.of();
    private long written;

    BackfillWriter(
            DefaultCopyWriter<T> writer,
            Class<T> type,
            TimescaleAdmin admin,
            Function<T, @Nullable Instant> time,
            Comparator<T> order) {
        this.writer = writer;
        this.type = type;
        this.admin = admin;
        this.time = time;
        this.order = order;
    }

    @Override
    public void write(T row) {
        writer.check(row, written);
        slice.add(row);
        written++;
        touched.touch(time.apply(row));
        if (slice.size() == SLICE) {
            flush();
        }
    }

    private void flush() {
        slice.sort(order);
        slice.forEach(writer::write);
        slice.clear();
    }

    @Override
    public long written() {
        return written;
    }

    @Override
    public long complete() {
        flush();
        long stored = writer.complete();
        Instant from = touched.from();
        Instant to = touched.to();
        if (from != null && to != null) {
            refreshed = List.copyOf(admin.refreshAggregatesOf(type, from, to));
        }
        return stored;
    }

    @Override
    public List<RefreshedWindow> refreshed() {
        return refreshed;
    }

    @Override
    public void close() {
        slice.clear();
        writer.close();
    }
}
