package io.github.timescale4j.client.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Makes an object of the row that a result set stands on. It belongs to one result set, whose columns it has found.
 *
 * @param <T> what a row becomes
 */
public interface RowReader<T> {

    /**
     * Reads the row.
     *
     * @return the object; {@code null} only if {@code T} is a simple type and its column is null
     * @throws SQLException if the driver cannot read it
     * @throws RowMappingException if a value does not fit
     */
    @Nullable
    T read() throws SQLException;

    /**
     * Reads a row whose value must not be null.
     *
     * @return the object
     * @throws SQLException if the driver cannot read it
     * @throws RowMappingException if a value does not fit, or a simple value is null
     */
    T readNonNull() throws SQLException;

    /**
     * Where this reader looks.
     *
     * @return the result set
     */
    ResultSet rows();
}
