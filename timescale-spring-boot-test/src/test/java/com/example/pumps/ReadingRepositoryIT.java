package com.example.pumps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.test.TimescaleTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

// tag::slice[]
@TimescaleTest
class ReadingRepositoryIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    ReadingRepository readings;

    @Test
    void anHourHoldsItsHighestPressure() {
        readings.store(new Reading(NOON, "p1", 2), new Reading(NOON.plusSeconds(60), "p1", 4));

        assertThat(readings.hours()).containsExactly(new HourlyReading(NOON, "p1", 4, 6, 2));
    }

    @Test
    void nothingIsLeftOfAnotherTest() {
        assertThat(readings.hours()).isEmpty();
    }
}
// end::slice[]
