package com.example.devicemetrics;

import io.github.timescale4j.annotation.ContinuousAggregate;
import java.time.Instant;

/** The hours of each device, for ever. Sum and count are there because an average of averages is none. */
// tag::hours[]
@ContinuousAggregate(name = "hourly_metrics", source = MinuteMetrics.class, interval = "1h")
public record HourlyMetrics(
        Instant hour,
        String deviceId,
        double avgValue,
        double minValue,
        double maxValue,
        double sumValue,
        long countValue) {}
// end::hours[]
