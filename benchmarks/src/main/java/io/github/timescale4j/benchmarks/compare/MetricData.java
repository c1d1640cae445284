package io.github.timescale4j.benchmarks.compare;

import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

/**
 * The row of all comparisons: two indexes, a chunk for each day.
 *
 * @param timestamp when
 * @param deviceId by which device
 * @param metricType what was measured
 * @param value what it was
 */
@TimeSeries(timeColumn = "timestamp", partitionBy = "1d", indexes = "device_id")
public record MetricData(Instant timestamp, String deviceId, String metricType, double value) {}
