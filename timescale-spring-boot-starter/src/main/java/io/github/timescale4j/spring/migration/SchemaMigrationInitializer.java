package io.github.timescale4j.spring.migration;

import io.github.timescale4j.client.migration.SchemaMigrator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;

/** Migrates while the application's beans are being made, before those that use the database. */
final class SchemaMigrationInitializer implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigrationInitializer.class);

    private final @Nullable SchemaMigrator migrator;

    /** Creates the bean; without a migrator it only says that there is none. */
    SchemaMigrationInitializer(@Nullable SchemaMigrator migrator) {
        this.migrator = migrator;
    }

    @Override
    public void afterPropertiesSet() {
        if (migrator != null) {
            migrator.migrate();
        } else {
            LOG.warn(
                    "The declared schema is not migrated: the application has a TimeScaleClient of its own, and no DataSource"
                            + " bean that says where it leads");
        }
    }
}
