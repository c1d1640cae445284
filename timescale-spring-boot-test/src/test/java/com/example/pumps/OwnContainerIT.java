package com.example.pumps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.spring.autoconfigure.TimescaleConnectionDetails;
import io.github.timescale4j.test.TimescaleImages;
import io.github.timescale4j.test.TimescaleTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ApplicationContext;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A container that the test brings itself; skipped without Docker. */
// tag::own-container[]
@TimescaleTest
@Testcontainers(disabledWithoutDocker = true)
class OwnContainerIT {

    @Container
    @ServiceConnection
    static final PostgreSQLContainer DATABASE = new PostgreSQLContainer(TimescaleImages.community("2.23.1-pg17"));
    // end::own-container[]

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

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
