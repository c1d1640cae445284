package io.github.timescale4j.client.ingest;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the rows of one COPY go, and what happens before and after it. */
interface Route {

    /**
     * Prepares the transaction.
     *
     * @return the quoted name of the table to copy into
     */
    String prepare(Connection connection) throws SQLException;

    /**
     * Sees to the rows that were copied.
     *
     * @return how many rows are stored
     */
    long finish(Connection connection, long copied) throws SQLException;

    /** Straight into the table. */
    static Route direct(String quoted) {
        return new Route() {
            @Override
            public String prepare(Connection connection) {
                return quoted;
            }

            @Override
            public long finish(Connection connection, long copied) {
                return copied;
            }
        };
    }
}
