package io.github.timescale4j.client.ingest;

import java.util.List;

/**
 * Stores batches of rows, each in one transaction of its own, all of it or none. Safe for use by several threads.
 *
 * @param <T> a type with {@link io.github.timescale4j.annotation.TimeSeries}
 */
@FunctionalInterface
public interface BatchStore<T> {

    /**
     * Stores a batch. A row is refused only after a look at the table as it is now.
     *
     * @param rows the rows, which are not kept
     * @return how many rows were stored: fewer than given where conflicts are skipped
     * @throws RowRefusedException if the table cannot hold a row; {@link RowRefusedException#row()} is its place in the list
     * @throws org.springframework.dao.DataAccessException if the database refuses, or cannot be reached
     */
    long store(List<T> rows);

    /**
     * Says in which order rows are stored most quickly.
     *
     * @return how the table is laid out, as far as it has been looked at
     */
    default SeriesLayout layout() {
        return SeriesLayout.UNKNOWN;
    }
}
