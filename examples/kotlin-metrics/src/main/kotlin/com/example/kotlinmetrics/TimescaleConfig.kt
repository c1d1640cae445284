package com.example.kotlinmetrics

import io.github.timescale4j.client.TimeScaleClient
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty
import org.springframework.context.annotation.Bean
import org.springframework.context.annotation.Configuration
import org.springframework.core.env.Environment

/**
 * The client by hand, where a host is configured. The starter makes the same of `timescale.host`, `timescale.database` and
 * `timescale.secret`, and a client over the embedded database where nothing is configured: an application needs no such class.
 */
// tag::config[]
@Configuration
@ConditionalOnProperty("timescale.host")
class TimescaleConfig(private val config: Environment) {
    @Bean
    fun timeScaleClient(): TimeScaleClient {
        return TimeScaleClient {
            host = config.getString("timescale.host")
            port = config.getInt("timescale.port")
            database = config.getString("timescale.database")
            credentials {
                fromSecret("timescale-credentials")
            }
        }
    }
}
// end::config[]
