package com.example.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.test.TimescaleTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@TimescaleTest
@Import(MeterService.class)
class MeterServiceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private MeterService meters;

    @Test
    void anHourHasItsAverageAndItsMaximum() {
        meters.store(List.of(new Reading(NOON, "cellar", 2), new Reading(NOON.plusSeconds(60), "cellar", 4)));

        assertThat(meters.hours("cellar", NOON, NOON.plusSeconds(3600)))
                .containsExactly(new HourlyReading(NOON, "cellar", 3, 4));
    }

    @Test
    void nothingIsLeftOfAnotherTest() {
        assertThat(meters.hours("cellar", NOON, NOON.plusSeconds(3600))).isEmpty();
    }
}
