package com.example.devicemetrics;

import io.github.timescale4j.annotation.ContinuousAggregate;
import java.time.Instant;

/**
 * The minutes of each device and metric. They are kept for twenty years: hours and days are made of them, so that an imported
 * file shows in these only as far back.
 */
// tag::minutes[]
@ContinuousAggregate(source = MetricData.class, interval = "1m", retention = "20y")
public record MinuteMetrics(
        Instant minute,
        String deviceId,
        String metricType,
        double avgValue,
        double minValue,
        double maxValue,
        double sumValue,
        long countValue) {}
// end::minutes[]
