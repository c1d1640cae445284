package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.event.WriterListener;
import io.github.timescale4j.client.ingest.BatchStore;
import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.SeriesLayout;
import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.schema.Declaration;
import java.time.Duration;
import java.util.AbstractList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** The writers of one client, from their making to their end. Safe for use by several threads. */
public final class Writers {

    /** Makes what stores the rows of a type. */
    @FunctionalInterface
    public interface Stores {

        /**
         * Makes a store.
         *
         * @param type the type of the rows
         * @param options how they are written
         * @param answerTimeout how long the server may be silent meanwhile; zero for ever
         * @param <T> that type
         * @return stores batches of them
         * @throws InvalidDataAccessApiUsageException if the options are not for batches
         */
        <T> BatchStore<T> of(Class<T> type, CopyOptions options, Duration answerTimeout);
    }

    private final Stores stores;
    private final Mapping mapping;
    private final List<WriterListener> listeners;
    private final WriterSettings defaults;
    private final IntSupplier poolSize;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<DefaultTimeSeriesWriter<?>> open = new LinkedHashSet<>();
    private boolean closed;

    /**
     * Begins without a writer.
     *
     * @param stores where rows go
     * @param mapping reads them
     * @param listeners who is told what happens to them
     * @param defaults what a writer's builder begins with
     * @param poolSize how many connections there are
     */
    public Writers(
            Stores stores,
            Mapping mapping,
            List<WriterListener> listeners,
            WriterSettings defaults,
            IntSupplier poolSize) {
        this.stores = stores;
        this.mapping = mapping;
        this.listeners = List.copyOf(listeners);
        this.defaults = defaults;
        this.poolSize = poolSize;
    }

    /**
     * Begins a writer.
     *
     * @param type the type of its rows
     * @param <T> that type
     * @return configures it
     * @throws InvalidDataAccessApiUsageException if the type is not declared as a time series
     */
    public <T> TimeSeriesWriterBuilder<T> builder(Class<T> type) {
        RowWriter<T> reader = reader(type);
        return new TimeSeriesWriterBuilder<>(
                this,
                (options, answerTimeout) -> stores.of(type, options, answerTimeout),
                new RowShape<>(reader.declaration(), reader::value, mapping::jsonLength),
                defaults,
                false);
    }

    /**
     * Begins a writer for a whole load, whose rows come with something that says where they are from. It begins with
     * {@link WriterSettings#DEFAULTS}, and gives rows up at once where storing them fails for all until somebody changes something.
     *
     * @param type the type of the rows
     * @param row takes the row out of what comes with it
     * @param stored is told what was committed, by several threads at once
     * @param <R> rows with what comes with them
     * @param <T> the type of the rows
     * @return configures it
     * @throws InvalidDataAccessApiUsageException if the type is not declared as a time series
     */
    public <R, T> TimeSeriesWriterBuilder<R> loader(Class<T> type, Function<R, T> row, Consumer<List<R>> stored) {
        RowWriter<T> reader = reader(type);
        BiFunction<CopyOptions, Duration, BatchStore<R>> loading = (options, answerTimeout) -> {
            BatchStore<T> store = stores.of(type, options, answerTimeout);
            return new BatchStore<>() {
                @Override
                public long store(List<R> rows) {
                    long count = store.store(new RowsWithin<>(rows, row));
                    stored.accept(rows);
                    return count;
                }

                @Override
                public SeriesLayout layout() {
                    return store.layout();
                }
            };
        };
        return new TimeSeriesWriterBuilder<>(
                this,
                loading,
                new RowShape<>(
                        reader.declaration(),
                        (column, with) -> reader.value(column, row.apply(with)),
                        mapping::jsonLength),
                WriterSettings.DEFAULTS,
                true);
    }

    /** Rows without what comes with them. */
    private static final class RowsWithin<R, T> extends AbstractList<T> {
        private final List<R> rows;
        private final Function<R, T> row;

        RowsWithin(List<R> rows, Function<R, T> row) {
            this.rows = rows;
            this.row = row;
        }

        @Override
        public T get(int index) {
            return row.apply(rows.get(index));
        }

        @Override
        public int size() {
            return rows.size();
        }
    }

    private <T> RowWriter<T> reader(Class<T> type) {
        RowWriter<T> reader;
        try {
            reader = mapping.writer(type);
        } catch (IllegalArgumentException e) {
            throw new InvalidDataAccessApiUsageException(String.valueOf(e.getMessage()), e);
        }
        if (reader.declaration().kind() != Declaration.Kind.HYPERTABLE) {
            throw new InvalidDataAccessApiUsageException(
                    type.getName() + " is declared as a continuous aggregate: write into its source, and refresh it");
        }
        return reader;
    }

    int poolSize() {
        return Math.max(1, poolSize.getAsInt());
    }

    <T> TimeSeriesWriter<T> open(
            BatchStore<T> store,
            RowShape<T> shape,
            WriterSettings settings,
            boolean failsFast,
            ToIntFunction<? super T> sizeOf,
            @Nullable DeadLetterHandler<T> handler) {
        RowBuffer buffer = new RowBuffer(settings);
        Reporter reporter = new Reporter(shape.relation(), handler != null, listeners);
        DeadLetters<T> letters = new DeadLetters<>(handler, buffer, reporter);
        DefaultTimeSeriesWriter<T> writer = new DefaultTimeSeriesWriter<>(
                new Delivery.Context<>(store, shape, settings, failsFast, buffer, letters, reporter),
                sizeOf,
                this::forget);
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the client is closed, so no writer can be opened");
            }
            open.add(writer);
        } finally {
            lock.unlock();
        }
        return writer.start();
    }

    private void forget(DefaultTimeSeriesWriter<?> writer) {
        lock.lock();
        try {
            open.remove(writer);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The writers that are open.
     *
     * @return a copy of the list, in the order in which they were opened
     */
    public List<TimeSeriesWriter<?>> open() {
        return List.copyOf(snapshot());
    }

    private List<DefaultTimeSeriesWriter<?>> snapshot() {
        lock.lock();
        try {
            return List.copyOf(open);
        } finally {
            lock.unlock();
        }
    }

    /** Closes all open writers, all at once, each within its drain timeout. Writers may be opened afterwards. */
    public void drain() {
        List<DefaultTimeSeriesWriter<?>> writers = snapshot();
        long startedAt = System.nanoTime();
        writers.forEach(DefaultTimeSeriesWriter::stopAccepting);
        for (DefaultTimeSeriesWriter<?> writer : writers) {
            WriterAccount ignored =
                    writer.close(writer.drainTimeout().minus(Duration.ofNanos(System.nanoTime() - startedAt)));
        }
    }

    /** Closes all open writers as {@link #drain()} does, and opens no more. */
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        drain();
    }
}
