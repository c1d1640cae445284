package com.example.kotlinmetrics

import io.github.timescale4j.client.TimeScaleClient
import io.github.timescale4j.client.diagnostics.Severity
import io.github.timescale4j.client.mapping.RowMappingException
import io.github.timescale4j.spring.autoconfigure.TimescaleConnectionDetails
import io.github.timescale4j.test.TimescaleTester
import io.github.timescale4j.test.statement.CheckedStatement.Outcome
import io.micrometer.core.instrument.MeterRegistry
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.future.await
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatExceptionOfType
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.health.contributor.Status
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.mock.env.MockEnvironment
import java.math.BigDecimal
import java.net.URI
import java.nio.file.Path
import java.time.Instant
import java.time.LocalDate
import kotlin.io.path.createDirectories
import kotlin.io.path.writeText
import kotlin.time.Duration.Companion.seconds

/** The specification's code, on a real TimescaleDB; nothing is replaced. */
@SpringBootTest
class KotlinMetricsIT(
    @Autowired private val timeScale: TimeScaleClient,
    @Autowired private val metrics: MetricsRepository,
    @Autowired private val health: TimescaleHealthCheck,
    @Autowired private val meters: TimescaleMetrics,
    @Autowired private val registry: MeterRegistry,
    @Autowired private val troubleshooting: Troubleshooting,
    @Autowired private val connection: TimescaleConnectionDetails
) {

    private val midnight = Instant.parse("2026-03-01T00:00:00Z")

    /** Declared nowhere: what a query gives, by the names of the constructor's parameters. */
    data class StationSummary(val station: String, val readings: Long, val humidity: Double?)

    private fun readings(deviceId: String, count: Int) = List(count) {
        MetricData(midnight.plusSeconds(60L * it), deviceId, "temperature", it.toDouble())
    }

    @Test
    fun `the server takes every statement of the application, also those that extension functions hand on`() {
        val report = TimescaleTester.of(timeScale).checkStatements(MetricsRepository::class.java).assertValid()

        assertThat(report.statements().filter { it.outcome() == Outcome.VALID }.map { it.place().className.substringAfterLast('.') })
            .contains("MetricsRepository", "TimescaleHealthCheck")
    }

    @Test
    fun `a few readings are written and read, newest first, without the end of the range`() = runBlocking<Unit> {
        val written = readings("few", 3)
        timeScale.awaitInsertAll(written)

        assertThat(metrics.getMetrics("few", midnight, written[2].timestamp)).containsExactly(written[1], written[0])
    }

    @Test
    fun `many readings go through COPY, and their hours are those of the day`() = runBlocking<Unit> {
        timeScale.awaitInsertAll(readings("many", 1_500)) // 25 hours
        timeScale.admin().refreshAggregatesOf(MetricData::class.java, midnight, midnight.plusSeconds(90_000))

        val hours = metrics.getHourlyAggregates("many", LocalDate.parse("2026-03-01"))

        assertThat(hours).hasSize(24)
        assertThat(hours[1]).isEqualTo(HourlyMetrics(midnight.plusSeconds(3_600), "many", 89.5, 60.0, 119.0))
    }

    @Test
    fun `a row of the buffered writer is awaited`() = runBlocking<Unit> {
        val reading = readings("buffered", 1).single()

        timeScale.writer(MetricData::class.java).build().use { it.send(reading).await() }

        assertThat(metrics.getMetrics("buffered", midnight, midnight.plusSeconds(1))).containsExactly(reading)
    }

    @Test
    fun `a data class of all shapes comes back as it was`() = runBlocking<Unit> {
        val plain = Weather(midnight, "north", BigDecimal("-3.25"))
        val full = Weather(
            midnight.plusSeconds(1), "north", BigDecimal("20.50"), 0.4, Quality.DOUBTFUL, listOf(BigDecimal("7.5")), Site("yard"), true
        )
        timeScale.insert(plain)
        timeScale.copyAll(Weather::class.java, listOf(full))

        val read: List<Weather> = timeScale.query(
            "SELECT * FROM weather WHERE station = :station ORDER BY time",
            parameters = mapOf("station" to "north")
        )

        assertThat(read).containsExactly(plain, full)
        assertThat(read[0].label).isEqualTo("north at $midnight")
    }

    @Test
    fun `a class that is declared nowhere takes a null where its property does`() = runBlocking<Unit> {
        timeScale.insert(Weather(midnight, "south", BigDecimal.ONE))

        val summary: StationSummary = timeScale
            .query("SELECT station, count(*) AS readings, max(relative_humidity) AS humidity FROM weather"
                + " WHERE station = :station GROUP BY station")
            .bind("station", "south")
            .awaitSingle()

        assertThat(summary).isEqualTo(StationSummary("south", 1, null))
    }

    @Test
    fun `a null for a property that takes none is said to be in its column`() {
        val query = { humidity: String ->
            timeScale.query("SELECT NULL::text AS station, 1::bigint AS readings, $humidity::float8 AS humidity")
                .list(StationSummary::class.java)
        }

        assertThatExceptionOfType(RowMappingException::class.java)
            .isThrownBy { query("0.5") }
            .withMessageStartingWith("column 'station' for 'station' of StationSummary is null")
            .satisfies({ assertThat(it.column()).isEqualTo("station") })
        assertThatExceptionOfType(RowMappingException::class.java)
            .isThrownBy { query("NULL") }
            .withMessageStartingWith("one of the columns 'station' for 'station', 'humidity' for 'humidity' of")
    }

    @Test
    fun `a coroutine that is cancelled ends its query at the server`() = runBlocking<Unit> {
        val reading = CompletableDeferred<Unit>()
        val query = launch {
            timeScale.query("SELECT generate_series(1, 2000000000) AS n").awaitEach<Int> { reading.complete(Unit) }
        }
        withTimeout(60.seconds) { reading.await() }

        query.cancelAndJoin()

        withTimeout(60.seconds) {
            while (cancelled() < 1.0) {
                delay(20)
            }
        }
        assertThat(query.isCancelled).isTrue()
        assertThat(timeScale.query("SELECT 1").awaitSingle<Int>()).isOne()
    }

    private fun cancelled(): Double =
        registry.find("timescale.errors").tag("sqlstate.class", "57").counters().sumOf { it.count() }

    @Test
    fun `indexes and retention are those that were configured`() = runBlocking<Unit> {
        val indexes = timeScale
            .query("SELECT indexdef FROM pg_indexes WHERE tablename = 'sensor_data' ORDER BY indexname")
            .awaitList<String>()
        val retention = timeScale
            .query("SELECT config ->> 'drop_after' FROM timescaledb_information.jobs"
                + " WHERE proc_name = 'policy_retention' ORDER BY job_id")
            .awaitList<String>()

        assertThat(indexes)
            .anyMatch { it.endsWith("USING btree (sensor_id, \"timestamp\" DESC)") }
            .anyMatch { it.endsWith("USING hash (type)") }
        assertThat(retention).containsExactlyInAnyOrder("30 days", "365 days")
    }

    @Test
    fun `the health check knows the server, and the meters count`() = runBlocking<Unit> {
        val result = health.check()

        assertThat(result.status).isEqualTo(Status.UP)
        assertThat(result.details).containsEntry("connected", true).containsEntry("version", timeScale.version())
        assertThat(meters.queries()).isPositive()
        assertThat(meters.activeConnections()).isNotNegative()
        assertThat(meters.errors()).isNotNegative()
    }

    @Test
    fun `nothing is found that is broken`() {
        val issues = troubleshooting.diagnoseConnection() + troubleshooting.diagnosePerformance()

        assertThat(issues).noneMatch { it.severity() == Severity.ERROR }
    }

    @Test
    fun `a client by hand finds its secret`(@TempDir secrets: Path) = runBlocking<Unit> {
        val secret = secrets.resolve("timescale-credentials").createDirectories()
        secret.resolve("username").writeText(connection.username().orEmpty())
        secret.resolve("password").writeText(connection.password().orEmpty())
        val database = URI(connection.jdbcUrl().removePrefix("jdbc:"))
        val config = MockEnvironment()
            .withProperty("timescale.host", database.host)
            .withProperty("timescale.port", database.port.toString())
            .withProperty("timescale.database", database.path.removePrefix("/"))

        System.setProperty("timescale.secrets.directory", secrets.toString())
        try {
            TimescaleConfig(config).timeScaleClient().use { client ->
                assertThat(client.version()).isEqualTo(timeScale.version())
            }
        } finally {
            System.clearProperty("timescale.secrets.directory")
        }
    }
}
