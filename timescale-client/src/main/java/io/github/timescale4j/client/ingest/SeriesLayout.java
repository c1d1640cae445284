package io.github.timescale4j.client.ingest;

import java.util.List;

/**
 * How the server keeps the rows of a table: in which order it is quickest to take them.
 *
 * @param columns the columns that the rows of one series have in common, most significant first; empty if nothing says which
 * @param chunkWidth how much time a chunk spans, as {@link TimeKey} counts it; zero if it is not known
 */
public record SeriesLayout(List<String> columns, long chunkWidth) {

    /** Of a table that nobody has looked at. */
    public static final SeriesLayout UNKNOWN = new SeriesLayout(List.of(), 0);

    /**
     * Keeps the columns as they are.
     *
     * @param columns see {@link #columns()}
     * @param chunkWidth see {@link #chunkWidth()}
     */
    public SeriesLayout {
        columns = List.copyOf(columns);
    }

    /**
     * Says which order is right for rows that may be in conflict with each other. What the server takes for one value need not be one
     * in Java ({@code citext}, numbers with other zeros), so rows with one key could change places between two series; and batches that
     * meet each other on several connections must not come to the same keys in different orders, which is a deadlock.
     *
     * @param onConflict what happens to such rows
     * @return this, or one that sorts by time alone
     */
    SeriesLayout with(OnConflict onConflict) {
        return onConflict == OnConflict.FAIL ? this : new SeriesLayout(List.of(), chunkWidth);
    }
}
