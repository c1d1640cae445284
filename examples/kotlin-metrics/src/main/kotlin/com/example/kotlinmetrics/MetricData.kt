package com.example.kotlinmetrics

import io.github.timescale4j.annotation.TimeSeries
import java.time.Instant

// tag::time-series[]
@TimeSeries(
    timeColumn = "timestamp",
    partitionBy = "1d",
    indexes = ["device_id", "metric_type"]
)
data class MetricData(
    val timestamp: Instant,
    val deviceId: String,
    val metricType: String,
    val value: Double
)
// end::time-series[]
