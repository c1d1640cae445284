package com.example.devicemetrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What makes a reading acceptable, wherever it comes from. */
final class Readings {

    private Readings() {}

    /**
     * Checks and makes a reading.
     *
     * @throws IllegalArgumentException if a part is missing or is not a value that can be averaged
     */
    static MetricData of(
            @Nullable Instant timestamp,
            @Nullable String deviceId,
            @Nullable String metricType,
            @Nullable Double value) {
        if (timestamp == null) {
            throw new IllegalArgumentException("timestamp is missing");
        }
        if (value == null) {
            throw new IllegalArgumentException("value is missing");
        }
        MetricData reading = new MetricData(
                timestamp, deviceId == null ? "" : deviceId, metricType == null ? "" : metricType, value);
        check(reading);
        return reading;
    }

    /**
     * Checks a reading.
     *
     * @throws IllegalArgumentException if a part is missing or is not a value that can be averaged
     */
    static void check(MetricData reading) {
        requireText("device_id", reading.deviceId());
        requireText("metric_type", reading.metricType());
        if (!Double.isFinite(reading.value())) {
            throw new IllegalArgumentException("value " + reading.value() + " is not a finite number");
        }
    }

    private static void requireText(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
    }
}
