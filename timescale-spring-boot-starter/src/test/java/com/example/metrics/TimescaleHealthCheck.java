package com.example.metrics;

import io.github.timescale4j.client.TimeScaleClient;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

// tag::health[]
@Component("metricsDatabase")
class TimescaleHealthCheck implements HealthIndicator {

    private final TimeScaleClient client;

    TimescaleHealthCheck(TimeScaleClient client) {
        this.client = client;
    }

    @Override
    public Health health() {
        try {
            int one = client.query("SELECT 1").single(Integer.class);
            return Health.up()
                    .withDetail("connected", one == 1)
                    .withDetail("version", client.version())
                    .build();
        } catch (DataAccessException e) {
            return Health.down().withException(e).build();
        }
    }
}
// end::health[]
