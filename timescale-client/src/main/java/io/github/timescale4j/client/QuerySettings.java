package io.github.timescale4j.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a query is to run.
 *
 * @param fetchSize how many rows a cursor asks for at a time; 0 if nobody has said it
 * @param timeout how long the server may work; {@code null} for as long as it takes
 * @param maxRows how many rows are read at most; 0 for all
 * @param plan who chooses the plan
 */
record QuerySettings(int fetchSize, @Nullable Duration timeout, int maxRows, Plan plan) {

    /** Few enough to have the first rows soon. */
    private static final int FIRST_FETCH = 1_000;

    /** Beyond this more rows at a time make nothing faster, and take memory. */
    private static final int NEXT_FETCH = 10_000;

    static final QuerySettings DEFAULTS = new QuerySettings(0, null, 0, Plan.DRIVER);

    /** Who chooses the plan. */
    enum Plan {
        /** The driver and the server, as with any prepared statement. */
        DRIVER,
        /** Planned for its values each time. */
        CUSTOM,
        /** Planned once for all values. */
        GENERIC
    }

    QuerySettings withFetchSize(int size) {
        return new QuerySettings(positive("the fetch size", size), timeout, maxRows, plan);
    }

    QuerySettings withTimeout(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("the timeout must be longer than zero, not " + duration);
        }
        return new QuerySettings(fetchSize, duration, maxRows, plan);
    }

    QuerySettings withMaxRows(int rows) {
        return new QuerySettings(fetchSize, timeout, positive("the number of rows", rows), plan);
    }

    QuerySettings withPlan(Plan wanted) {
        return new QuerySettings(fetchSize, timeout, maxRows, wanted);
    }

    int firstFetch() {
        return fetchSize == 0 ? FIRST_FETCH : fetchSize;
    }

    int nextFetch() {
        return fetchSize == 0 ? NEXT_FETCH : fetchSize;
    }

    /** The smaller of two limits, of which 0 is none. */
    int limit(int rows) {
        if (rows == 0 || maxRows == 0) {
            return Math.max(rows, maxRows);
        }
        return Math.min(rows, maxRows);
    }

    private static int positive(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, not " + number);
        }
        return number;
    }
}
