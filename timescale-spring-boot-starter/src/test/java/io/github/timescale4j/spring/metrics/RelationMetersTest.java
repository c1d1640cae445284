package io.github.timescale4j.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.statistics.AggregateStatistics;
import io.github.timescale4j.client.statistics.HypertableStatistics;
import io.github.timescale4j.client.statistics.JobStatistics;
import io.github.timescale4j.client.statistics.ServerState;
import io.github.timescale4j.client.statistics.Statistics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of the answers of a database. */
class RelationMetersTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ServerState SERVER =
            new ServerState(new ServerVersion("17.5", "2.23.1", Edition.COMMUNITY), "2.23.1", false, 7, 100, 3, 16);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicBoolean fresh = new AtomicBoolean(true);
    private final RelationMeters meters = new RelationMeters(registry, 100, fresh::get);

    private static HypertableStatistics table(String name, long bytes, long inserted) {
        return new HypertableStatistics(
                "public", name, name, false, 4, bytes, bytes / 2, bytes / 4, 1, 1000L, 250L, inserted);
    }

    private static Statistics of(HypertableStatistics... tables) {
        return new Statistics(
                NOON,
                SERVER,
                List.of(tables),
                List.of(new AggregateStatistics(
                        "public", "hourly", "hourly", false, Duration.ofMinutes(90), NOON.minusSeconds(60), null, 0)),
                List.of());
    }

    private double value(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private double inserted(String relation) {
        return registry.get("timescale.hypertable.rows.inserted")
                .tags("relation", relation)
                .functionCounter()
                .count();
    }

    private long relations(String meter) {
        return registry.get(meter).meters().stream()
                .map(Meter::getId)
                .map(id -> id.getTag("relation"))
                .distinct()
                .count();
    }

    @Test
    void aTableHasItsSizeChunksAndRatio() {
        meters.set(of(table("metric_data", 800, 10)));

        assertThat(value("timescale.hypertable.size", "relation", "metric_data", "part", "table"))
                .isEqualTo(400);
        assertThat(value("timescale.hypertable.size", "relation", "metric_data", "part", "index"))
                .isEqualTo(200);
        assertThat(value("timescale.hypertable.size", "relation", "metric_data", "part", "toast"))
                .isEqualTo(200);
        assertThat(value("timescale.hypertable.chunks", "relation", "metric_data", "state", "row"))
                .isEqualTo(3);
        assertThat(value("timescale.hypertable.chunks", "relation", "metric_data", "state", "columnstore"))
                .isEqualTo(1);
        assertThat(value("timescale.hypertable.compression.ratio", "relation", "metric_data"))
                .isEqualTo(4);
    }

    @Test
    void anAggregateHasItsLagAndAge() {
        meters.set(of(table("hourly", 800, 10)));

        assertThat(value("timescale.aggregate.lag", "relation", "hourly")).isEqualTo(5400);
        assertThat(value("timescale.aggregate.refresh.age", "relation", "hourly"))
                .isEqualTo(60);
    }

    @Test
    void onlySoManyTablesAreNamedAndTheSmallestAreTheOthers() {
        meters.set(of(IntStream.range(0, 150)
                .mapToObj(i -> table("t" + i, 100_000 - i, 0))
                .toArray(HypertableStatistics[]::new)));

        for (String meter : List.of(
                "timescale.hypertable.size",
                "timescale.hypertable.chunks",
                "timescale.hypertable.compression.ratio",
                "timescale.hypertable.rows.inserted")) {
            assertThat(relations(meter)).as(meter).isEqualTo(101);
        }
        assertThat(value("timescale.hypertable.chunks", "relation", "other", "state", "row"))
                .isEqualTo(150);
        assertThat(value("timescale.hypertable.compression.ratio", "relation", "other"))
                .isEqualTo(4);
    }

    @Test
    void insertedRowsOnlyGrow() {
        meters.set(of(table("metric_data", 800, 1000)));
        assertThat(inserted("metric_data")).isZero();
        meters.set(of(table("metric_data", 800, 1010)));
        meters.set(of(table("metric_data", 800, 500)));
        assertThat(inserted("metric_data")).as("after chunks were dropped").isEqualTo(10);
        meters.set(of(table("metric_data", 800, 503)));

        assertThat(inserted("metric_data")).isEqualTo(13);
    }

    @Test
    void whatIsGoneHasNoMeterAnyMore() {
        meters.set(of(table("metric_data", 800, 0), table("old", 700, 0)));
        meters.set(of(table("metric_data", 800, 0)));

        assertThat(relations("timescale.hypertable.size")).isOne();
        assertThat(relations("timescale.hypertable.rows.inserted")).isOne();
    }

    @Test
    void anAnswerThatIsTooOldIsNone() {
        meters.set(of(table("metric_data", 800, 0)));
        fresh.set(false);

        assertThat(value("timescale.hypertable.compression.ratio", "relation", "metric_data"))
                .isNaN();
    }

    @Test
    void jobsAreNamedByWhatTheyDoAndOnlySoManyOfThem() {
        JobMeters jobs = new JobMeters(registry, fresh::get);
        jobs.set(IntStream.range(0, 250)
                .mapToObj(i -> job(1000 + i, "policy_retention", "t" + i))
                .toList());

        assertThat(registry.get("timescale.job.runs").functionCounters()).hasSize(201);

        jobs.set(Stream.of(
                        job(1001, "policy_refresh", "hourly"),
                        job(1002, "policy_refresh", "hourly"),
                        job(1003, "mine", null))
                .toList());

        assertThat(registry.get("timescale.job.runs").functionCounters()).hasSize(2);
        assertThat(registry.get("timescale.job.runs")
                        .tags("job.name", "policy_refresh:hourly")
                        .functionCounter()
                        .count())
                .isEqualTo(10);
        assertThat(value("timescale.job.failing", "job.name", "policy_refresh:hourly"))
                .isEqualTo(2);
        assertThat(value("timescale.job.duration", "job.name", "mine")).isEqualTo(1.5);
    }

    private static JobStatistics job(int id, String procedure, String relation) {
        return new JobStatistics(
                id,
                procedure,
                relation,
                5,
                3,
                2,
                Duration.ofMillis(1500),
                NOON,
                NOON,
                NOON,
                false,
                false,
                Duration.ofHours(1));
    }
}
