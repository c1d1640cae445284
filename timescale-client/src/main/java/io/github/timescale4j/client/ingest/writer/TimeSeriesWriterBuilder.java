package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.BatchStore;
import io.github.timescale4j.client.ingest.CopyOptions;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link TimeSeriesWriter}. Every setting is checked at once, what contradicts another in {@link #build()}; messages
 * name the setting. What is not set is as {@link WriterSettings#DEFAULTS} says, or as the client was told. Not safe for use by
 * several threads.
 *
 * @param <T> the type of the rows
 */
public final class TimeSeriesWriterBuilder<T> {

    private static final int DEFAULT_BUFFER_BATCHES = 4;

    private final Writers writers;
    private final BiFunction<CopyOptions, Duration, BatchStore<T>> stores;
    private final RowShape<T> shape;
    private final boolean failsFast;
    private int batchRows;
    private long batchBytes;
    private Duration maxAge;
    private int bufferRows;
    private long bufferBytes;
    private int connections;
    private boolean connectionsSet;
    private Overflow overflow;
    private @Nullable Duration maxWait;
    private Duration retryDelay;
    private Duration maxRetryDelay;
    private Duration retryLimit;
    private Duration answerTimeout;
    private Duration drainTimeout;
    private ToIntFunction<? super T> sizeOf;
    private CopyOptions copyOptions = CopyOptions.defaults();
    private @Nullable DeadLetterHandler<T> deadLetters;

    TimeSeriesWriterBuilder(
            Writers writers,
            BiFunction<CopyOptions, Duration, BatchStore<T>> stores,
            RowShape<T> shape,
            WriterSettings defaults,
            boolean failsFast) {
        this.writers = writers;
        this.stores = stores;
        this.failsFast = failsFast;
        this.shape = shape;
        this.sizeOf = shape.estimate();
        batchRows = defaults.batchRows();
        batchBytes = defaults.batchBytes();
        maxAge = defaults.maxAge();
        bufferRows = defaults.bufferRows();
        bufferBytes = defaults.bufferBytes();
        connections = defaults.connections();
        overflow = defaults.overflow();
        maxWait = defaults.maxWait();
        retryDelay = defaults.retryDelay();
        maxRetryDelay = defaults.maxRetryDelay();
        retryLimit = defaults.retryLimit();
        answerTimeout = defaults.answerTimeout();
        drainTimeout = defaults.drainTimeout();
    }

    /**
     * Sets how many rows make a batch. Where the buffer is smaller than four batches then, it becomes as large as that; set it
     * afterwards if it is to be smaller.
     *
     * @param rows at least 1; 5,000 to 50,000 are stored fastest
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public TimeSeriesWriterBuilder<T> batchRows(int rows) {
        batchRows = rows;
        bufferRows = (int) Math.max(bufferRows, Math.min(Integer.MAX_VALUE, (long) DEFAULT_BUFFER_BATCHES * rows));
        return checked();
    }

    /**
     * Sets how large the rows of a batch get, by the estimate. Where the buffer is smaller than four batches then, it becomes as
     * large as that; set it afterwards if it is to be smaller.
     *
     * @param bytes at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public TimeSeriesWriterBuilder<T> batchBytes(long bytes) {
        batchBytes = bytes;
        bufferBytes = Math.max(
                bufferBytes, bytes > Long.MAX_VALUE / DEFAULT_BUFFER_BATCHES ? bytes : DEFAULT_BUFFER_BATCHES * bytes);
        return checked();
    }

    /**
     * Sets how long a row waits for others before its batch is stored as it is.
     *
     * @param age longer than zero
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public TimeSeriesWriterBuilder<T> maxAge(Duration age) {
        maxAge = age;
        return checked();
    }

    /**
     * Sets how many undecided rows the writer holds, those that are being stored included.
     *
     * @param rows at least a batch
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public TimeSeriesWriterBuilder<T> bufferRows(int rows) {
        bufferRows = rows;
        return checked();
    }

    /**
     * Sets how large the undecided rows get, by the estimate. One row is accepted by an empty buffer, however large it is.
     *
     * @param bytes at least a batch
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public TimeSeriesWriterBuilder<T> bufferBytes(long bytes) {
        bufferBytes = bytes;
        return checked();
    }

    /**
     * Sets how many batches are stored at once. Each has a thread and, while it is being stored, a connection of the pool.
     *
     * @param count from 1 to the size of the pool
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1, or more than the pool has
     */
    public TimeSeriesWriterBuilder<T> connections(int count) {
        int most = writers.poolSize();
        if (count > most) {
            throw new IllegalArgumentException(
                    "'connections' must not be more than the pool has, which is " + most + ", not " + count);
        }
        connections = count;
        connectionsSet = true;
        return checked();
    }

    /**
     * Sets what happens to new rows when the buffer is full.
     *
     * @param policy what
     * @return this builder
     */
    public TimeSeriesWriterBuilder<T> overflow(Overflow policy) {
        overflow = policy;
        return this;
    }

    /**
     * Sets how long a row waits for room with {@link Overflow#BLOCK}, after which it is not accepted. Without it, it waits for as
     * long as it takes.
     *
     * @param wait longer than zero
     * @return this builder
     * @throws IllegalArgumentException if it is not
     */
    public TimeSeriesWriterBuilder<T> maxWait(Duration wait) {
        maxWait = wait;
        return checked();
    }

    /**
     * Sets the pauses before rows are sent again.
     *
     * @param first the first one; each further one is up to twice as long
     * @param longest the longest
     * @return this builder
     * @throws IllegalArgumentException if one is not longer than zero
     */
    public TimeSeriesWriterBuilder<T> retryDelay(Duration first, Duration longest) {
        retryDelay = first;
        maxRetryDelay = longest;
        return checked();
    }

    /**
     * Sets how long attempts may fail without success until the rows of a batch are given up.
     *
     * @param limit zero for no second attempt
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public TimeSeriesWriterBuilder<T> retryLimit(Duration limit) {
        retryLimit = limit;
        return checked();
    }

    /**
     * Sets how long the server may be silent while a batch is stored, by not answering or by taking nothing of what is sent. Then the
     * connection is given up, and the batch is sent again over another one. A batch that waits for a lock is silent, too. A shorter
     * {@code socketTimeout} of the JDBC URL counts instead, for answers.
     *
     * @param timeout zero for waiting as long as the operating system keeps the connection
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public TimeSeriesWriterBuilder<T> answerTimeout(Duration timeout) {
        answerTimeout = timeout;
        return checked();
    }

    /**
     * Sets how long {@link TimeSeriesWriter#close()} stores rows. What is left then is handed to the dead-letter handler.
     *
     * @param timeout zero for giving up at once
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public TimeSeriesWriterBuilder<T> drainTimeout(Duration timeout) {
        drainTimeout = timeout;
        return checked();
    }

    /**
     * Sets how batches are written: what happens to rows that are there already, or direct compression. With
     * {@code CopyOptions.defaults().onConflict(OnConflict.DO_NOTHING)} and a key, each row is stored exactly once, also if a
     * connection breaks during a commit. With {@code DO_UPDATE}, rows of one key should be offered seldom: a batch that is sent again
     * may come after a newer one.
     *
     * @param options how; not {@link CopyOptions#backfill()}, which is for whole loads
     * @return this builder
     */
    public TimeSeriesWriterBuilder<T> copyOptions(CopyOptions options) {
        copyOptions = options;
        return this;
    }

    /**
     * Sets how the size of a row is estimated. It is called for every row, in the thread that offers it. Without it, a row counts
     * 16 bytes, 16 more for each column and for each element of a collection, an array of objects or a map, at all depths, and
     * what texts, bytes, numbers of many digits and arrays of a primitive type take; of the elements of a value, a thousand are
     * looked at, and the others count like these. An object of the application that becomes JSON is written once more to know its
     * length: set an estimate of your own where that costs too much.
     *
     * @param estimate gives about as many bytes as the row takes
     * @return this builder
     */
    public TimeSeriesWriterBuilder<T> sizeOf(ToIntFunction<? super T> estimate) {
        sizeOf = estimate;
        return this;
    }

    /**
     * Sets who gets the rows that cannot be stored. Without it, the loss is logged as an error.
     *
     * @param handler takes them
     * @return this builder
     */
    public TimeSeriesWriterBuilder<T> deadLetters(DeadLetterHandler<T> handler) {
        deadLetters = handler;
        return this;
    }

    private TimeSeriesWriterBuilder<T> checked() {
        settings();
        return this;
    }

    private WriterSettings settings() {
        return new WriterSettings(
                batchRows,
                batchBytes,
                maxAge,
                bufferRows,
                bufferBytes,
                connectionsSet ? connections : Math.min(connections, writers.poolSize()),
                overflow,
                maxWait,
                retryDelay,
                maxRetryDelay,
                retryLimit,
                answerTimeout,
                drainTimeout);
    }

    /**
     * Makes the writer and starts its threads. The client closes it if nobody else does.
     *
     * @return the writer, to be closed
     * @throws IllegalArgumentException if a setting contradicts another
     * @throws IllegalStateException if the client is closed
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the copy options are not for batches
     */
    public TimeSeriesWriter<T> build() {
        WriterSettings settings = settings();
        settings.validate();
        return writers.open(
                stores.apply(copyOptions, settings.answerTimeout()), shape, settings, failsFast, sizeOf, deadLetters);
    }
}
