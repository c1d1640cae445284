package io.github.timescale4j.client.migration;

/** When the database itself is compared with the declarations. */
public enum DriftCheck {
    /** At every start, in a transaction that is rolled back. */
    ALWAYS,
    /** Only when a declaration is not what was applied last. */
    ON_CHANGE
}
