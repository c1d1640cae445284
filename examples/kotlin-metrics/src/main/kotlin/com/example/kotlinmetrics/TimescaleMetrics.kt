package com.example.kotlinmetrics

import io.micrometer.core.instrument.MeterRegistry
import org.springframework.stereotype.Component

/** The meters, which the starter registers under these names: what is left to do is to read them. */
// tag::metrics[]
@Component
class TimescaleMetrics(private val metrics: MeterRegistry) {

    fun activeConnections(): Double =
        metrics.get("timescale.connections.active").gauge().value()

    fun queries(): Long =
        metrics.find("timescale.query.duration").timers().sumOf { it.count() }

    fun errors(): Double =
        metrics.find("timescale.errors").counters().sumOf { it.count() }
}
// end::metrics[]
