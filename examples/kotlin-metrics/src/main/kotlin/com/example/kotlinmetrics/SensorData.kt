package com.example.kotlinmetrics

import io.github.timescale4j.annotation.TimeSeries
import java.time.Instant

// tag::sensor-data[]
@TimeSeries
data class SensorData(
    val timestamp: Instant,        // Primary time column
    val sensorId: String,         // Partition key
    val type: String,             // Additional dimension
    val value: Double             // Metric value
)
// end::sensor-data[]
