package com.example.kotlinmetrics

import io.github.timescale4j.annotation.ContinuousAggregate
import java.time.Instant

// tag::continuous-aggregate[]
@ContinuousAggregate(
    name = "hourly_metrics",
    source = MetricData::class,
    interval = "1h"
)
data class HourlyMetrics(
    val hour: Instant,
    val deviceId: String,
    val avgValue: Double,
    val minValue: Double,
    val maxValue: Double
)
// end::continuous-aggregate[]
