package io.github.timescale4j.client.mapping;

import java.sql.SQLException;

/**
 * Makes objects of the rows of a binary copy. It belongs to one thread.
 *
 * @param <T> what a row becomes
 */
public interface CopyReader<T> {

    /**
     * Goes to the next row.
     *
     * @return whether there is one
     * @throws SQLException if the database refuses
     */
    boolean next() throws SQLException;

    /**
     * Reads the row.
     *
     * @return the object, never {@code null}
     * @throws SQLException if the driver cannot read a value
     * @throws RowMappingException if a value does not fit
     */
    T read() throws SQLException;
}
