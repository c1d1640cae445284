package io.github.timescale4j.schema;

import org.jspecify.annotations.Nullable;

/**
 * The background job that keeps a continuous aggregate up to date, or one of several.
 *
 * @param start how far back from the present it refreshes; {@code null} means everything
 * @param end how far from the present it stops
 * @param every how often it runs
 * @param bucketsPerBatch how many buckets one transaction refreshes; 0 if nothing is said about it
 * @param maxBatches how many transactions a run has at most; 0 means what the server does by itself
 * @param newestFirst whether the newest buckets come first, as the server does by itself
 */
public record RefreshPolicy(
        @Nullable TimeInterval start,
        TimeInterval end,
        TimeInterval every,
        int bucketsPerBatch,
        int maxBatches,
        boolean newestFirst) {

    /**
     * A policy of which nothing more is said.
     *
     * @param start how far back from the present it refreshes; {@code null} means everything
     * @param end how far from the present it stops
     * @param every how often it runs
     */
    public RefreshPolicy(@Nullable TimeInterval start, TimeInterval end, TimeInterval every) {
        this(start, end, every, 0, 0, true);
    }

    /**
     * Whether the windows of two policies have a moment in common, if only in a long month.
     *
     * @param other the other policy of the same aggregate
     * @return whether the server would refuse to have both
     */
    public boolean overlaps(RefreshPolicy other) {
        return reachesBehind(other.end) && other.reachesBehind(end);
    }

    /**
     * Whether the policy refreshes what is older than a length of time.
     *
     * @param limit the length, back from the present
     * @return whether there is such a moment
     */
    public boolean reachesBehind(TimeInterval limit) {
        return start == null || limit.mayBeShorterThan(start);
    }

    /**
     * Renders the statement that makes the job. What old servers do not know is in it only where it is declared: the migrator adds
     * the rest where it is known.
     *
     * @param relation the aggregate
     * @return the statement
     */
    String toSql(RelationName relation) {
        return "SELECT add_continuous_aggregate_policy("
                + relation.regclass()
                + ", start_offset => " + (start == null ? "NULL" : start.toSql())
                + ", end_offset => " + end.toSql()
                + ", schedule_interval => " + every.toSql()
                + (bucketsPerBatch == 0 ? "" : ", buckets_per_batch => " + bucketsPerBatch)
                + (maxBatches == 0 ? "" : ", max_batches_per_execution => " + maxBatches)
                + (newestFirst ? "" : ", refresh_newest_first => false") + ")";
    }
}
