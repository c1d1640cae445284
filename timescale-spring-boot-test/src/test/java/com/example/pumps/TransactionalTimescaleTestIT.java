package com.example.pumps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.test.TestServer;
import io.github.timescale4j.test.TimescaleTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Nothing is cleaned here: each test is rolled back. */
@TimescaleTest(server = TestServer.EMBEDDED, clean = false)
@Transactional
class TransactionalTimescaleTestIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    ReadingRepository readings;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void findsItsOwnRowOnly() {
        storeAndRead();
    }

    @Test
    void findsNothingOfTheOtherTest() {
        storeAndRead();
    }

    private void storeAndRead() {
        readings.store(new Reading(NOON, "rolled back", 1));

        assertThat(jdbc.queryForObject("SELECT count(*) FROM reading WHERE pump = 'rolled back'", Long.class))
                .isEqualTo(1);
    }
}
