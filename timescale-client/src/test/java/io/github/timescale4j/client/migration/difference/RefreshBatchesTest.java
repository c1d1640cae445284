package io.github.timescale4j.client.migration.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.ServerVersion.Edition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshBatchesTest {

    private static final String VIEW = "CREATE MATERIALIZED VIEW \"hourly\" AS SELECT 1";
    private static final String REFRESH =
            "SELECT add_continuous_aggregate_policy('\"hourly\"', start_offset => NULL, end_offset => INTERVAL '1 hour')";
    private static final String RETENTION = "SELECT add_retention_policy('\"hourly\"', drop_after => INTERVAL '1 day')";

    @ParameterizedTest
    @ValueSource(strings = {"2.19.0", "2.20.3", "2.21.0", "2.23.0-dev", "3.0.0"})
    void aReleaseThatKnowsItIsTold(String version) {
        assertThat(explicit(version, VIEW, REFRESH, RETENTION))
                .containsExactly(VIEW, with(REFRESH, ", buckets_per_batch => 0)"), RETENTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.11.2", "2.18.2", "2.19.0-dev"})
    void aReleaseThatDoesNotKnowItIsNotTold(String version) {
        assertThat(explicit(version, VIEW, REFRESH)).containsExactly(VIEW, REFRESH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", buckets_per_batch => 5)",
                ", max_batches_per_execution => 5)",
                ", refresh_newest_first => false)",
                ", buckets_per_batch => 5, refresh_newest_first => false)"
            })
    void whatIsDeclaredStaysAsItIs(String options) {
        String declared = with(REFRESH, options);

        assertThat(explicit("2.25.0", VIEW, declared)).containsExactly(VIEW, declared);
        assertThat(RefreshBatches.declared(declared)).isEqualTo(declared);
        assertThat(RefreshBatches.portable(declared)).isEqualTo(declared);
    }

    @Test
    void whatWasCompletedIsToldFromWhatIsDeclared() {
        String completed = explicit("2.25.0", REFRESH).get(0);

        assertThat(RefreshBatches.declared(completed)).isEqualTo(REFRESH);
        assertThat(RefreshBatches.declared(RefreshBatches.portable(completed))).doesNotContain("buckets_per_batch =>");
    }

    @Test
    void aFileAsksWhatTheServerKnows() {
        assertThat(RefreshBatches.portable(explicit("2.25.0", REFRESH).get(0)))
                .startsWith("DO $batches$")
                .contains("PERFORM" + REFRESH.substring(6) + ";")
                .contains("PERFORM" + with(REFRESH, ", buckets_per_batch => 0)").substring(6) + ";");
    }

    private static String with(String policy, String options) {
        return policy.substring(0, policy.length() - 1) + options;
    }

    private static List<String> explicit(String version, String... statements) {
        return RefreshBatches.explicit(List.of(statements), new ServerVersion("17.5", version, Edition.COMMUNITY));
    }
}
