package io.github.timescale4j.client.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Takes connections for what goes on over several calls, and gives them back. Safe for use by several threads. */
final class HeldConnections {

    private final StatementRunner runner;
    private final DataSource dataSource;
    private final EventPublisher publisher;
    private final Occupations occupations;
    private final AtomicInteger inUse;

    /**
     * Makes it.
     *
     * @param inUse how many connections are in use, which is counted here
     */
    HeldConnections(
            StatementRunner runner,
            DataSource dataSource,
            EventPublisher publisher,
            Occupations occupations,
            AtomicInteger inUse) {
        this.runner = runner;
        this.dataSource = dataSource;
        this.publisher = publisher;
        this.occupations = occupations;
        this.inUse = inUse;
    }

    /** Opens a cursor. */
    <T> Cursor<T> open(StatementContext context, Cursor.Opening<T> opening) {
        return publisher.attempt(context, timing -> {
            CursorConnection connection = CursorConnection.open(dataSource, occupations, inUse);
            try {
                occupations.refuse(connection.connection());
                return new Cursor<>(
                        context, timing, connection, opening.on(connection.connection(), connection.isOwn()));
            } catch (SQLException | RuntimeException | Error e) {
                connection.close();
                throw e;
            }
        });
    }

    /** Begins an operation of several calls. */
    HeldConnection hold(StatementContext context, boolean mayShare, int answerTimeout) {
        return publisher.attempt(context, timing -> hold(context, timing, mayShare, answerTimeout));
    }

    private HeldConnection hold(
            StatementContext context, EventPublisher.Timing timing, boolean mayShare, int answerTimeout)
            throws SQLException {
        Connection connection = mayShare ? Connections.take(dataSource) : Connections.takeOwn(dataSource);
        boolean done = false;
        try {
            occupations.refuse(connection);
            boolean own = !StatementRunner.isInTransaction(connection, dataSource);
            HeldConnection holding = new HeldConnection(runner, context, timing, connection, own);
            Cancellation.entered(connection);
            holding.begin(answerTimeout);
            inUse.incrementAndGet();
            if (!own) {
                occupations.begin(connection, Occupations.Occupant.WRITER, lost -> holding.cancel());
            }
            done = true;
            return holding;
        } finally {
            if (!done) {
                Cancellation.left(connection);
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
    }

    void release(Connection connection) {
        Cancellation.left(connection);
        inUse.decrementAndGet();
        occupations.end(connection);
        DataSourceUtils.releaseConnection(connection, dataSource);
    }
}
