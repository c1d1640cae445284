package com.example.devicemetrics;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads this host once a second and stores what it read. */
@Component
@ConditionalOnProperty(name = "sampling.enabled", matchIfMissing = true)
class HostSampler {

    private static final Logger log = LoggerFactory.getLogger(HostSampler.class);

    private final MetricsRepository metrics;
    private final HostReadings host = new HostReadings();
    private final Clock clock = Clock.systemUTC();
    private boolean failing;

    HostSampler(MetricsRepository metrics) {
        this.metrics = metrics;
    }

    @Scheduled(fixedRateString = "${sampling.interval:1s}")
    void sample() {
        Instant now = clock.instant();
        List<MetricData> readings = host.read(now);
        try {
            metrics.store(readings);
            if (failing) {
                log.info("Samples are stored again");
            }
            failing = false;
        } catch (DataAccessException e) {
            // One line when it begins, not one a second: the samples of this second are lost, the next ones are tried.
            if (!failing) {
                log.warn("Samples cannot be stored at the moment: {}", e.getMessage());
            }
            failing = true;
        }
    }
}
