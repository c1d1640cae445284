package io.github.timescale4j.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The alerts ask for metrics that there are, of this cluster only, and each says what to do. */
class AlertsTest {

    /**
     * Those of CloudNativePG 1.30's exporter ({@code cnpg_collector_*} and the queries of its {@code default-monitoring}), of the
     * Barman Cloud plugin 0.14 and of the kubelet.
     */
    private static final Set<String> METRICS = Set.of(
            "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp",
            "cnpg_backends_total",
            "cnpg_collector_up",
            "cnpg_pg_database_xid_age",
            "cnpg_pg_replication_lag",
            "cnpg_pg_replication_streaming_replicas",
            "cnpg_pg_settings_setting",
            "cnpg_pg_stat_archiver_last_archived_time",
            "cnpg_pg_stat_archiver_last_failed_time",
            "kubelet_volume_stats_available_bytes",
            "kubelet_volume_stats_capacity_bytes");

    private static final Pattern METRIC = Pattern.compile("([a-z_]+)\\{([^}]*)}");

    private static final String OF_THE_CLUSTER =
            "namespace=\"metrics\", (pod=~\"timescale-\\[1-9]\\[0-9]\\*\"|persistentvolumeclaim=~\"timescale-\\[1-9]\\[0-9]\\*\\(-wal\\)\\?\").*";

    @Test
    void everyMetricIsOneThatThereIsAndOfThisCluster() {
        Set<String> used = new TreeSet<>();
        for (JsonNode rule : rules("network")) {
            Matcher metric = METRIC.matcher(rule.get("expr").asText());
            while (metric.find()) {
                used.add(metric.group(1));
                assertThat(metric.group(2)).matches(OF_THE_CLUSTER);
            }
        }

        assertThat(used).isEqualTo(new TreeSet<>(METRICS));
    }

    @Test
    void aClusterWithoutReplicasAndBackupsHasNoAlertsAboutThem() {
        List<String> alerts = new ArrayList<>();
        String values = "{timescaledb: {backup: {enabled: false}, monitoring: {prometheusRule: {enabled: true}}}}";
        rulesOf(Chart.renderYaml(values))
                .forEach(rule -> alerts.add(rule.get("alert").asText()));

        assertThat(alerts)
                .containsExactly(
                        "TimescaleAbsent",
                        "TimescaleInstanceDown",
                        "TimescaleConnections",
                        "TimescaleWraparound",
                        "TimescaleVolumeFull");
    }

    @Test
    void theManualKnowsEachAlert() throws IOException {
        String page = Files.readString(Path.of("../docs/operations/kubernetes.md"));

        for (JsonNode rule : rules("network")) {
            assertThat(page).contains("`" + rule.get("alert").asText() + "`");
        }
    }

    private static JsonNode rules(String name) {
        return rulesOf(Chart.renderCase(name));
    }

    private static JsonNode rulesOf(String rendered) {
        return Manifest.get(Manifest.all(rendered), "PrometheusRule").at("/spec/groups/0/rules");
    }
}
