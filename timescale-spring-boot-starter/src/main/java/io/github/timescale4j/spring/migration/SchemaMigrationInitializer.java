package io.github.timescale4j.spring.migration;

import io.github.timescale4j.client.migration.SchemaMigrator;
import org.springframework.beans.factory.InitializingBean;

/** Migrates while the application's beans are being made, before those that use the database. */
final class SchemaMigrationInitializer implements InitializingBean {

    private final SchemaMigrator migrator;

    SchemaMigrationInitializer(SchemaMigrator migrator) {
        this.migrator = migrator;
    }

    @Override
    public void afterPropertiesSet() {
        migrator.migrate();
    }
}
