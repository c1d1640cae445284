package io.github.timescale4j.client.ingest;

/** How rows are written by COPY. Immutable; each method makes another one. */
public final class CopyOptions {

    private static final CopyOptions DEFAULTS = new CopyOptions();

    private CopyOptions() {}

    /**
     * Rows are written straight into their table; one that breaks a unique constraint fails all.
     *
     * @return always the same object
     */
    public static CopyOptions defaults() {
        return DEFAULTS;
    }
}
