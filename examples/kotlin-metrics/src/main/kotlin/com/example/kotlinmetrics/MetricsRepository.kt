package com.example.kotlinmetrics

import io.github.timescale4j.client.TimeRange
import io.github.timescale4j.client.TimeScaleClient
import org.springframework.stereotype.Repository
import java.time.Instant
import java.time.LocalDate
import java.time.ZoneOffset

// tag::repository[]
@Repository
class MetricsRepository(
    private val timeScale: TimeScaleClient
) {
    // Half-open: with BETWEEN a reading at the edge of two adjoining ranges would be in both.
    suspend fun getMetrics(
        deviceId: String,
        from: Instant,
        to: Instant
    ): List<MetricData> = timeScale.query(
        """
        SELECT *
        FROM metric_data
        WHERE device_id = :deviceId
        AND timestamp >= :from AND timestamp < :to
        ORDER BY timestamp DESC
        """.trimIndent(),
        parameters = mapOf(
            "deviceId" to deviceId,
            "from" to from,
            "to" to to
        )
    )

    // The day as a range of instants: hour::date would read every chunk, and mean another day in another session's time zone.
    suspend fun getHourlyAggregates(
        deviceId: String,
        date: LocalDate
    ): List<HourlyMetrics> {
        val day = TimeRange.dayOf(date, ZoneOffset.UTC)
        return timeScale.query(
            """
            SELECT *
            FROM hourly_metrics
            WHERE device_id = :deviceId
            AND hour >= :from AND hour < :to
            ORDER BY hour
            """.trimIndent(),
            parameters = mapOf(
                "deviceId" to deviceId,
                "from" to day.from(),
                "to" to day.to()
            )
        )
    }
}
// end::repository[]
