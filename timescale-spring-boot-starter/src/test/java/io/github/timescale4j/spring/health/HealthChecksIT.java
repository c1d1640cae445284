package io.github.timescale4j.spring.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.statistics.ServerState;
import io.github.timescale4j.client.statistics.Statistics;
import io.github.timescale4j.client.statistics.TimescaleStatistics;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * What health says of jobs and aggregates that a real database has, with the runs written down that a scheduler would have written. Of
 * the server itself it is said that it lists its sessions, as one does that has a scheduler.
 */
class HealthChecksIT {

    private static TimeScaleClient client;

    @BeforeAll
    static void fill() {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        client = TimeScaleClient.builder()
                .url(timescale.jdbcUrl())
                .username(timescale.username())
                .password(timescale.password())
                .schema("health_checks_it")
                .poolSize(1)
                .build();
        client.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
        client.execute("CREATE SCHEMA health_checks_it");
        client.execute("CREATE TABLE reading (time timestamptz NOT NULL, value float8)");
        client.query("SELECT create_hypertable('reading', 'time')::text").list(String.class);
        client.execute("CREATE MATERIALIZED VIEW hourly WITH (timescaledb.continuous) AS SELECT time_bucket('1 hour', time)"
                + " AS hour, avg(value) FROM reading GROUP BY 1 WITH NO DATA");
        client.query("SELECT add_continuous_aggregate_policy('hourly', '3 days', '1 hour', '1 hour')")
                .list(Integer.class);
        client.execute("INSERT INTO _timescaledb_internal.bgw_job_stat (job_id, last_start, last_finish, next_start,"
                + " last_successful_finish, last_run_success, total_runs, total_duration, total_duration_failures,"
                + " total_successes, total_failures, total_crashes, consecutive_failures, consecutive_crashes, flags)"
                + " SELECT job_id, now(), now(), now(), now(), true, 9, '1 minute', '0', 9, 0, 0, 0, 0, 0"
                + " FROM timescaledb_information.jobs WHERE job_id >= 1000 ON CONFLICT (job_id) DO NOTHING");
    }

    @AfterAll
    static void drop() {
        client.execute("DROP SCHEMA health_checks_it CASCADE");
        client.close();
    }

    /** What is said when the refresh of the aggregate has gone like this. */
    private static Map<String, Object> said(String runs, Map<String, String> properties) {
        client.execute("UPDATE _timescaledb_internal.bgw_job_stat SET " + runs + " WHERE job_id = (SELECT max(job_id)"
                + " FROM timescaledb_information.jobs WHERE proc_name = 'policy_refresh_continuous_aggregate')");
        Statistics read = TimescaleStatistics.of(client).read(Duration.ofSeconds(30));
        ServerState server = read.server();
        Statistics scheduled = new Statistics(
                read.at(),
                new ServerState(server.version(), server.availableExtension(), false, 7, 100, 16, 16),
                List.of(),
                read.aggregates(),
                read.jobs());
        HealthProperties bound = new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("timescale.health", HealthProperties.class);
        return new HealthChecks(bound).of(scheduled);
    }

    @Test
    void nothingWhereTheJobHasJustRun() {
        assertThat(said(
                        "last_finish = now(), last_successful_finish = now(), last_run_success = true,"
                                + " next_start = now() + interval '1 hour'",
                        Map.of()))
                .isEmpty();
    }

    @Test
    void anAggregateThatHasMissedItsSchedulesIsStale() {
        String late = "last_finish = now() - interval '4 hours', last_successful_finish = now() - interval '4 hours',"
                + " last_run_success = true, next_start = now() + interval '1 hour'";

        assertThat(said(late, Map.of())).containsOnlyKeys("aggregates");
        assertThat(said(late, Map.of()).toString()).contains("aggregate=hourly", "schedule=PT1H");
        assertThat(said(late, Map.of("timescale.health.aggregates.missed-schedules", "5")))
                .isEmpty();
    }

    @Test
    void jobsThatAreDueAndDoNotRunWaitForWorkers() {
        String due = "last_finish = now(), last_successful_finish = now(), last_run_success = true,"
                + " next_start = now() - interval '10 minutes'";

        assertThat(said(due, Map.of())).containsOnlyKeys("workers");
        assertThat(said(due, Map.of("timescale.health.workers.overdue", "1h"))).isEmpty();
    }

    @Test
    void aJobThatFailsAndOneThatWasGivenUp() {
        String failing = "last_finish = now(), last_successful_finish = '-infinity', last_run_success = false,"
                + " total_failures = 4, next_start = %s";
        Map<String, String> withoutAggregates = Map.of("timescale.health.aggregates.enabled", "false");
        String job = "policy_refresh_continuous_aggregate:hourly";

        assertThat(said(failing.formatted("now() + interval '1 hour'"), withoutAggregates))
                .containsExactly(
                        Map.entry("jobs", Map.of("failing", List.of(Map.of("job", job, "failures", 4)))));
        assertThat(said(failing.formatted("'-infinity'"), withoutAggregates).toString())
                .contains("failing=", "givenUp=[" + job + "]");
    }
}
