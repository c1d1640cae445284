package io.github.timescale4j.spring.actuate;

import static io.github.timescale4j.spring.statistics.HandMade.NOON;
import static io.github.timescale4j.spring.statistics.HandMade.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.ConnectionTroubleshooter;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.migration.DeclaredSchemaCheck;
import io.github.timescale4j.client.statistics.AggregateStatistics;
import io.github.timescale4j.client.statistics.HypertableStatistics;
import io.github.timescale4j.client.statistics.JobStatistics;
import io.github.timescale4j.client.statistics.Statistics;
import io.github.timescale4j.spring.statistics.HandMade;
import io.github.timescale4j.spring.statistics.PoolState;
import io.github.timescale4j.spring.statistics.StatisticsCache;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** What the endpoint makes of statistics, without a database. */
class TimescaleEndpointTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final TimeScaleClient client = HandMade.client();

    private static AggregateStatistics aggregate(
            String name, @Nullable Instant lastRefresh, @Nullable Duration schedule, int failures) {
        return new AggregateStatistics("public", name, name, false, HOUR, lastRefresh, schedule, failures);
    }

    private static JobStatistics job(int id, int failures, @Nullable Instant next, boolean gaveUp, boolean paused) {
        return new JobStatistics(
                id,
                "policy_retention",
                "metric_data",
                id == 1005 ? 0 : 9,
                failures,
                failures,
                Duration.ofMillis(1500),
                NOON.minusSeconds(60),
                NOON.minusSeconds(50),
                next,
                gaveUp,
                paused,
                HOUR);
    }

    private static Statistics full(Instant at, long rows) {
        return HandMade.statistics(
                at,
                List.of(
                        table("metric_data", 800, rows),
                        new HypertableStatistics(
                                "public", "slow", "slow", true, 1, null, null, null, 0, null, null, 0)),
                List.of(
                        aggregate("fine", NOON.minusSeconds(60), HOUR, 0),
                        aggregate("failing", NOON.minusSeconds(60), HOUR, 2),
                        aggregate("late", NOON.minusSeconds(4 * 3600), HOUR, 0),
                        aggregate("fresh", null, HOUR, 0),
                        aggregate("alone", null, null, 0)),
                List.of(
                        job(1000, 0, NOON.plusSeconds(600), false, false),
                        job(1001, 3, NOON.plusSeconds(600), false, false),
                        job(1002, 0, null, true, false),
                        job(1003, 0, NOON.minusSeconds(600), false, false),
                        job(1004, 3, null, false, true),
                        job(1005, 0, null, false, false)));
    }

    private TimescaleEndpoint endpoint(@Nullable StatisticsCache cache) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        return new TimescaleEndpoint(
                "shop",
                new EndpointProperties(URI.create("https://wiki.example.com/timescale")),
                client,
                new StatisticsSections(cache, HandMade.PROPERTIES),
                new ChunkReader(client, Duration.ofSeconds(1)),
                new DiagnosisRunner(
                        client,
                        beans.getBeanProvider(PerformanceTroubleshooter.class),
                        beans.getBeanProvider(ConnectionTroubleshooter.class),
                        beans.getBeanProvider(DeclaredSchemaCheck.class)));
    }

    private TimescaleEndpoint filled() {
        return endpoint(HandMade.cache(client, full(NOON.minusSeconds(60), 1_000), full(NOON, 1_600)));
    }

    @Test
    void theOverviewSaysWhatTheServerIsAndHowOldThatIs() {
        Answers.Overview overview = filled().overview();

        assertThat(overview.application()).isEqualTo("shop");
        assertThat(overview.server()).satisfies(server -> {
            assertThat(server.extension()).isEqualTo("2.23.1");
            assertThat(server.edition()).isEqualTo("community");
            assertThat(server.maxConnections()).isEqualTo(100);
        });
        assertThat(overview.statistics().readAt()).isEqualTo(NOON);
        assertThat(overview.statistics().ageSeconds()).isBetween(0.0, 30.0);
        assertThat(overview.statistics().fresh()).isTrue();
        assertThat(overview.pool()).isEqualTo(new PoolState(0, 0, 0, 10));
        assertThat(overview.totals()).isEqualTo(new Answers.Totals(1, 5, 6, 3, 5, 800L));
        assertThat(overview.sections()).contains("diagnosis", "history");
    }

    @Test
    void sizesThatNobodyCouldTellAreNotNothing() {
        Statistics slow = HandMade.statistics(
                NOON,
                List.of(new HypertableStatistics(
                        "public", "slow", "slow", false, 7, null, null, null, 0, null, null, 0)),
                List.of(),
                List.of());

        assertThat(endpoint(HandMade.cache(client, slow)).overview().totals())
                .isEqualTo(new Answers.Totals(1, 0, 0, 0, 7, null));
    }

    @Test
    void aHypertableHasItsRatioAndWhatIsInsertedNow() {
        Answers.Hypertables section = (Answers.Hypertables) filled().section("hypertables", null);

        assertThat(section.hypertables()).hasSize(2);
        assertThat(section.hypertables().get(0)).satisfies(table -> {
            assertThat(table.relation()).isEqualTo("metric_data");
            assertThat(table.bytes()).isEqualTo(800);
            assertThat(table.toastBytes()).isEqualTo(200);
            assertThat(table.compressionRatio()).isEqualTo(4);
            assertThat(table.rowsPerSecond()).isEqualTo(10);
        });
        assertThat(section.hypertables().get(1)).satisfies(table -> {
            assertThat(table.bytes()).isNull();
            assertThat(table.compressionRatio()).isNull();
            assertThat(table.aggregate()).isTrue();
        });
    }

    @Test
    void anAggregateIsMeasuredByItsSchedule() {
        Answers.Aggregates section = (Answers.Aggregates) filled().section("aggregates", null);

        assertThat(section.aggregates())
                .extracting(Answers.Aggregate::state)
                .containsExactly("ok", "failing", "late", "not refreshed yet", "no policy");
        assertThat(section.aggregates().get(0).lagSeconds()).isEqualTo(3600);
        assertThat(section.aggregates().get(0).scheduleSeconds()).isEqualTo(3600);
    }

    @Test
    void aJobHasOneState() {
        Answers.Jobs section = (Answers.Jobs) filled().section("jobs", null);

        assertThat(section.jobs())
                .extracting(Answers.Job::state)
                .containsExactly("ok", "failing", "gave up", "late", "paused", "not run yet");
        assertThat(section.jobs().get(0).lastDurationSeconds()).isEqualTo(1.5);
    }

    @Test
    void theHistoryHasAValueForEachPoint() {
        Answers.History section = (Answers.History) filled().section("history", null);

        assertThat(section.points()).containsExactly(NOON.minusSeconds(60), NOON);
        assertThat(section.series()).hasSize(2);
        assertThat(section.series().get(0).bytes()).containsExactly(800L, 800L);
        assertThat(section.series().get(0).rowsPerSecond()).containsExactly(null, 10.0);
        assertThat(section.series().get(1).bytes()).containsExactly(null, null);
    }

    @Test
    void beforeTheFirstReadingThereIsNothingButNoFailure() {
        TimescaleEndpoint endpoint = endpoint(HandMade.cache(client));

        assertThat(endpoint.overview().server()).isNull();
        assertThat(endpoint.overview().statistics()).isEqualTo(new Answers.Reading(true, null, null, false, 60.0));
        for (String section : List.of("hypertables", "aggregates", "jobs", "history")) {
            assertThat(endpoint.section(section, null)).isNotNull();
        }
    }

    @Test
    void whereNobodyAsksItSaysSo() {
        assertThat(endpoint(null).overview().statistics().enabled()).isFalse();
        assertThat(endpoint(null).section("jobs", null)).isNotNull();
    }

    @Test
    void anUnknownSectionIsNotThere() {
        assertThat(filled().section("users", null)).isNull();
        assertThat(filled().section("ui", null))
                .as("a page is no answer under JMX")
                .isNull();
    }

    @Test
    void chunksNeedARelation() {
        assertThatExceptionOfType(InvalidEndpointRequestException.class)
                .isThrownBy(() -> filled().section("chunks", null))
                .withMessageContaining("needs a relation");
    }

    @Test
    void aDiagnosisWithoutTroubleshootersSaysThatNothingWasLookedAt() {
        Answers.Diagnosis diagnosis = (Answers.Diagnosis) filled().section("diagnosis", null);

        assertThat(diagnosis.complete()).isFalse();
        assertThat(diagnosis.notChecked())
                .extracting(Answers.NotChecked::what)
                .contains("the connection", "slow queries", "jobs");
    }

    @Test
    void whereNothingIsDeclaredNothingHasDrifted() {
        Answers.Drift drift = (Answers.Drift) filled().section("drift", null);

        assertThat(drift.declared()).isFalse();
        assertThat(drift.findings()).isEmpty();
        assertThat(drift.notChecked())
                .singleElement()
                .satisfies(each -> assertThat(each.why()).contains("Nothing is declared"));
    }

    @Test
    void theManualIsAnAddressOfTheWeb() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new EndpointProperties(URI.create("javascript:alert(1)")))
                .withMessageContaining("timescale.endpoint.manual");
    }
}
