package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.health.TimescaleHealthIndicator;
import io.github.timescale4j.spring.statistics.StatisticsCache;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;

/** What the meters show of a database with a table, an aggregate, a chunk in the columnstore and a job that has run. */
@SpringBootTest(
        properties = {
            "spring.flyway.enabled=false",
            "timescale.statistics.interval=200ms",
            "timescale.statistics.timeout=5s"
        })
class DatabaseMetersIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private StatisticsCache cache;

    @Autowired
    private TimeScaleClient client;

    @Autowired
    private TimescaleHealthIndicator health;

    @Autowired
    private HealthEndpoint all;

    @Test
    void everyMeterHasAValueSoonAfterTheDatabaseHasSomething() throws InterruptedException {
        client.insertAll(List.of(
                new MetricData(NOON, "pump-1", "temperature", 20),
                new MetricData(NOON.plusSeconds(86_400), "pump-1", "temperature", 30)));
        client.execute("ALTER TABLE metric_data SET (timescaledb.compress)");
        client.query("SELECT compress_chunk(c)::text FROM show_chunks('metric_data') c LIMIT 1")
                .list(String.class);
        client.admin().refresh("hourly_metrics", NOON, NOON.plusSeconds(3600));
        client.query("SELECT add_retention_policy('metric_data', INTERVAL '100 years')")
                .list(Integer.class);
        client.execute("INSERT INTO _timescaledb_internal.bgw_job_stat (job_id, last_start, last_finish, next_start,"
                + " last_successful_finish, last_run_success, total_runs, total_duration, total_duration_failures,"
                + " total_successes, total_failures, total_crashes, consecutive_failures, consecutive_crashes, flags)"
                + " SELECT job_id, now() - interval '2 minutes', now() - interval '1 minute', now(),"
                + " now() - interval '1 minute', true, 4, '1 minute', '0', 4, 1, 0, 0, 0, 0"
                + " FROM timescaledb_information.jobs WHERE job_id >= 1000 ON CONFLICT (job_id) DO NOTHING");

        awaitAnswer();

        assertThat(value("timescale.hypertable.size", "relation", "metric_data", "part", "table"))
                .isPositive();
        assertThat(value("timescale.hypertable.chunks", "relation", "metric_data", "state", "columnstore"))
                .isEqualTo(1);
        assertThat(value("timescale.hypertable.chunks", "relation", "metric_data", "state", "row"))
                .isEqualTo(1);
        assertThat(value("timescale.hypertable.compression.ratio", "relation", "metric_data"))
                .isPositive();
        assertThat(value("timescale.hypertable.rows.inserted", "relation", "metric_data"))
                .isNotNegative();
        assertThat(value("timescale.aggregate.lag", "relation", "hourly_metrics"))
                .isEqualTo(86_400);
        assertThat(value("timescale.job.runs", "job.name", "policy_retention:metric_data"))
                .isEqualTo(4);
        assertThat(value("timescale.job.failures", "job.name", "policy_retention:metric_data"))
                .isEqualTo(1);
        assertThat(value("timescale.job.failing", "job.name", "policy_retention:metric_data"))
                .isZero();
        assertThat(value("timescale.job.given.up", "job.name", "policy_retention:metric_data"))
                .isZero();
        assertThat(value("timescale.job.duration", "job.name", "policy_retention:metric_data"))
                .isEqualTo(60);
        assertThat(value("timescale.aggregate.refresh.age", "relation", "hourly_metrics"))
                .isBetween(50.0, 300.0);
        assertThat(value("timescale.workers.max")).isPositive();
        assertThat(value("timescale.statistics.age")).isBetween(0.0, 60.0);
        assertThat(value("timescale.connections.max")).isPositive();
        assertThat(value("timescale.connections.waiting")).isNotNegative();
        assertThat(meters.get("timescale.query.duration")
                        .tag("statement", "statistics")
                        .timer()
                        .count())
                .isPositive();
        assertThat(meters.find("timescale.statement").meters())
                .as("the observation has no second timer")
                .isEmpty();
    }

    @Test
    void healthSaysWhichJobsFailAndWhichNobodyStartsAnyMore() throws InterruptedException {
        int job = client.query("SELECT add_job('pg_catalog.pg_stat_clear_snapshot', INTERVAL '1 hour')")
                .single(Integer.class);
        String change = "UPDATE _timescaledb_internal.bgw_job_stat SET last_start = now() - interval '2 minutes',"
                + " last_finish = now() - interval '1 minute', %s WHERE job_id = " + job;

        client.execute(change.formatted("last_run_success = false, total_failures = 3"));
        assertThat(jobsOfHealth())
                .hasToString("{failing=[" + Map.of("job", "pg_stat_clear_snapshot", "failures", 3) + "]}");

        client.execute(change.formatted("next_start = '-infinity'"));
        assertThat(jobsOfHealth()).asInstanceOf(MAP).containsEntry("givenUp", List.of("pg_stat_clear_snapshot"));
        assertThat(value("timescale.job.given.up", "job.name", "pg_stat_clear_snapshot"))
                .isOne();

        client.execute(change.formatted("next_start = now() + interval '1 hour'"));
        client.query("SELECT alter_job(" + job + ", scheduled => false)").list(String.class);
        assertThat(jobsOfHealth()).as("paused by somebody after it had failed").isNull();

        client.query("SELECT alter_job(" + job + ", max_retries => 3)").list(String.class);
        assertThat(jobsOfHealth())
                .as("paused after the last retry")
                .asInstanceOf(MAP)
                .containsEntry("givenUp", List.of("pg_stat_clear_snapshot"));

        client.execute(change.formatted("last_run_success = true, last_successful_finish = now()"));
        assertThat(jobsOfHealth()).as("paused by somebody").isNull();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    /** What health says of jobs when the database has been asked once more. */
    private @Nullable Object jobsOfHealth() throws InterruptedException {
        awaitAnswer();
        Health now = health.health();
        assertThat(now.getDetails()).containsEntry("connected", true).containsKey("asOf");
        assertThat(all.health().getStatus()).isEqualTo(Status.UP);
        Object jobs = now.getDetails().get("jobs");
        assertThat(now.getStatus()).isEqualTo(jobs == null ? Status.UP : new Status("DEGRADED"));
        return jobs;
    }

    private void awaitAnswer() throws InterruptedException {
        Instant changed = Instant.now();
        for (int i = 0;
                i < 200 && (cache.latest() == null || !cache.latest().at().isAfter(changed));
                i++) {
            Thread.sleep(50);
        }
    }

    @Test
    void theMigrationWasTimed() {
        assertThat(meters.get("timescale.migration")
                        .tags("mode", "apply", "outcome", "success")
                        .timer()
                        .count())
                .isOne();
    }

    private double value(String name, String... tags) {
        Meter meter = meters.get(name).tags(tags).meter();
        return meter.measure().iterator().next().getValue();
    }
}
