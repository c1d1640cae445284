package io.github.timescale4j.test;

import java.util.Set;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.stereotype.Repository;

/** Keeps the application's repositories and whatever the test names, and nothing else of what is found by scanning. */
final class TimescaleTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<TimescaleTest> {

    /** Made by Spring Boot for each test class. */
    TimescaleTypeExcludeFilter(Class<?> testClass) {
        super(testClass);
    }

    @Override
    protected Set<Class<?>> getKnownIncludes() {
        return Set.of(Repository.class);
    }
}
