package io.github.timescale4j.client.execution;

import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementListener;
import io.github.timescale4j.client.event.StatementStart;
import io.github.timescale4j.client.event.StatementTracer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Times statements and tells the listeners and tracers. */
final class EventPublisher {

    static final Logger LOG = LoggerFactory.getLogger(StatementRunner.class);

    private final List<StatementListener> listeners;

    private final List<StatementTracer> tracers;

    EventPublisher(List<StatementListener> listeners, List<StatementTracer> tracers) {
        this.listeners = List.copyOf(listeners);
        this.tracers = List.copyOf(tracers);
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
        Timing timing = new Timing(context);
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
        private final long startedAt = System.nanoTime();
        private final List<StatementTracer.Span> spans;

        private Timing(StatementContext context) {
            this.context = context;
            this.spans = tracers.isEmpty() ? List.of() : begin(context);
        }

        void succeeded(long rows) {
            publish(rows, null, false);
        }

        void failed(@Nullable Throwable error) {
            publish(0, error, true);
        }

        private void publish(long rows, @Nullable Throwable error, boolean failed) {
            if (listeners.isEmpty() && spans.isEmpty()) {
                return;
            }
            StatementEvent event = new StatementEvent(
                    context.operation(),
                    context.relation(),
                    context.name(),
                    Duration.ofNanos(System.nanoTime() - startedAt),
                    rows,
                    sqlState(error),
                    failed);
            for (StatementListener listener : listeners) {
                guarded(listener, () -> listener.onStatement(event));
            }
            if (!spans.isEmpty()) {
                Throwable told = told(context, error);
                spans.forEach(span -> guarded(span, () -> span.end(event, told)));
            }
        }
    }

    private List<StatementTracer.Span> begin(StatementContext context) {
        StatementStart start =
                new StatementStart(context.operation(), context.relation(), context.name(), context.sql());
        List<StatementTracer.Span> spans = new ArrayList<>();
        for (StatementTracer tracer : tracers) {
            guarded(tracer, () -> spans.add(tracer.start(start)));
        }
        return spans;
    }

    /** What a listener throws, an error included, must not make of a commit a failure. */
    @SuppressWarnings("IllegalCatch")
    private static void guarded(Object listener, Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            LOG.warn("the statement listener {} failed", listener.getClass().getName(), e);
        }
    }

    /** As the caller gets it: the driver's own messages hold values. */
    private static @Nullable Throwable told(StatementContext context, @Nullable Throwable error) {
        if (error instanceof SQLException e) {
            return Errors.translate(context, e);
        }
        return error instanceof CannotGetJdbcConnectionException e ? Errors.withoutConnection(e) : error;
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
