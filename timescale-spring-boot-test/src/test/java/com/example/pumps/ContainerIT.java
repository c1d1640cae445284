package com.example.pumps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.test.TestServer;
import io.github.timescale4j.test.TimescaleTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.testcontainers.junit.jupiter.Testcontainers;

/** The container that the slice starts; skipped without Docker. */
@TimescaleTest(server = TestServer.CONTAINER)
@Testcontainers(disabledWithoutDocker = true)
class ContainerIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    ReadingRepository readings;

    @Test
    void holdsTheDeclaredSchema() {
        readings.store(new Reading(NOON, "p1", 2));

        assertThat(readings.hours()).hasSize(1);
    }
}
