package com.example.devicemetrics;

import io.github.timescale4j.annotation.ContinuousAggregate;
import java.time.Instant;

/**
 * The minutes of each device and metric. They are kept for twenty years: hours and days are made of them, so that an imported
 * file shows in these only as far back. The policy, which runs every minute, looks back for a week: what is imported is refreshed
 * by the import, and from TimescaleDB 2.21 on a policy lists all buckets of its window each time that it runs.
 */
// tag::minutes[]
@ContinuousAggregate(source = MetricData.class, interval = "1m", refreshStart = "7d", retention = "20y")
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
