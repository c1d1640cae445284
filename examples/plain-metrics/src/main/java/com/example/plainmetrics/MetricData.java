package com.example.plainmetrics;

import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

/** A reading: no policy, no aggregate, no columnstore. */
@TimeSeries(
        timeColumn = "timestamp",
        partitionBy = "1d",
        indexes = {"device_id", "metric_type"})
public record MetricData(Instant timestamp, String deviceId, String metricType, double value) {}
