package io.github.timescale4j.spring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.statistics.AggregateStatistics;
import io.github.timescale4j.client.statistics.JobStatistics;
import io.github.timescale4j.client.statistics.ServerState;
import io.github.timescale4j.client.statistics.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Each thing that may be wrong with a database that answers, and the same where it is switched off or well. */
class HealthChecksTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static HealthChecks checks(Map<String, String> properties) {
        return new HealthChecks(new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("timescale.health", HealthProperties.class));
    }

    private static ServerState server(@Nullable Integer workers, String installed, String database) {
        return new ServerState(
                new ServerVersion("17.5", database, Edition.COMMUNITY), installed, false, 7, 100, workers, 16);
    }

    private static Statistics statistics(
            Instant at, ServerState server, List<AggregateStatistics> aggregates, List<JobStatistics> jobs) {
        return new Statistics(at, server, List.of(), aggregates, jobs);
    }

    private static Statistics with(JobStatistics... jobs) {
        return statistics(NOON, server(2, "2.23.1", "2.23.1"), List.of(), List.of(jobs));
    }

    private static JobStatistics job(int failing, Instant next, boolean gaveUp) {
        return new JobStatistics(
                1001,
                "policy_retention",
                "metric_data",
                9,
                failing,
                failing,
                null,
                NOON,
                null,
                next,
                gaveUp,
                false,
                HOUR);
    }

    private static AggregateStatistics aggregate(@Nullable Instant lastRefresh, @Nullable Duration schedule) {
        return new AggregateStatistics("public", "hourly", "hourly", false, null, lastRefresh, schedule, 0);
    }

    @Test
    void aJobThatFailsAgainAndAgain() {
        Statistics failing = with(job(3, NOON, false));

        assertThat(checks(Map.of()).of(failing))
                .containsOnlyKeys("jobs")
                .hasToString("{jobs={failing=[" + Map.of("job", "policy_retention:metric_data", "failures", 3) + "]}}");
        assertThat(checks(Map.of()).of(with(job(2, NOON, false)))).isEmpty();
        assertThat(checks(Map.of("timescale.health.jobs.failures", "4")).of(failing))
                .isEmpty();
        assertThat(checks(Map.of("timescale.health.jobs.enabled", "false")).of(failing))
                .isEmpty();
    }

    @Test
    void noMoreNamesThanAnybodyReads() {
        Statistics many =
                with(IntStream.range(0, 50).mapToObj(i -> job(5, NOON, false)).toArray(JobStatistics[]::new));

        assertThat(checks(Map.of()).of(many))
                .extractingByKey("jobs")
                .extracting("failing")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(10);
    }

    @Test
    void aJobThatNobodyWillStartAgain() {
        assertThat(checks(Map.of()).of(with(job(0, null, true))))
                .hasToString("{jobs={givenUp=[policy_retention:metric_data]}}");
        assertThat(checks(Map.of("timescale.health.given-up-jobs.enabled", "false"))
                        .of(with(job(0, null, true))))
                .isEmpty();
    }

    @Test
    void anAggregateWhoseRefreshIsLate() {
        ServerState server = server(2, "2.23.1", "2.23.1");
        AggregateStatistics late = aggregate(NOON.minus(Duration.ofMinutes(182)), HOUR);
        AggregateStatistics inTime = aggregate(NOON.minus(Duration.ofMinutes(180)), HOUR);

        assertThat(checks(Map.of()).of(statistics(NOON, server, List.of(late), List.of())))
                .containsOnlyKeys("aggregates");
        assertThat(checks(Map.of()).of(statistics(NOON, server, List.of(inTime), List.of())))
                .isEmpty();
        assertThat(checks(Map.of()).of(statistics(NOON, server, List.of(aggregate(null, null)), List.of())))
                .as("without a policy")
                .isEmpty();
        assertThat(checks(Map.of()).of(statistics(NOON, server(null, "2.23.1", "2.23.1"), List.of(late), List.of())))
                .as("for a role that may not see the scheduler")
                .containsOnlyKeys("aggregates");
        assertThat(checks(Map.of("timescale.health.aggregates.missed-schedules", "4"))
                        .of(statistics(NOON, server, List.of(late), List.of())))
                .isEmpty();
        assertThat(checks(Map.of("timescale.health.aggregates.enabled", "false"))
                        .of(statistics(NOON, server, List.of(late), List.of())))
                .isEmpty();
    }

    @Test
    void anAggregateThatIsNeverRefreshedCountsFromTheFirstTimeItWasSeen() {
        HealthChecks checks = checks(Map.of());
        ServerState server = server(2, "2.23.1", "2.23.1");
        List<AggregateStatistics> never = List.of(aggregate(null, HOUR));

        assertThat(checks.of(statistics(NOON, server, never, List.of()))).isEmpty();
        assertThat(checks.of(statistics(NOON.plus(Duration.ofHours(3)), server, never, List.of())))
                .isEmpty();
        assertThat(checks.of(statistics(NOON.plus(Duration.ofMinutes(182)), server, never, List.of())))
                .containsOnlyKeys("aggregates");
    }

    @Test
    void jobsThatAreDueAndDoNotRun() {
        List<JobStatistics> due = List.of(job(0, NOON.minus(Duration.ofMinutes(6)), false));
        Statistics late = statistics(NOON, server(5, "2.23.1", "2.23.1"), List.of(), due);

        assertThat(checks(Map.of()).of(late))
                .containsOnlyKeys("workers")
                .extractingByKey("workers")
                .hasToString("{used=5, max=16, overdueJobs=1}");
        assertThat(checks(Map.of("timescale.health.workers.overdue", "10m")).of(late))
                .isEmpty();
        assertThat(checks(Map.of("timescale.health.workers.enabled", "false")).of(late))
                .isEmpty();
    }

    @Test
    void whoMayNotSeeTheWorkersSeesThatJobsAreDue() {
        List<JobStatistics> due = List.of(job(0, NOON.minus(Duration.ofMinutes(6)), false));

        assertThat(checks(Map.of()).of(statistics(NOON, server(null, "2.23.1", "2.23.1"), List.of(), due)))
                .extractingByKey("workers")
                .hasToString("{used=unknown, max=16, overdueJobs=1}");
    }

    @Test
    void aServerInOneProcessHasNoScheduler() {
        ServerState embedded = new ServerState(
                new ServerVersion("17.5", "2.23.1", Edition.COMMUNITY), "2.23.1", false, 0, 100, null, 16);
        AggregateStatistics late = aggregate(NOON.minus(Duration.ofDays(9)), HOUR);

        assertThat(checks(Map.of())
                        .of(statistics(NOON, embedded, List.of(late), List.of(job(0, NOON.minus(HOUR), false)))))
                .isEmpty();
    }

    @Test
    void aLibraryThatIsOlderThanTheDatabase() {
        assertThat(checks(Map.of()).of(statistics(NOON, server(2, "2.19.3", "2.23.1"), List.of(), List.of())))
                .containsOnlyKeys("library");
        assertThat(checks(Map.of()).of(statistics(NOON, server(2, "2.23.1", "2.19.3"), List.of(), List.of())))
                .isEmpty();
        assertThat(checks(Map.of("timescale.health.library.enabled", "false"))
                        .of(statistics(NOON, server(2, "2.19.3", "2.23.1"), List.of(), List.of())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs.failures", "aggregates.missed-schedules"})
    void aLimitThatCallsEverythingFailingIsRefused(String property) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> checks(Map.of("timescale.health." + property, "0")))
                .havingRootCause()
                .withMessage("timescale.health." + property + " must be at least 1, not 0");
    }
}
