package io.github.timescale4j.client.ingest;

import java.util.List;

/** How rows are written by COPY. Immutable; each method makes another one. */
public final class CopyOptions {

    private static final CopyOptions DEFAULTS = new CopyOptions(OnConflict.FAIL, List.of(), false, false, false);

    private final OnConflict onConflict;
    private final List<String> key;
    private final boolean directCompress;
    private final boolean backfill;
    private final boolean sorted;

    private CopyOptions(
            OnConflict onConflict, List<String> key, boolean directCompress, boolean backfill, boolean sorted) {
        if (directCompress && onConflict != OnConflict.FAIL) {
            throw new IllegalArgumentException(
                    "'directCompress' cannot look for conflicts: leave out one of it and 'onConflict'");
        }
        if (!key.isEmpty() && onConflict != OnConflict.DO_UPDATE) {
            throw new IllegalArgumentException("'key' says something to DO_UPDATE only, not to " + onConflict);
        }
        this.onConflict = onConflict;
        this.key = List.copyOf(key);
        this.directCompress = directCompress;
        this.backfill = backfill;
        this.sorted = sorted;
    }

    /**
     * Rows are written straight into their table; one that breaks a unique constraint fails all.
     *
     * @return always the same object
     */
    public static CopyOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Sets what happens to rows that are there already. The rows go into a temporary table first, which about halves the speed.
     * Writing the same batch twice then stores it once, so that a batch may be sent again after its answer was lost.
     *
     * @param onConflict what happens to them; the table needs a primary key or a unique index
     * @return these options with that
     * @throws IllegalArgumentException together with {@link #directCompress()}
     */
    public CopyOptions onConflict(OnConflict onConflict) {
        return new CopyOptions(
                onConflict, onConflict == OnConflict.DO_UPDATE ? key : List.of(), directCompress, backfill, sorted);
    }

    /**
     * Says which key {@link OnConflict#DO_UPDATE} goes by, for a table that has several.
     *
     * @param columns the columns of a primary key or a unique index, in any order
     * @return these options with that
     * @throws IllegalArgumentException unless {@link #onConflict} is {@code DO_UPDATE}
     */
    public CopyOptions key(String... columns) {
        return new CopyOptions(onConflict, List.of(columns), directCompress, backfill, sorted);
    }

    /**
     * Lets the server write the rows into the columnstore at once, from TimescaleDB 2.21 on: two to four times as fast, for batches
     * of ten thousand rows and more. It is refused where the server would silently do without: on the Apache edition, without a
     * columnstore, with a primary key, a unique index, an exclusion constraint, a foreign key or a trigger.
     *
     * @return these options with that
     * @throws IllegalArgumentException together with {@link #onConflict}
     */
    public CopyOptions directCompress() {
        return new CopyOptions(onConflict, key, true, backfill, sorted);
    }

    /**
     * Writes late rows, whose chunks may be compressed: sorted by the keys of the segments and by time in slices of 50,000 rows,
     * without the limit on what the server decompresses for one statement. After the commit the aggregates over the window that was
     * touched are refreshed, so this cannot run in a transaction of Spring's; if that refresh fails, the
     * rows are stored all the same.
     *
     * @return these options with that
     */
    public CopyOptions backfill() {
        return new CopyOptions(onConflict, key, directCompress, true, sorted);
    }

    /**
     * Sends the rows in slices of 50,000, each of them sorted: chunk after chunk, in a chunk series after series, in a series by time.
     * A series is what the columns of {@code segmentBy} have in common, without a columnstore those before the time in an index of
     * the table, of several indexes in the one with most of them. The server then needs about a tenth less time for rows
     * that come in the order of their time, as the rows of a series lie on few pages, which also makes reading a series quicker. A buffered writer and a back-fill sort without being asked. With {@link #onConflict} rows are sorted by time alone, so
     * that of several with the same key the first remains the first.
     *
     * @return these options with that
     */
    public CopyOptions sorted() {
        return new CopyOptions(onConflict, key, directCompress, backfill, true);
    }

    OnConflict onConflict() {
        return onConflict;
    }

    List<String> key() {
        return key;
    }

    boolean isDirectCompress() {
        return directCompress;
    }

    boolean isSorted() {
        return sorted;
    }

    boolean isBackfill() {
        return backfill;
    }
}
