package com.example.kotlinmetrics

import io.github.timescale4j.client.TimeScaleClient
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import org.springframework.boot.health.contributor.Health
import org.springframework.stereotype.Component

/** Health by hand, for a question within the application. What the actuator shows as `timescale` is the starter's, and says more. */
// tag::health[]
@Component
class TimescaleHealthCheck(
    private val client: TimeScaleClient
) {
    suspend fun check(): Health {
        return try {
            client.query("SELECT 1").awaitSingle<Int>()
            Health.up()
                .withDetail("connected", true)
                .withDetail("version", withContext(Dispatchers.IO) { client.version() })
                .build()
        } catch (e: CancellationException) {
            throw e // nobody wants to know any more
        } catch (e: Exception) {
            Health.down()
                .withException(e)
                .build()
        }
    }
}
// end::health[]
