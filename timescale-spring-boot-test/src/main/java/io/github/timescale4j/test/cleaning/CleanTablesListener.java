package io.github.timescale4j.test.cleaning;

import io.github.timescale4j.test.TimescaleTest;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Empties the tables before each method of a {@link TimescaleTest}, and after the last one where others may come to the database. */
final class CleanTablesListener extends AbstractTestExecutionListener {

    /** Before the transaction of the test begins, whose listener has 4000, and before its SQL scripts. */
    private static final int ORDER = 3_900;

    /** Made by Spring's test framework. */
    CleanTablesListener() {}

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void beforeTestMethod(TestContext context) {
        TimescaleTest test = annotation(context);
        if (test != null && test.clean()) {
            cleaner(context).clean();
        }
    }

    /** A given database is left as it was found: with rows in it, the next run would refuse it. */
    @Override
    public void afterTestClass(TestContext context) {
        if (annotation(context) != null && context.hasApplicationContext()) {
            TableCleaner cleaner = cleaner(context);
            if (!cleaner.isDisposable()) {
                cleaner.clean();
            }
        }
    }

    private static @Nullable TimescaleTest annotation(TestContext context) {
        return TestContextAnnotationUtils.findMergedAnnotation(context.getTestClass(), TimescaleTest.class);
    }

    private static TableCleaner cleaner(TestContext context) {
        return context.getApplicationContext().getBean(TableCleaner.class);
    }
}
