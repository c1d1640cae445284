package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.event.WriterEvent;
import io.github.timescale4j.client.event.WriterEvent.Kind;
import io.github.timescale4j.client.event.WriterListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners and the log what happens to a writer's rows, without values. Safe for use by several threads. */
final class Reporter {

    private static final Logger LOG = LoggerFactory.getLogger(TimeSeriesWriter.class);
    private static final long REPORT_EVERY = TimeUnit.SECONDS.toNanos(1);

    private final String relation;
    private final boolean handled;
    private final Toll toll = new Toll();
    private final List<WriterListener> listeners;
    private final ReentrantLock lock = new ReentrantLock();
    private long dropped;
    private long refused;
    private long reportedAt = System.nanoTime() - REPORT_EVERY;

    /**
     * Makes a reporter.
     *
     * @param relation the table
     * @param handled whether there is a dead-letter handler
     * @param listeners who is told
     */
    Reporter(String relation, boolean handled, List<WriterListener> listeners) {
        this.relation = relation;
        this.handled = handled;
        this.listeners = List.copyOf(listeners);
    }

    /** Whether somebody wants to know. */
    boolean isHeard() {
        return !listeners.isEmpty();
    }

    void stored(int rows, long nanos, int attempts, int chunks) {
        publish(new WriterEvent(Kind.STORED, relation, rows, Duration.ofNanos(nanos), attempts, chunks, null));
        if (attempts > 1) {
            LOG.debug("{}: {} rows were stored at attempt {}", relation, rows, attempts);
        }
    }

    void retry(int rows, long nanos, int attempts, Failure failure) {
        publish(new WriterEvent(Kind.RETRY, relation, rows, Duration.ofNanos(nanos), attempts, 0, failure.sqlState()));
        if (attempts == 1 && failure.kind() != Failure.Kind.POISON) {
            LOG.warn(
                    "{}: {} rows were not stored and will be sent again, SQLSTATE {}: {}",
                    relation,
                    rows,
                    failure.sqlState(),
                    Told.why(failure));
        } else {
            LOG.debug("{}: {} rows will be sent again, SQLSTATE {}", relation, rows, failure.sqlState());
        }
    }

    void dead(
            int rows,
            RowNotStoredException.Reason reason,
            int attempts,
            @Nullable Failure failure,
            int handlerFailures,
            @Nullable Throwable handlerError) {
        String sqlState = failure == null ? null : failure.sqlState();
        toll.add(reason, failure, rows, handlerFailures, handlerError);
        publish(new WriterEvent(Kind.DEAD, relation, rows, Duration.ZERO, attempts, 0, sqlState));
    }

    /** Logs what was lost since the last time. */
    void deaths() {
        for (Toll.Line line : toll.take()) {
            Failure last = line.last();
            String sqlState = last == null ? null : last.sqlState();
            String why = last == null ? "they were never sent" : Told.why(last);
            if (!handled) {
                LOG.error(
                        "{}: {} rows are lost ({}, SQLSTATE {}): {}. Set 'deadLetters' to get such rows",
                        relation,
                        line.rows(),
                        line.reason(),
                        sqlState,
                        why);
            } else if (line.handlerFailures() > 0) {
                LOG.error(
                        "{}: {} rows were not stored ({}, SQLSTATE {}): {}. The dead-letter handler failed for {} of them: {}",
                        relation,
                        line.rows(),
                        line.reason(),
                        sqlState,
                        why,
                        line.handlerFailures(),
                        line.handlerError() == null ? "" : Told.of(line.handlerError()));
            } else {
                LOG.warn(
                        "{}: {} rows are dead letters ({}, SQLSTATE {}): {}",
                        relation,
                        line.rows(),
                        line.reason(),
                        sqlState,
                        why);
            }
        }
    }

    /** Says how many rows were dropped and refused since the last time, but not more than once a second. */
    void losses(WriterAccount account, boolean last) {
        long newlyDropped;
        long newlyRefused;
        lock.lock();
        try {
            newlyDropped = account.dropped() - dropped;
            newlyRefused = account.refused() - refused;
            long now = System.nanoTime();
            if (newlyDropped + newlyRefused <= 0 || (!last && now - reportedAt < REPORT_EVERY)) {
                return;
            }
            dropped += newlyDropped;
            refused += newlyRefused;
            reportedAt = now;
        } finally {
            lock.unlock();
        }
        LOG.warn("{}: {} rows were dropped and {} refused since the last report", relation, newlyDropped, newlyRefused);
        if (newlyDropped > 0) {
            publish(new WriterEvent(Kind.DROPPED, relation, newlyDropped, Duration.ZERO, 0, 0, null));
        }
        if (newlyRefused > 0) {
            publish(new WriterEvent(Kind.REFUSED, relation, newlyRefused, Duration.ZERO, 0, 0, null));
        }
    }

    /** An error that nobody expects, in a thread of the writer, which goes on. */
    @SuppressWarnings("IllegalCatch")
    void broken(Throwable error) {
        try {
            LOG.error("{}: a thread of the writer failed and goes on: {}", relation, Told.of(error));
        } catch (Throwable e) {
            // Rows are worth more than words, and where there is no memory for these there may still be some for the
            // rows.
        }
    }

    /** A listener may throw anything; the next one is told all the same. */
    @SuppressWarnings("IllegalCatch")
    private void publish(WriterEvent event) {
        for (WriterListener listener : listeners) {
            try {
                listener.onWriter(event);
            } catch (Throwable e) {
                LOG.warn(
                        "the writer listener {} failed: {}", listener.getClass().getName(), Told.of(e));
            }
        }
    }
}
