package io.github.timescale4j.spring.migration;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;

/** Migrates while the application's beans are being made, before those that use the database. */
final class SchemaMigrationInitializer implements InitializingBean {

    private final @Nullable Runnable migration;

    /** Creates the bean; without a migration there is nothing to do, because the application makes its client itself. */
    SchemaMigrationInitializer(@Nullable Runnable migration) {
        this.migration = migration;
    }

    @Override
    public void afterPropertiesSet() {
        if (migration != null) {
            migration.run();
        }
    }
}
