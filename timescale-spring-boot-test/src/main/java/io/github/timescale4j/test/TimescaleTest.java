package io.github.timescale4j.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureDataSourceInitialization;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of the time series only: a real database that holds what is declared, a client, transactions, JDBC, and the
 * application's repositories. Nothing else of the application is started.
 *
 * <pre>{@code
 * @TimescaleTest
 * class MetricsRepositoryTest {
 *
 *     @Autowired
 *     MetricsRepository metrics;
 *
 *     @Test
 *     void findsWhatItStored() {
 *         metrics.store(List.of(new MetricData(NOON, "pump-1", "temperature", 20)));
 *
 *         assertThat(metrics.metrics("pump-1", NOON, NOON.plusSeconds(1))).hasSize(1);
 *     }
 * }
 * }</pre>
 *
 * <p>All tests of a JVM share one database. Before each test method the declared tables and aggregates are emptied, unless they are
 * empty; other tables are left alone. Policies are in the database, but do not run by themselves. Where the application's properties
 * say that the database is elsewhere, or that another role migrates, that is not heard: what a file says
 * never leads a test to the application's own database. A test that brings its own, by {@link #properties()}, as a bean of type {@code DataSource} or as a container with {@code
 * @ServiceConnection}, keeps it; if declared tables hold rows there already, it is refused.
 *
 * <p>A test with {@code @Transactional} is rolled back, as everywhere in Spring.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(TimescaleTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(TimescaleTypeExcludeFilter.class)
@AutoConfigureDataSourceInitialization
@ImportAutoConfiguration
public @interface TimescaleTest {

    /**
     * Properties of the test's application, which are stronger than those of its files.
     *
     * @return each as {@code key=value}
     */
    String[] properties() default {};

    /**
     * Where the database comes from.
     *
     * @return the server
     */
    TestServer server() default TestServer.AUTO;

    /**
     * Whether the declared tables and aggregates are emptied before each test method.
     *
     * @return {@code false} to find in the second test what the first one left
     */
    boolean clean() default true;

    /**
     * Whether components are found by the default filters, which find {@code @Repository} classes only.
     *
     * @return {@code false} to find only what {@link #includeFilters()} name
     * @see #includeFilters()
     */
    boolean useDefaultFilters() default true;

    /**
     * Components to find besides.
     *
     * @return filters
     */
    Filter[] includeFilters() default {};

    /**
     * Components not to find.
     *
     * @return filters
     */
    Filter[] excludeFilters() default {};

    /**
     * Auto-configurations that this test is to go without.
     *
     * @return their classes
     */
    @AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
    Class<?>[] excludeAutoConfiguration() default {};
}
