package io.github.timescale4j.client.mapping;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads one column of the row that a result set stands on. */
@FunctionalInterface
interface ColumnReader {

    /**
     * Reads the column.
     *
     * @return the value, of exactly the type that was asked for; {@code null} for SQL's {@code NULL}
     * @throws Unfit if the value does not fit the type
     */
    @Nullable
    Object read(ResultSet rows, int index) throws SQLException;

    /** A reader for one result: this one, unless it remembers something. */
    default ColumnReader forOneResult() {
        return this;
    }
}
