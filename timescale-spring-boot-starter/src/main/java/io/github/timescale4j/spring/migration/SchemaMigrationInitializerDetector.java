package io.github.timescale4j.spring.migration;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Puts the migration behind the application's Flyway, whose detectors have the orders 0 and 1, and before SQL scripts. */
final class SchemaMigrationInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

    private static final int ORDER = 100;

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(SchemaMigrationInitializer.class);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
