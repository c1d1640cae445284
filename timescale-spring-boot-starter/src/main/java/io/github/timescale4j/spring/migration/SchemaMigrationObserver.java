package io.github.timescale4j.spring.migration;

import io.github.timescale4j.client.migration.MigrationMode;

/** Stands around the migration of the declared schema, to time it or to trace it. A bean of this type is used if it is the only one. */
@FunctionalInterface
public interface SchemaMigrationObserver {

    /**
     * Runs the migration, exactly once, and passes on what it throws.
     *
     * @param mode what is done when the database does not hold what is declared
     * @param migration migrates
     */
    void observe(MigrationMode mode, Runnable migration);
}
