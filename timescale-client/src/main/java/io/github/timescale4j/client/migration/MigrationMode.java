package io.github.timescale4j.client.migration;

/** What the migrator does with the difference between the declarations and the database. */
public enum MigrationMode {
    /** Creates what is new, and changes what is different where that is safe or was approved. */
    APPLY,
    /** Touches nothing, and fails with the difference if there is one. */
    VALIDATE,
    /**
     * Writes what would be done as a versioned SQL file for the application's own Flyway, and fails. When Flyway has run the file,
     * the next start does what it says that no transaction can do; otherwise nothing is touched.
     */
    EXPORT,
    /** Does nothing at all, and does not even connect. */
    NONE
}
