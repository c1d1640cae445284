package com.example.kotlinmetrics

import io.github.timescale4j.annotation.Column
import io.github.timescale4j.annotation.TimeSeries
import java.math.BigDecimal
import java.time.Instant

enum class Quality { GOOD, DOUBTFUL }

/** What a data class can be made of. */
// tag::weather[]
@TimeSeries(table = "weather", partitionBy = "1d")
data class Weather(
    val time: Instant,
    @Column(name = "station") val stationId: String,
    @field:Column(type = "numeric(5, 2)") val celsius: BigDecimal,
    @get:Column(name = "relative_humidity") val humidity: Double? = null,
    val quality: Quality = Quality.GOOD,
    val gusts: List<BigDecimal> = emptyList(),
    val isRaining: Boolean = false
) {
    val fahrenheit: Double // no field, no column
        get() = celsius.toDouble() * 1.8 + 32

    @Transient
    val label = "$stationId at $time" // a field, but no column
}
// end::weather[]
