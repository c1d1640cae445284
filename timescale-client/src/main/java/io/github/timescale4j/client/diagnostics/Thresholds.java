package io.github.timescale4j.client.diagnostics;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * From where on something is a finding.
 *
 * @param statements of statements
 * @param indexes of indexes
 * @param chunks of chunks
 * @param columnstore of the columnstore
 * @param jobs of background jobs and what they refresh
 * @param sessions of sessions
 * @param connections of connections and logins
 * @param timeout how long one check of a database that can be reached may take; whole seconds
 */
public record Thresholds(
        Statements statements,
        Indexes indexes,
        Chunks chunks,
        Columnstore columnstore,
        Jobs jobs,
        Sessions sessions,
        Connections connections,
        Duration timeout) {

    private static final long MEGABYTE = 1 << 20;

    /** What holds where nothing else is set. */
    public static final Thresholds DEFAULTS = new Thresholds(
            new Statements(Duration.ofMillis(500), 5),
            new Indexes(100 * MEGABYTE, Duration.ofDays(7), 10_000, 100),
            new Chunks(1_000, 5_000, 0.25, null, 100, MEGABYTE, 0.5, 100_000),
            new Columnstore(2, MEGABYTE, 100, 1024 * MEGABYTE),
            new Jobs(3, 3, Duration.ofMinutes(5)),
            new Sessions(Duration.ofSeconds(30), Duration.ofMinutes(5)),
            new Connections(0.8, 0.95, Duration.ofDays(14)),
            Duration.ofSeconds(10));

    /**
     * From where on a statement is slow.
     *
     * @param slow how long it takes on average
     * @param calls how often it was run at least
     */
    public record Statements(Duration slow, long calls) {}

    /**
     * From where on an index is missing or superfluous.
     *
     * @param unusedBytes how large one is that nobody reads, over all chunks
     * @param statisticsAge for how long the server has counted at least
     * @param rowsPerScan how many rows a scan without an index reads on average
     * @param scans how many such scans there were at least
     */
    public record Indexes(long unusedBytes, Duration statisticsAge, long rowsPerScan, long scans) {}

    /**
     * From where on chunks are too many, too large or too small.
     *
     * @param many how many chunks of one table slow down planning
     * @param tooMany how many are an error
     * @param hotShare which part of the memory the newest chunks of all tables fill; twice as much is an error
     * @param memory the server's memory in bytes; {@code null} for four times its {@code shared_buffers}
     * @param small how many chunks a table has before it matters how small they are
     * @param smallBytes how large they are on average
     * @param lockShare which part of the server's table of locks one transaction over a whole table fills
     * @param analyzedRows how many rows a chunk has before it matters that the server has no statistics of it
     */
    public record Chunks(
            int many,
            int tooMany,
            double hotShare,
            @Nullable Long memory,
            int small,
            long smallBytes,
            double lockShare,
            long analyzedRows) {}

    /**
     * From where on the columnstore is not worth it.
     *
     * @param weakRatio how many times smaller the chunks became; less than 1 is an error
     * @param ratioBytes how large they were at least
     * @param rowsPerSegment how many rows share a segment within a chunk
     * @param aggregateBytes how large an aggregate without a columnstore gets
     */
    public record Columnstore(double weakRatio, long ratioBytes, long rowsPerSegment, long aggregateBytes) {}

    /**
     * From where on a job does not do its work.
     *
     * @param failures how often in a row it failed
     * @param missedSchedules how many of its turns passed without a success
     * @param overdue for how long its turn has passed without a start
     */
    public record Jobs(int failures, int missedSchedules, Duration overdue) {}

    /**
     * From where on a session is in the way.
     *
     * @param blocked for how long it waits for another one's lock
     * @param idleInTransaction for how long it does nothing within a transaction
     */
    public record Sessions(Duration blocked, Duration idleInTransaction) {}

    /**
     * From where on an application will soon have no connection.
     *
     * @param warning the share of the allowed connections from which on it is a warning
     * @param error the share from which on it is an error
     * @param expiry how long before its end a role's password is reported
     */
    public record Connections(double warning, double error, Duration expiry) {

        /**
         * Checks the shares.
         *
         * @param warning see {@link #warning()}
         * @param error see {@link #error()}
         * @param expiry see {@link #expiry()}
         * @throws IllegalArgumentException if the first share is negative or greater than the second
         */
        public Connections {
            if (!(warning >= 0 && warning <= error)) {
                throw new IllegalArgumentException(
                        "the share for a warning must be from 0 to that for an error, not " + warning + " and "
                                + error);
            }
        }
    }

    /**
     * Changes the limits of statements.
     *
     * @param other the new ones
     * @return a copy
     */
    public Thresholds withStatements(Statements other) {
        return new Thresholds(other, indexes, chunks, columnstore, jobs, sessions, connections, timeout);
    }

    /**
     * Changes the limits of indexes.
     *
     * @param other the new ones
     * @return a copy
     */
    public Thresholds withIndexes(Indexes other) {
        return new Thresholds(statements, other, chunks, columnstore, jobs, sessions, connections, timeout);
    }

    /**
     * Changes the limits of chunks.
     *
     * @param other the new ones
     * @return a copy
     */
    public Thresholds withChunks(Chunks other) {
        return new Thresholds(statements, indexes, other, columnstore, jobs, sessions, connections, timeout);
    }

    /**
     * Changes the limits of the columnstore.
     *
     * @param other the new ones
     * @return a copy
     */
    public Thresholds withColumnstore(Columnstore other) {
        return new Thresholds(statements, indexes, chunks, other, jobs, sessions, connections, timeout);
    }

    /**
     * Changes the limits of jobs.
     *
     * @param other the new ones
     * @return a copy
     */
    public Thresholds withJobs(Jobs other) {
        return new Thresholds(statements, indexes, chunks, columnstore, other, sessions, connections, timeout);
    }

    /**
     * Changes the limits of sessions.
     *
     * @param other the new ones
     * @return a copy
     */
    public Thresholds withSessions(Sessions other) {
        return new Thresholds(statements, indexes, chunks, columnstore, jobs, other, connections, timeout);
    }

    /**
     * Changes the limits of connections and logins.
     *
     * @param other the new ones
     * @return a copy
     */
    public Thresholds withConnections(Connections other) {
        return new Thresholds(statements, indexes, chunks, columnstore, jobs, sessions, other, timeout);
    }

    /**
     * Changes how long one check may take.
     *
     * @param other longer than zero
     * @return a copy
     */
    public Thresholds withTimeout(Duration other) {
        return new Thresholds(statements, indexes, chunks, columnstore, jobs, sessions, connections, other);
    }
}
