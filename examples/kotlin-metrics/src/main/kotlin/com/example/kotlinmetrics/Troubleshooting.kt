package com.example.kotlinmetrics

import io.github.timescale4j.client.diagnostics.ConnectionTroubleshooter
import io.github.timescale4j.client.diagnostics.Issue
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter
import org.springframework.stereotype.Component

/** Both troubleshooters are beans of the starter. Each has a `diagnose()` that does all of this. */
// tag::troubleshooting[]
@Component
class Troubleshooting(
    private val connection: ConnectionTroubleshooter,
    private val performance: PerformanceTroubleshooter
) {
    fun diagnoseConnection(): List<Issue> = with(connection) {
        listOf(
            checkConnectivity(),
            checkCredentials(),
            checkResourceLimits(),
            checkNetworkPolicies()
        ).flatten()
    }

    fun diagnosePerformance(): List<Issue> = with(performance) {
        listOf(
            checkSlowQueries(),
            checkIndexUsage(),
            checkChunkSize(),
            checkCompressionSettings()
        ).flatten()
    }
}
// end::troubleshooting[]
