package io.github.timescale4j.spring.migration;

import io.github.timescale4j.client.migration.SchemaMigrator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;

/** Migrates while the application's beans are being made, before those that use the database. */
final class SchemaMigrationInitializer implements InitializingBean {

    private final @Nullable SchemaMigrator migrator;

    /** Creates the bean; without a migrator there is nothing to do, because the application makes its client itself. */
    SchemaMigrationInitializer(@Nullable SchemaMigrator migrator) {
        this.migrator = migrator;
    }

    @Override
    public void afterPropertiesSet() {
        if (migrator != null) {
            migrator.migrate();
        }
    }
}
