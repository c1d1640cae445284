package io.github.timescale4j.test.cleaning;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.Ordered;

/** Puts the guard before every migration, the application's own included. */
final class TestDatabaseGuardDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

    /** Made by Spring. */
    TestDatabaseGuardDetector() {}

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(TestDatabaseGuard.class);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
