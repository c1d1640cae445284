package io.github.timescale4j.client.migration.backfill;

/** Which part of the past an aggregate is filled with first. */
public enum BackfillOrder {

    /**
     * The most recent slice first: what is asked for most is there soonest. The aggregate's watermark is at its end after the first
     * slice, and below the watermark nothing is computed at query time: an older bucket is <em>not seen</em> until its slice is
     * done, even in an aggregate that is not materialized only.
     */
    NEWEST_FIRST,

    /**
     * The oldest slice first: the watermark moves with the slices, so an aggregate that is not materialized only always shows
     * everything, at the price of computing in each query what is not filled yet. What the retention drops next is also filled
     * first.
     */
    OLDEST_FIRST
}
