package io.github.timescale4j.client.ingest;

import java.time.Duration;

/** Makes what stores batches. Safe for use by several threads. */
public final class BatchStores {

    private final CopyTables tables;

    /**
     * Makes a factory.
     *
     * @param tables what the client knows of the tables
     */
    public BatchStores(CopyTables tables) {
        this.tables = tables;
    }

    /**
     * Makes a store for one type, each of whose batches is one COPY.
     *
     * @param type what is stored
     * @param options how
     * @param answerTimeout how long the server may be silent until the connection counts as broken; zero for ever
     * @param <T> the type
     * @return the store; the table is looked at with the first batch
     * @throws org.springframework.dao.InvalidDataAccessApiUsageException if the type is not declared as a time series, or the
     *     options ask for a back-fill, which refreshes aggregates after a whole load
     */
    public <T> BatchStore<T> of(Class<T> type, CopyOptions options, Duration answerTimeout) {
        return new CopyStore<>(tables, type, options, answerTimeout);
    }
}
