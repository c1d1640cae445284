package io.github.timescale4j.client.migration;

/** What the migrator does with the difference between the declarations and the database. */
public enum MigrationMode {
    /** Creates what is new. */
    APPLY,
    /** Touches nothing, and fails if something is new or has changed. */
    VALIDATE,
    /** Does nothing at all, and does not even connect. */
    NONE
}
