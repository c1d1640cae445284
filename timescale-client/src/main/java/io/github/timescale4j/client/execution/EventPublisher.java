package io.github.timescale4j.client.execution;

import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementListener;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Times statements and tells the listeners. */
final class EventPublisher {

    static final Logger LOG = LoggerFactory.getLogger(StatementRunner.class);

    private final List<StatementListener> listeners;

    EventPublisher(List<StatementListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** What is tried. */
    @FunctionalInterface
    interface Attempt<T> {

        /**
         * Does it.
         *
         * @param timing is told when it has succeeded
         */
        T make(Timing timing) throws SQLException;
    }

    /** Tries something, tells if it fails, and throws what Spring has for the error. */
    <T> T attempt(StatementContext context, Attempt<T> attempt) {
        Timing timing = new Timing(context, System.nanoTime());
        try {
            return attempt.make(timing);
        } catch (SQLException e) {
            timing.failed(e);
            throw Errors.translate(context, e);
        } catch (CannotGetJdbcConnectionException e) {
            timing.failed(e);
            throw Errors.withoutConnection(e);
        } catch (RuntimeException e) {
            timing.failed(e);
            throw e;
        }
    }

    /** One statement, from its start to its only end. */
    final class Timing {

        private final StatementContext context;
        private final long startedAt;

        private Timing(StatementContext context, long startedAt) {
            this.context = context;
            this.startedAt = startedAt;
        }

        void succeeded(long rows) {
            publish(rows, null, false);
        }

        void failed(@Nullable Throwable error) {
            publish(0, sqlState(error), true);
        }

        /** What a listener throws, an error included, must not make of a commit a failure. */
        @SuppressWarnings("IllegalCatch")
        private void publish(long rows, @Nullable String sqlState, boolean failed) {
            if (listeners.isEmpty()) {
                return;
            }
            StatementEvent event = new StatementEvent(
                    context.operation(),
                    context.relation(),
                    Duration.ofNanos(System.nanoTime() - startedAt),
                    rows,
                    sqlState,
                    failed);
            for (StatementListener listener : listeners) {
                try {
                    listener.onStatement(event);
                } catch (Throwable e) {
                    LOG.warn(
                            "the statement listener {} failed",
                            listener.getClass().getName(),
                            e);
                }
            }
        }
    }

    private static @Nullable String sqlState(@Nullable Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            if (at instanceof SQLException e && e.getSQLState() != null) {
                return e.getSQLState();
            }
        }
        return null;
    }
}
