package io.github.timescale4j.client.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.statistics.JobReader.Job;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can be known of failures in a row by a role that is not shown them. */
class FailureStreaksTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final FailureStreaks streaks = new FailureStreaks();

    /** How many failures in a row a job is said to have that the server says have been so many. */
    private int read(@Nullable Instant success, long failures, int failing) {
        Job job = new Job(
                1001,
                "policy_retention",
                "public",
                "metric_data",
                "metric_data",
                100,
                failures,
                failing,
                null,
                NOON,
                success,
                NOON,
                false,
                false,
                3600);
        return streaks.extended(List.of(job)).get(0).failing();
    }

    @Test
    void eachFailureThatIsSeenCounts() {
        assertThat(read(NOON, 7, 1)).isEqualTo(1);
        assertThat(read(NOON, 8, 1)).isEqualTo(2);
        assertThat(read(NOON, 10, 1)).isEqualTo(4);
        assertThat(read(NOON, 10, 0)).as("while it runs").isEqualTo(4);
    }

    @Test
    void aSuccessBeginsAnew() {
        read(NOON, 7, 1);
        read(NOON, 9, 1);

        assertThat(read(NOON.plusSeconds(60), 9, 0)).isZero();
        assertThat(read(NOON.plusSeconds(60), 10, 1)).isEqualTo(1);
        assertThat(read(NOON.plusSeconds(90), 12, 1))
                .as("a success between two readings")
                .isEqualTo(1);
    }

    @Test
    void oneThatHasNeverSucceededHasDoneNothingButFail() {
        assertThat(read(null, 5, 1)).isEqualTo(5);
        assertThat(read(NOON, 5, 0)).isZero();
    }

    @Test
    void whatTheServerRemembersCountsWhereItIsMore() {
        assertThat(read(NOON, 7, 4)).isEqualTo(4);
        assertThat(read(NOON, 8, 5)).isEqualTo(5);
        assertThat(read(NOON, 9, 2)).as("the server has forgotten some").isEqualTo(6);
    }

    @Test
    void aNumberThatFallsBeginsAnew() {
        read(NOON, 7, 3);

        assertThat(read(NOON, 2, 1)).isEqualTo(1);
    }

    @Test
    void aJobThatIsGoneIsForgotten() {
        read(NOON, 7, 1);
        streaks.extended(List.of());

        assertThat(read(NOON, 9, 1)).isEqualTo(1);
    }
}
