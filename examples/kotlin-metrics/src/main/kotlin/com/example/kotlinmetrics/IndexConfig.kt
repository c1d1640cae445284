package com.example.kotlinmetrics

import io.github.timescale4j.client.TimeScaleClient
import org.springframework.boot.context.event.ApplicationStartedEvent
import org.springframework.context.annotation.Configuration
import org.springframework.context.event.EventListener

/** Indexes by hand. `@TimeSeries(indexes = …)` declares them with their table, and is what the migrator keeps true. */
// tag::indexes[]
@Configuration
class IndexConfig(private val timeScale: TimeScaleClient) {
    @EventListener(ApplicationStartedEvent::class)
    fun configureIndexes() {
        timeScale.createIndex(
            table = "sensor_data",
            columns = listOf("sensor_id", "timestamp DESC"),
            type = "btree"
        )

        timeScale.createIndex(
            table = "sensor_data",
            columns = listOf("type"),
            type = "hash"
        )
    }
}
// end::indexes[]
