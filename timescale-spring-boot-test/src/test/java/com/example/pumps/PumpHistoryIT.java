package com.example.pumps;

import static io.github.timescale4j.test.TimescaleAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeRange;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.test.TestServer;
import io.github.timescale4j.test.TimescaleTest;
import io.github.timescale4j.test.TimescaleTester;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the manual shows of the tester. */
@TimescaleTest(server = TestServer.EMBEDDED)
class PumpHistoryIT {

    private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");

    @Autowired
    TimescaleTester tester;

    @Autowired
    TimeScaleClient client;

    @Autowired
    ReadingRepository readings;

    // tag::history[]
    @Test
    void theHoursOutliveTheReadings() {
        readings.store(new Reading(Instant.now(), "p1", 7));

        tester.shift(Reading.class, Duration.ofDays(-400));
        tester.runPolicies(Reading.class);

        assertThat(readings.all()).isEmpty();
        assertThat(readings.hours()).hasSize(1);
    }
    // end::history[]

    // tag::plan[]
    @Test
    void aDayIsReadFromItsOwnChunks() {
        for (int day = 0; day < 5; day++) {
            readings.store(new Reading(NOON.plus(Duration.ofDays(day)), "p1", day));
        }
        TimeRange day = TimeRange.dayOf(LocalDate.parse("2026-03-21"), ZoneOffset.UTC);

        assertThat(client.query("SELECT * FROM reading WHERE time >= :from AND time < :to")
                        .bind("from", day.from())
                        .bind("to", day.to()))
                .excludesChunks()
                .touchesAtMost(1);
    }
    // end::plan[]

    // tag::statements[]
    @Test
    void everyStatementIsOneThatTheServerTakes() {
        tester.checkStatements(PumpApplication.class).assertValid();
    }
    // end::statements[]
}
