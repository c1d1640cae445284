package com.example.pumps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.test.TestServer;
import io.github.timescale4j.test.TimescaleTest;
import io.github.timescale4j.test.cleaning.CleaningException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestContextManager;

/** A database that somebody else filled is neither changed nor emptied, unless the user says that it may be. */
class ForeignRowsIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TimescaleTest(server = TestServer.EMBEDDED, properties = "timescale.schema=plant")
    static class Plant {}

    /** A test that brings its own database: for the slice it is one that it knows nothing of. */
    abstract static class OnAGivenDatabase {

        @DynamicPropertySource
        static void address(DynamicPropertyRegistry registry) {
            registry.add(
                    "spring.datasource.url",
                    () -> EmbeddedTimescale.shared().jdbcUrl() + "&currentSchema=plant,public");
            registry.add(
                    "spring.datasource.username",
                    () -> EmbeddedTimescale.shared().username());
            registry.add(
                    "spring.datasource.password",
                    () -> EmbeddedTimescale.shared().password());
            registry.add("spring.datasource.hikari.maximum-pool-size", () -> 2);
        }
    }

    @TimescaleTest(properties = "timescale.schema=plant")
    static class Refused extends OnAGivenDatabase {

        @SuppressWarnings("unused")
        void test() {}
    }

    @TimescaleTest(properties = {"timescale.schema=plant", "timescale.test.discard-rows=true"})
    @DirtiesContext
    static class Allowed extends OnAGivenDatabase {

        @SuppressWarnings("unused")
        void test() {}
    }

    @Test
    void rowsOfOthersAreRefusedAndRowsOfTheTestsAreNot() throws Exception {
        TimeScaleClient plant = context(Plant.class).getBean(TimeScaleClient.class);
        plant.insert(new Reading(NOON, "of the plant", 1));

        assertThatIllegalStateException()
                .isThrownBy(() -> context(Refused.class))
                .havingRootCause()
                .isInstanceOf(CleaningException.class)
                .withMessageContaining("plant.reading")
                .withMessageContaining("Nothing was changed")
                .withMessageContaining("timescale.test.discard-rows=true")
                .withMessageNotContaining("plant.hourly_reading");
        assertThat(rows(plant)).isEqualTo(1);

        TestContextManager allowed = new TestContextManager(Allowed.class);
        Allowed test = new Allowed();
        allowed.prepareTestInstance(test);
        allowed.beforeTestMethod(test, Allowed.class.getDeclaredMethod("test"));
        assertThat(rows(plant)).isZero();

        plant.insert(new Reading(NOON, "of the tests", 1));
        allowed.afterTestClass();
        assertThat(rows(plant)).as("what is left for the next run").isZero();
    }

    private static long rows(TimeScaleClient client) {
        return client.query("SELECT count(*) FROM plant.reading").scalar(Long.class);
    }

    private static ApplicationContext context(Class<?> test) {
        return new TestContextManager(test).getTestContext().getApplicationContext();
    }
}
