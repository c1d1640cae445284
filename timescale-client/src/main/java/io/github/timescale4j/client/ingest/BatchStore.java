package io.github.timescale4j.client.ingest;

import java.util.List;

/**
 * Stores batches of rows, each in one transaction of its own, all or none. Safe for use by several threads.
 *
 * @param <T> the type of the rows
 */
public interface BatchStore<T> {

    /**
     * Stores one batch. When this returns, the batch is committed.
     *
     * @param rows the rows, in the order in which they are sent; neither kept nor changed
     * @return how many were stored
     * @throws org.springframework.dao.DataAccessException if the database refuses, or cannot be reached; then nothing was stored,
     *     unless the connection broke while the commit was on its way
     */
    long store(List<T> rows);
}
