package io.github.timescale4j.client;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Ends a copy, wherever it is. The driver forgets a copy that it is told to cancel, with the rest still on its way, so that the
 * next statement would read it: here it is read.
 */
final class CopyEnd {

    private static final String QUERY_CANCELED = "57014";

    private final Connection connection;
    private final CopyOut copy;
    private final boolean ownTransaction;
    private final TimeLimit limit;

    CopyEnd(Connection connection, CopyOut copy, boolean ownTransaction, TimeLimit limit) {
        this.connection = connection;
        this.copy = copy;
        this.ownTransaction = ownTransaction;
        this.limit = limit;
    }

    /** A transaction of the user's would fail with a copy that is cancelled: there all rows have to come. */
    void reach() throws SQLException {
        end(ownTransaction);
        if (!ownTransaction) {
            limit.restore(connection);
        }
    }

    /** Ends it where the transaction is rolled back, which takes the limit with it. */
    void abandon() throws SQLException {
        end(true);
    }

    private void end(boolean cancelled) throws SQLException {
        if (copy.isActive()) {
            if (cancelled) {
                connection.unwrap(PGConnection.class).cancelQuery();
            }
            skipRest();
        }
    }

    private void skipRest() throws SQLException {
        try {
            while (copy.isActive() && copy.readFromCopy() != null) {
                // Nobody wants these rows.
            }
        } catch (SQLException e) {
            if (!QUERY_CANCELED.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
