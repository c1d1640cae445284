package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.admin.RefreshedWindow;
import io.github.timescale4j.client.admin.TimescaleAdmin;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes sorted rows, and refreshes what is declared over them after the commit. */
final class BackfillWriter<T> implements CopyWriter<T> {

    private final SortedWriter<T> writer;
    private final Class<T> type;
    private final TimescaleAdmin admin;
    private final Function<T, @Nullable Instant> time;
    private final TouchedWindow touched = new TouchedWindow();
    private List<RefreshedWindow> refreshed = List.of();

    BackfillWriter(SortedWriter<T> writer, Class<T> type, TimescaleAdmin admin, Function<T, @Nullable Instant> time) {
        this.writer = writer;
        this.type = type;
        this.admin = admin;
        this.time = time;
    }

    @Override
    public void write(T row) {
        writer.write(row);
        touched.touch(time.apply(row));
    }

    @Override
    public long written() {
        return writer.written();
    }

    @Override
    public long complete() {
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
        writer.close();
    }
}
