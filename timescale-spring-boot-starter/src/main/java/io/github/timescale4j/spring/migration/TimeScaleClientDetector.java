package io.github.timescale4j.spring.migration;

import io.github.timescale4j.client.TimeScaleClient;
import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDependsOnDatabaseInitializationDetector;

/** Makes every client wait for the migration, so that no repository sees a database without its schema. */
final class TimeScaleClientDetector extends AbstractBeansOfTypeDependsOnDatabaseInitializationDetector {

    @Override
    protected Set<Class<?>> getDependsOnDatabaseInitializationBeanTypes() {
        return Set.of(TimeScaleClient.class);
    }
}
