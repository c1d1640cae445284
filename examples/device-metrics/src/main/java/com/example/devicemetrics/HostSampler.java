package com.example.devicemetrics;

import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads this host once a second and hands what it read to a writer, which stores it as soon as the database takes it. */
@Component
@ConditionalOnProperty(name = "sampling.enabled", matchIfMissing = true)
class HostSampler {

    private final TimeSeriesWriter<MetricData> samples;
    private final HostReadings host = new HostReadings();
    private final Clock clock = Clock.systemUTC();

    HostSampler(TimeSeriesWriter<MetricData> samples) {
        this.samples = samples;
    }

    @Scheduled(fixedRateString = "${sampling.interval:1s}")
    void sample() {
        host.read(clock.instant()).forEach(samples::offer);
    }
}
