package io.github.timescale4j.schema;

import java.util.Locale;

/** What a declaration needs that not every edition of TimescaleDB has: the Apache edition has none of these. */
public enum Feature {
    /** A view that the server materializes. */
    CONTINUOUS_AGGREGATE,
    /** A background job that refreshes a continuous aggregate. */
    REFRESH_POLICY,
    /** A background job that drops old chunks. */
    RETENTION_POLICY,
    /** A background job that orders the rows of older chunks. */
    REORDER_POLICY,
    /** Older chunks kept in columns, with the background job that converts them. */
    COLUMNSTORE;

    /**
     * The feature's name for people and for the index.
     *
     * @return for example {@code retention policy}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
