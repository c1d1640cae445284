package com.example.firstrelease;

import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

// tag::time-series[]
@TimeSeries(
        timeColumn = "timestamp",
        partitionBy = "1d",
        indexes = {"device_id", "metric_type"})
public record MetricData(Instant timestamp, String deviceId, String metricType, double value) {}
// end::time-series[]
