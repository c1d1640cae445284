package io.github.timescale4j.client.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.admin.RefreshedWindow;
import io.github.timescale4j.schema.RelationName;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReportTest {

    private static final RelationName HOURS = new RelationName("public", "hours");

    private static Instant at(int hour) {
        return Instant.EPOCH.plusSeconds(3_600L * hour);
    }

    private static RefreshedWindow window(int from, int to) {
        return new RefreshedWindow(HOURS, at(from), at(to));
    }

    private static List<RefreshedWindow> left(RefreshedWindow... refreshed) {
        return new CsvReport(9, 8, 0, List.of(), List.of(), at(10), at(20), Arrays.asList(refreshed), null)
                .notRefreshed();
    }

    @Test
    void whatARefreshCutOffIsSaid() {
        assertThat(left(window(9, 21))).isEmpty();
        assertThat(left(window(12, 21))).containsExactly(window(10, 12));
        assertThat(left(window(9, 18))).containsExactly(window(18, 20));
        assertThat(left(window(12, 18))).containsExactly(window(10, 12), window(18, 20));
        assertThat(left(window(30, 30))).containsExactly(window(10, 20));
        assertThat(left()).isEmpty();
    }

    @Test
    void rowsThatAreNeitherStoredNorRefusedAreUndecided() {
        assertThat(new CsvReport(9, 6, 1, List.of(), List.of(), null, null, List.of(), null).undecided())
                .isEqualTo(2);
    }
}
