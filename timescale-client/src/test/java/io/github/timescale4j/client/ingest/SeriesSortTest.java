package io.github.timescale4j.client.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The order in which rows are sent. */
class SeriesSortTest {

    private static final long CHUNK = 100;

    private record Row(
            long time, @Nullable String device, @Nullable String metric, int number) {}

    @Test
    void withoutASeriesRowsAreSentInTheOrderOfTheirTime() {
        List<Row> rows = rows(500, 5, 2);

        List<Row> sorted = sort(rows, List.of());

        assertThat(sorted)
                .isEqualTo(rows.stream().sorted(Comparator.comparing(Row::time)).toList());
    }

    @Test
    void aChunkIsWrittenSeriesAfterSeriesAndASeriesInTheOrderOfItsTime() {
        List<Row> rows = rows(2_000, 7, 3);

        List<Row> sorted = sort(rows, List.of(Row::device, Row::metric));

        assertThat(sorted).containsExactlyInAnyOrderElementsOf(rows);
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Row row = sorted.get(i);
            String run = row.time() / CHUNK + " " + row.device() + " " + row.metric();
            if (runs.isEmpty() || !runs.get(runs.size() - 1).equals(run)) {
                runs.add(run);
            } else {
                Row before = sorted.get(i - 1);
                assertThat(before.time()).isLessThanOrEqualTo(row.time());
                assertThat(before.time() < row.time() || before.number() < row.number())
                        .isTrue();
            }
        }
        assertThat(runs).doesNotHaveDuplicates();
        assertThat(runs.stream().map(run -> Long.parseLong(run.split(" ")[0]))).isSorted();
    }

    @Test
    void rowsWithoutADeviceAreASeriesToo() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(new Row(i, i % 2 == 0 ? null : "device", null, i));
        }

        List<Row> sorted = sort(rows, List.of(Row::device));

        assertThat(sorted.subList(0, 20)).allMatch(row -> row.device() == null);
    }

    @Test
    void whereASeriesHasFewRowsTheTimeDecides() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rows.add(new Row(i, "device-" + i % 10, null, i));
        }
        Collections.shuffle(rows, new Random(3));

        assertThat(sort(rows, List.of(Row::device))).isSortedAccordingTo(Comparator.comparing(Row::time));
    }

    private static List<Row> sort(List<Row> rows, List<Function<Row, @Nullable Object>> series) {
        Object[] array = rows.toArray();
        new SeriesSort<>(Row::time, series, CHUNK).sort(array);
        List<Row> sorted = new ArrayList<>();
        for (Object row : array) {
            sorted.add((Row) row);
        }
        return sorted;
    }

    private static List<Row> rows(int count, int devices, int metrics) {
        Random random = new Random(1);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Row(
                    random.nextInt(500), "device-" + random.nextInt(devices), "metric-" + random.nextInt(metrics), i));
        }
        return rows;
    }
}
