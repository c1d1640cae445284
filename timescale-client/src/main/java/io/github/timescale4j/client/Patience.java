package io.github.timescale4j.client;

import io.github.timescale4j.client.execution.StatementRunner.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long somebody waits who has said how long a statement may take. The statement's own limit is a request to the server; one that is
 * silent, or cannot be reached any more, does not hear it, and without another limit its caller waits until the network gives up.
 */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    /** So long a server has to say that it has ended the statement. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private Patience() {}

    /** The driver counts whole seconds: parts of one are rounded up. */
    static int seconds(Duration timeout) {
        return (int) Math.min(timeout.getSeconds() + (timeout.getNano() > 0 ? 1 : 0), Integer.MAX_VALUE);
    }

    /**
     * Does it, and gives up the connection if the server is silent for too long. A shorter limit, from the URL say, is somebody's decision
     * and holds.
     *
     * @param connection where
     * @param timeout how long the server may work on it; {@code null} for ever
     * @param work what is done
     * @return its result
     */
    static <T> T during(Connection connection, @Nullable Duration timeout, Work<T> work) throws SQLException {
        if (timeout == null) {
            return work.on(connection);
        }
        long wanted = Math.min(seconds(timeout) * 1000L + GRACE.toMillis(), Integer.MAX_VALUE);
        int before = connection.getNetworkTimeout();
        if (before > 0 && before <= wanted) {
            return work.on(connection);
        }
        connection.setNetworkTimeout(Runnable::run, (int) wanted);
        try {
            return work.on(connection);
        } finally {
            restore(connection, before);
        }
    }

    /** What the work has thrown is what its caller is to hear of. */
    private static void restore(Connection connection, int timeout) {
        try {
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, timeout);
            }
        } catch (SQLException e) {
            LOG.debug("the network timeout could not be restored, SQLSTATE {}", e.getSQLState());
        }
    }
}
