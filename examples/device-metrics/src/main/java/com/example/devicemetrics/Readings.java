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
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value " + value + " is not a finite number");
        }
        return new MetricData(timestamp, text("device_id", deviceId), text("metric_type", metricType), value);
    }

    private static String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
