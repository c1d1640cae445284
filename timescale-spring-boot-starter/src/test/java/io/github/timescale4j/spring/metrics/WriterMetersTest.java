package io.github.timescale4j.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.event.WriterEvent;
import io.github.timescale4j.client.event.WriterEvent.Kind;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WriterMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WriterMeters meters = new WriterMeters(registry);

    private double rows(String outcome) {
        return registry.get("timescale.writer.rows")
                .tags("table", "metric_data", "outcome", outcome)
                .counter()
                .count();
    }

    private void happens(Kind kind, long rows, String sqlState) {
        happens(kind, rows, 0, sqlState);
    }

    private void happens(Kind kind, long rows, int chunks, String sqlState) {
        meters.onWriter(new WriterEvent(kind, "metric_data", rows, Duration.ofMillis(40), 1, chunks, sqlState));
    }

    @Test
    void countsRowsByWhatBecameOfThem() {
        happens(Kind.STORED, 100, null);
        happens(Kind.STORED, 20, null);
        happens(Kind.DEAD, 3, "23514");
        happens(Kind.DROPPED, 4, null);
        happens(Kind.REFUSED, 5, null);

        assertThat(rows("stored")).isEqualTo(120);
        assertThat(rows("dead")).isEqualTo(3);
        assertThat(rows("dropped")).isEqualTo(4);
        assertThat(rows("refused")).isEqualTo(5);
        assertThat(registry.find("timescale.writer.retries").counter()).isNull();
    }

    @Test
    void whatHasNotHappenedYetIsCountedAsNothing() {
        happens(Kind.STORED, 100, null);

        assertThat(rows("dead")).as("its first growth is seen").isZero();
        assertThat(rows("dropped")).isZero();
        assertThat(rows("refused")).isZero();
    }

    @Test
    void timesAttemptsAndCountsRetries() {
        happens(Kind.STORED, 100, null);
        happens(Kind.RETRY, 100, "40P01");
        happens(Kind.RETRY, 100, "40001");

        assertThat(registry.get("timescale.writer.batch")
                        .tags("table", "metric_data", "outcome", "success")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(40);
        assertThat(registry.get("timescale.writer.batch")
                        .tag("outcome", "error")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("timescale.writer.retries")
                        .tag("sqlstate.class", "40")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(rows("stored")).as("what is sent again is not counted").isEqualTo(100);
    }

    @Test
    void showsIntoHowManyChunksBatchesGo() {
        happens(Kind.STORED, 100, 1, null);
        happens(Kind.STORED, 100, 3, null);
        happens(Kind.STORED, 100, 0, null);

        DistributionSummary chunks = registry.get("timescale.writer.chunks")
                .tags("table", "metric_data")
                .summary();
        assertThat(chunks.count()).as("where it is known").isEqualTo(2);
        assertThat(chunks.max()).isEqualTo(3);
    }

    @Test
    void whatWasDecidedHadBeenAccepted() {
        happens(Kind.STORED, 100, null);
        happens(Kind.RETRY, 50, "40P01");
        happens(Kind.DEAD, 3, "23514");
        happens(Kind.DROPPED, 4, null);
        happens(Kind.REFUSED, 5, null);

        assertThat(registry.get("timescale.writer.rows")
                        .tags("table", "metric_data", "outcome", "accepted")
                        .functionCounter()
                        .count())
                .isEqualTo(107);
    }

    @Test
    void namesOnlySoManyTables() {
        for (int i = 0; i < 150; i++) {
            meters.onWriter(new WriterEvent(Kind.STORED, "t" + i, 10, Duration.ofMillis(40), 1, 1, null));
        }

        assertThat(registry.get("timescale.writer.chunks").summaries()).hasSize(101);
        assertThat(registry.get("timescale.writer.rows")
                        .tag("outcome", "accepted")
                        .functionCounters())
                .hasSize(101);
        assertThat(registry.get("timescale.writer.rows")
                        .tags("table", "other", "outcome", "accepted")
                        .functionCounter()
                        .count())
                .isEqualTo(500);
    }
}
