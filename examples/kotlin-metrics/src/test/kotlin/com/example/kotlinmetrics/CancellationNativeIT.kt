package com.example.kotlinmetrics

import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Assumptions.assumeTrue
import org.junit.jupiter.api.Tag
import org.junit.jupiter.api.Test
import java.net.URI
import kotlin.time.Duration.Companion.seconds

/** On a server with several sessions, of which one sees what becomes of the other. */
@Tag("native")
class CancellationNativeIT {

    @Test
    fun `a statement ends with its coroutine`() = runBlocking<Unit> {
        val url = System.getenv("TIMESCALE_TEST_URL")
        assumeTrue(url != null, "TIMESCALE_TEST_URL names no native server")
        val server = URI(url.removePrefix("jdbc:"))
        TimeScaleClient {
            host = server.host
            port = if (server.port > 0) server.port else 5432
            database = server.path.removePrefix("/")
            credentials {
                usernameAndPassword(
                    System.getenv("TIMESCALE_TEST_USERNAME"), System.getenv("TIMESCALE_TEST_PASSWORD").orEmpty()
                )
            }
        }.use { client ->
            suspend fun sleepers() = client
                .query("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%kotlin_sleeper%'"
                    + " AND pid <> pg_backend_pid()")
                .awaitSingle<Long>()
            val sleeper = launch {
                client.query("SELECT 1 AS kotlin_sleeper FROM pg_sleep(600)").awaitSingle<Int>()
            }
            withTimeout(30.seconds) {
                while (sleepers() != 1L) delay(20)
            }

            sleeper.cancelAndJoin()

            withTimeout(30.seconds) {
                while (sleepers() != 0L) delay(20)
            }
            assertThat(client.activeConnections()).isZero()
        }
    }
}
