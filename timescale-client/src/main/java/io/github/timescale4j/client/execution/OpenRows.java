package io.github.timescale4j.client.execution;

import java.sql.SQLException;

/**
 * Rows that are still to be read, one after the other.
 *
 * @param <T> what a row becomes
 */
public interface OpenRows<T> {

    /**
     * Goes to the next row.
     *
     * @return whether there is one
     * @throws SQLException if the database refuses
     */
    boolean next() throws SQLException;

    /**
     * Makes an object of the row.
     *
     * @return the object
     * @throws SQLException if the row cannot be read
     */
    T read() throws SQLException;

    /**
     * Ends the reading, so that the connection can be used for something else.
     *
     * @throws SQLException if the database refuses
     */
    void close() throws SQLException;

    /**
     * Whether the connection can do nothing else until they are closed.
     *
     * @return {@code true} for a COPY
     */
    default boolean isExclusive() {
        return false;
    }

    /**
     * Ends the reading where what the transaction did is rolled back, so that an error does no harm.
     *
     * @throws SQLException if the database refuses
     */
    default void abandon() throws SQLException {
        close();
    }
}
