package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.catalog.Count;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows when the server has refused a statement of a plan: once more, or an explanation. */
final class FailedStatements {

    private static final Logger LOG = LoggerFactory.getLogger(FailedStatements.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String OUT_OF_LOCKS = "53200";
    private static final long FIRST_PAUSE_MILLIS = 500;

    private FailedStatements() {}

    /**
     * Waits, if somebody else held a lock: everything was rolled back, so that nobody waits for this instance meanwhile.
     *
     * @param attempt how often it was tried; 0 if not to be tried again
     */
    static void retryOrThrow(DataSource dataSource, StatementFailedException failure, int attempt) {
        if (OUT_OF_LOCKS.equals(failure.sqlState()) && failure.getCause() instanceof SQLException cause) {
            throw new StatementFailedException(
                    failure.relation(), failure.type(), failure.statement(), cause, locks(dataSource));
        }
        if (!LOCK_NOT_AVAILABLE.equals(failure.sqlState()) || attempt == 0) {
            throw failure;
        }
        long pause = FIRST_PAUSE_MILLIS << attempt;
        LOG.warn("Somebody else holds a lock on {}; trying again in {} ms", failure.relation(), pause);
        try {
            TimeUnit.MILLISECONDS.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private static String locks(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            LockBudget.Capacity capacity = LockBudget.capacity(connection);
            return "The server keeps " + Count.of(capacity.total(), "lock") + " (max_locks_per_transaction = "
                    + capacity.setting()
                    + "), of which " + capacity.used()
                    + " are taken by others, and a change of a table needs one for each of its chunks and of their"
                    + " indexes; there are in this database " + Count.of(chunks(connection), "chunk")
                    + ". Raise max_locks_per_transaction and restart"
                    + " the server, or make the chunks longer";
        } catch (SQLException e) {
            LOG.debug("Cannot read how many locks the server keeps", e);
            return "Raise max_locks_per_transaction and restart the server";
        }
    }

    private static long chunks(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM timescaledb_information.chunks")) {
            row.next();
            return row.getLong(1);
        }
    }
}
