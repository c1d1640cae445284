package io.github.timescale4j.test;

import java.util.Locale;

/**
 * A policy that was run.
 *
 * @param kind what it does
 * @param relation the hypertable or continuous aggregate it belongs to, with its schema unless that is on the {@code search_path}
 * @param job the number of its job
 */
public record PolicyRun(Kind kind, String relation, int job) {

    /** What a policy does, in the order in which policies are run. */
    public enum Kind {
        /** Brings a continuous aggregate up to date. */
        REFRESH,
        /** Moves chunks into the columnstore. */
        COLUMNSTORE,
        /** Drops chunks. */
        RETENTION
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " of " + relation;
    }
}
