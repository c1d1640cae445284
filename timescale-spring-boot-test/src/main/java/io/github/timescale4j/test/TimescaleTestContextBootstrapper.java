package io.github.timescale4j.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Puts the slice's own settings above the application's files, and below what the test says itself. */
final class TimescaleTestContextBootstrapper extends TestSliceTestContextBootstrapper<TimescaleTest> {

    /** An empty value is one that nobody has set: no other database than the test's is looked for. */
    private static final List<String> SETTINGS = List.of(
            "spring.datasource.url=",
            "spring.datasource.jndi-name=",
            "timescale.url=",
            "timescale.host=",
            "timescale.migration.url=",
            "timescale.migration.username=",
            "timescale.migration.secret=",
            "timescale.migration.mode=apply",
            "timescale.pool.minimum-idle=0");

    /** Made by Spring's test framework. */
    TimescaleTestContextBootstrapper() {}

    @Override
    protected String[] getProperties(Class<?> testClass) {
        List<String> properties = new ArrayList<>(SETTINGS);
        TimescaleTest annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass, TimescaleTest.class);
        if (annotation != null && annotation.server() != TestServer.AUTO) {
            properties.add("timescale.test.server=" + annotation.server());
        }
        String[] own = super.getProperties(testClass);
        properties.addAll(own == null ? List.of() : Arrays.asList(own));
        return properties.toArray(String[]::new);
    }
}
