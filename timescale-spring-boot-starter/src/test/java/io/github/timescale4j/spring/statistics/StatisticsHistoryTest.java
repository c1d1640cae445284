package io.github.timescale4j.spring.statistics;

import static io.github.timescale4j.spring.statistics.HandMade.NOON;
import static io.github.timescale4j.spring.statistics.HandMade.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.statistics.Statistics;
import io.github.timescale4j.spring.statistics.StatisticsHistory.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsHistoryTest {

    private final StatisticsHistory history = new StatisticsHistory(Duration.ofHours(24));

    private static Statistics reading(Instant at, long bytes, long rows) {
        return HandMade.statistics(at, List.of(table("metric_data", bytes, rows)), List.of(), List.of());
    }

    @Test
    void eachAnswerIsAPointAtFirst() {
        for (int i = 0; i < 10; i++) {
            history.add(reading(NOON.plusSeconds(60L * i), i, 0));
        }

        assertThat(history.points()).hasSize(10);
        assertThat(history.points().get(9).at()).isEqualTo(NOON.plusSeconds(540));
    }

    @Test
    void holdsAsManyPointsAsItMayOverAllOfItsTimeAndTheLastAnswer() {
        int minutes = 3 * 24 * 60;
        for (int i = 0; i <= minutes; i++) {
            history.add(reading(NOON.plusSeconds(60L * i), i, 0));
            List<Point> points = history.points();
            assertThat(points).hasSizeLessThanOrEqualTo(StatisticsHistory.MAX_POINTS);
            assertThat(points.get(points.size() - 1).at()).isEqualTo(NOON.plusSeconds(60L * i));
        }

        List<Point> points = history.points();
        Instant last = NOON.plusSeconds(60L * minutes);
        assertThat(points).hasSizeGreaterThan(StatisticsHistory.MAX_POINTS / 2);
        assertThat(points.get(0).at()).isBetween(last.minusSeconds(24 * 3600), last.minusSeconds(23 * 3600));
        assertThat(points).extracting(Point::at).isSorted();
    }

    @Test
    void keepsTheBeginningWhileItThinsOut() {
        for (int i = 0; i < 1000; i++) {
            history.add(reading(NOON.plusSeconds(60L * i), i, 0));
        }

        assertThat(history.points().get(0).at()).isEqualTo(NOON);
        assertThat(history.points()).hasSizeBetween(100, StatisticsHistory.MAX_POINTS);
    }

    @Test
    void knowsTheLargestRelationsOnly() {
        history.add(HandMade.statistics(
                NOON,
                IntStream.range(0, 150)
                        .mapToObj(i -> table("table_" + i, 1_000_000 - i, 0))
                        .toList(),
                List.of(),
                List.of()));

        assertThat(history.points().get(0).readings())
                .hasSize(StatisticsHistory.MAX_RELATIONS)
                .containsKeys("table_0", "table_99")
                .doesNotContainKey("table_100");
    }

    @Test
    void rowsPerSecondAreThoseBetweenTheLastTwoPoints() {
        history.add(reading(NOON, 0, 1_000));
        assertThat(history.rowsPerSecond()).isEmpty();

        history.add(reading(NOON.plusSeconds(60), 0, 1_600));
        assertThat(history.rowsPerSecond()).containsOnlyKeys("metric_data").containsEntry("metric_data", 10.0);
    }

    @Test
    void nothingIsSaidOfRowsWhereTheServerCountsLessThanBefore() {
        history.add(reading(NOON, 0, 1_000));
        history.add(reading(NOON.plusSeconds(60), 0, 400));

        assertThat(history.rowsPerSecond()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackLeavesNoPointInTheFuture() {
        history.add(reading(NOON, 1, 0));
        history.add(reading(NOON.plusSeconds(600), 2, 0));
        history.add(reading(NOON.plusSeconds(60), 3, 0));

        assertThat(history.points()).extracting(Point::at).containsExactly(NOON, NOON.plusSeconds(60));
    }
}
