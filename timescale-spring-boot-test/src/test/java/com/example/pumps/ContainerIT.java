package com.example.pumps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.spring.autoconfigure.TimescaleConnectionDetails;
import io.github.timescale4j.test.TestServer;
import io.github.timescale4j.test.TimescaleImages;
import io.github.timescale4j.test.TimescaleTest;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ApplicationContext;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Containers: that of the slice, and one that a test brings itself; skipped without Docker. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Nested
    @TimescaleTest(server = TestServer.CONTAINER)
    class OfTheSlice {

        @Autowired
        ReadingRepository readings;

        @Test
        void holdsTheDeclaredSchema() {
            readings.store(new Reading(NOON, "p1", 2));

            assertThat(readings.hours()).hasSize(1);
        }
    }

    @Nested
    @TimescaleTest
    class OfTheTest {

        // tag::own-container[]
        @Container
        @ServiceConnection
        static final PostgreSQLContainer DATABASE = new PostgreSQLContainer(TimescaleImages.community("2.23.1-pg17"));
        // end::own-container[]

        @Autowired
        ReadingRepository readings;

        @Autowired
        ApplicationContext context;

        @Test
        void isUsedInsteadOfThatOfTheSlice() {
            readings.store(new Reading(NOON, "p1", 2));

            assertThat(readings.hours()).hasSize(1);
            assertThat(context.getBeansOfType(TimescaleConnectionDetails.class)).isEmpty();
        }
    }
}
