package com.example.devicemetrics;

import io.github.timescale4j.annotation.ContinuousAggregate;
import java.time.Instant;

/** The days of each device, in UTC, for ever. */
// tag::days[]
@ContinuousAggregate(source = HourlyMetrics.class, interval = "1d")
public record DailyMetrics(
        Instant day,
        String deviceId,
        double avgValue,
        double minValue,
        double maxValue,
        double sumValue,
        long countValue) {}
// end::days[]
