package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;

/** A test slice has the client and the declared schema; each test is rolled back. */
@JdbcTest(properties = "spring.flyway.enabled=false")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import(MetricsRepository.class)
class JdbcSliceIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private MetricsRepository repository;

    @Test
    void findsItsOwnRowOnly() {
        storeAndRead();
    }

    @Test
    void findsNothingOfTheOtherTest() {
        storeAndRead();
    }

    private void storeAndRead() {
        repository.store(List.of(new MetricData(NOON, "pump-1", "temperature", 20)));

        assertThat(repository.metrics("pump-1", NOON, NOON.plusSeconds(1))).hasSize(1);
    }
}
