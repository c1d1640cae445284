package com.example.kotlinmetrics

import io.github.timescale4j.client.TimeScaleClient
import org.springframework.boot.context.event.ApplicationStartedEvent
import org.springframework.context.annotation.Configuration
import org.springframework.context.event.EventListener
import kotlin.time.Duration.Companion.days

/** Retention by hand. `@TimeSeries(retention = "30d")` declares it with its table, and is what the migrator keeps true. */
// tag::retention[]
@Configuration
class RetentionConfig(private val timeScale: TimeScaleClient) {
    @EventListener(ApplicationStartedEvent::class)
    fun configureRetention() {
        timeScale.setRetentionPolicy(
            table = "sensor_data",
            interval = 30.days
        )

        timeScale.setRetentionPolicy(
            table = "hourly_metrics",
            interval = 365.days
        )
    }
}
// end::retention[]
