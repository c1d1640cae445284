package io.github.timescale4j.client.ingest.writer;

import io.github.timescale4j.client.ingest.writer.RowNotStoredException.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Dead rows that are not in the log yet, counted by why they died, so that a batch of ten thousand bad rows is one line. Safe for
 * use by several threads.
 */
final class Toll {

    /**
     * What rows have in common that died for one reason.
     *
     * @param reason why
     * @param sqlState the SQLSTATE; {@code null} if it is not known
     * @param failure the exception's class
     */
    private record Cause(
            Reason reason,
            @Nullable String sqlState,
            @Nullable Class<?> failure) {}

    /**
     * One line of the log.
     *
     * @param reason why
     * @param last the last error; {@code null} if there was none
     * @param rows how many rows
     * @param handlerFailures for how many of them the handler failed
     * @param handlerError what it threw last; {@code null} if it did not fail
     */
    record Line(
            Reason reason,
            @Nullable Failure last,
            long rows,
            long handlerFailures,
            @Nullable Throwable handlerError) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Cause, Line> lines = new LinkedHashMap<>();

    void add(
            Reason reason, @Nullable Failure failure, int rows, int handlerFailures, @Nullable Throwable handlerError) {
        Cause cause = failure == null
                ? new Cause(reason, null, null)
                : new Cause(reason, failure.sqlState(), failure.cause().getClass());
        lock.lock();
        try {
            lines.merge(
                    cause,
                    new Line(reason, failure, rows, handlerFailures, handlerError),
                    (one, other) -> new Line(
                            reason,
                            failure,
                            one.rows() + other.rows(),
                            one.handlerFailures() + other.handlerFailures(),
                            other.handlerError() == null ? one.handlerError() : other.handlerError()));
        } finally {
            lock.unlock();
        }
    }

    List<Line> take() {
        lock.lock();
        try {
            List<Line> taken = new ArrayList<>(lines.values());
            lines.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
