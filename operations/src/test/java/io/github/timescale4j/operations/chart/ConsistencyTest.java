package io.github.timescale4j.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What one resource says about another one is so. */
class ConsistencyTest {

    private static final String PLUGIN = "barman-cloud.cloudnative-pg.io";

    @ParameterizedTest
    @MethodSource("clusters")
    void whatIsNamedIsRendered(String name) {
        List<Manifest> manifests = Manifest.all(Chart.renderCase(name));
        Manifest cluster = Manifest.get(manifests, "Cluster");
        Manifest catalog = Manifest.get(manifests, "ImageCatalog");

        assertThat(manifests)
                .allSatisfy(manifest ->
                        assertThat(manifest.text("/metadata/namespace")).isEqualTo(Chart.NAMESPACE));
        assertThat(cluster.text("/spec/imageCatalogRef/name")).isEqualTo(catalog.name());
        assertThat(cluster.at("/spec/imageCatalogRef/major")).isEqualTo(catalog.at("/spec/images/0/major"));
        for (String kind : List.of("ScheduledBackup", "Pooler")) {
            Manifest.find(manifests, kind)
                    .ifPresent(manifest ->
                            assertThat(manifest.text("/spec/cluster/name")).isEqualTo(cluster.name()));
        }
        Manifest.find(manifests, "NetworkPolicy")
                .ifPresent(policy -> assertThat(policy.text("/spec/podSelector/matchLabels/cnpg.io~1cluster"))
                        .isEqualTo(cluster.name()));
        Manifest.find(manifests, "PodMonitor")
                .ifPresent(monitor -> assertThat(monitor.text("/spec/selector/matchLabels/cnpg.io~1cluster"))
                        .isEqualTo(cluster.name()));
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void aClusterArchivesWhereItsBackupsGo(String name) {
        List<Manifest> manifests = Manifest.all(Chart.renderCase(name));
        Manifest cluster = Manifest.get(manifests, "Cluster");
        Optional<Manifest> schedule = Manifest.find(manifests, "ScheduledBackup");

        assertThat(cluster.at("/spec/plugins").isArray()).isEqualTo(schedule.isPresent());
        schedule.ifPresent(backup -> {
            assertThat(backup.text("/spec/pluginConfiguration/name")).isEqualTo(PLUGIN);
            assertThat(cluster.text("/spec/plugins/0/name")).isEqualTo(PLUGIN);
            assertThat(cluster.text("/spec/plugins/0/parameters/barmanObjectName"))
                    .isEqualTo(Manifest.get(manifests, "ObjectStore").name());
        });
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void aCronHasSixFieldsAndBeginsWithSecondZero(String name) {
        Manifest.find(Manifest.all(Chart.renderCase(name)), "ScheduledBackup").ifPresent(backup -> {
            String schedule = backup.text("/spec/schedule");
            assertThat(schedule.split(" ")).hasSize(6).startsWith("0");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * *|0 0 2 * * *",
                "*/15 * * * *|0 */15 * * * *",
                "  5   4  1,15 jan-mar/2 MON,wed-fri  |0 5 4 1,15 jan-mar/2 MON,wed-fri"
            })
    void aCronOfFiveFieldsBecomesOneOfSix(String five, String six) {
        List<Manifest> manifests = Manifest.all(Chart.renderYaml("{backup: {schedule: \"" + five + "\"}}"));

        assertThat(Manifest.get(manifests, "ScheduledBackup").text("/spec/schedule"))
                .isEqualTo(six);
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void aRecoveredClusterNeverArchivesIntoWhatItReads(String name) {
        Manifest cluster = Manifest.get(Manifest.all(Chart.renderCase(name)), "Cluster");
        JsonNode recovery = cluster.at("/spec/bootstrap/recovery");

        assertThat(cluster.at("/spec/externalClusters").isArray()).isEqualTo(recovery.isObject());
        if (recovery.isObject()) {
            assertThat(recovery.path("source").asText()).isEqualTo(cluster.text("/spec/externalClusters/0/name"));
            assertThat(cluster.text("/spec/externalClusters/0/plugin/name")).isEqualTo(PLUGIN);
            assertThat(cluster.at("/spec/plugins/0/parameters/serverName").asText())
                    .isNotEqualTo(cluster.text("/spec/externalClusters/0/plugin/parameters/serverName"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01-02-00, 20240101T020000",
        "2024-01-01-02-00-07, 20240101T020007",
        "20240101T020007, 20240101T020007"
    })
    void anIdOfABackupIsThatOfBarman(String id, String barman) {
        Manifest cluster = recovered("backupId: \"" + id + "\"");

        assertThat(cluster.text("/spec/bootstrap/recovery/recoveryTarget/backupID"))
                .isEqualTo(barman);
        assertThat(cluster.at("/spec/bootstrap/recovery/recoveryTarget/targetImmediate")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aBackupAndATimeAreAPlaceToBeginAndOneToEnd() {
        Manifest cluster = recovered("backupId: 20240101T020007, targetTime: \"2024-01-01T12:00:00Z\"");

        assertThat(cluster.at("/spec/bootstrap/recovery/recoveryTarget"))
                .isEqualTo(Manifest.tree("{backupID: 20240101T020007, targetTime: \"2024-01-01T12:00:00Z\"}"));
    }

    @Test
    void onlyOperatorPeersClientsAndPrometheusComeInEachAtItsPorts() {
        Manifest policy = Manifest.get(Manifest.all(Chart.renderCase("network")), "NetworkPolicy");

        assertThat(policy.at("/spec/ingress")).isEqualTo(Manifest.tree("""
                - from: [{podSelector: {matchLabels: {cnpg.io/cluster: timescale}}}]
                  ports: [{port: 5432, protocol: TCP}, {port: 8000, protocol: TCP}]
                - from:
                    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: cnpg-system}}
                      podSelector: {matchLabels: {app.kubernetes.io/name: cloudnative-pg}}
                  ports: [{port: 5432, protocol: TCP}, {port: 8000, protocol: TCP}]
                - from:
                    - podSelector: {matchLabels: {timescale-client: "true"}}
                      namespaceSelector: {matchLabels: {team: metrics}}
                  ports: [{port: 5432, protocol: TCP}]
                - from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
                  ports: [{port: 9187, protocol: TCP}, {port: 9127, protocol: TCP}]
                """));
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void secretsAreReferredToAndNeverRendered(String name) {
        List<Manifest> manifests = Manifest.all(Chart.renderCase(name));
        Set<String> kinds = new TreeSet<>();
        manifests.forEach(manifest -> kinds.add(manifest.kind()));

        assertThat(kinds)
                .isSubsetOf(
                        "Cluster",
                        "ImageCatalog",
                        "NetworkPolicy",
                        "ObjectStore",
                        "PodMonitor",
                        "Pooler",
                        "PrometheusRule",
                        "ScheduledBackup");
        JsonNode bootstrap = Manifest.get(manifests, "Cluster").at("/spec/bootstrap");
        assertThat(bootstrap.elements().next().at("/secret/name").asText())
                .isEqualTo(name.equals("full") ? "metrics-owner" : "timescale-credentials");
    }

    /** The operator deletes the volumes with the cluster. */
    @ParameterizedTest
    @MethodSource("clusters")
    void helmDeletesNothingThatHoldsDataUnlessToldTo(String name) {
        List<Manifest> manifests = Manifest.all(Chart.renderCase(name));

        for (String kind : List.of("Cluster", "ImageCatalog", "ObjectStore")) {
            Manifest.find(manifests, kind)
                    .ifPresent(manifest -> assertThat(manifest.at("/metadata/annotations/helm.sh~1resource-policy")
                                    .asText())
                            .isEqualTo(name.equals("minimal") ? "" : "keep"));
        }
    }

    private static Manifest recovered(String how) {
        return Manifest.get(
                Manifest.all(Chart.renderYaml(
                        "{timescaledb: {recovery: {enabled: true, source: old, archiveAs: new, " + how + "}}}")),
                "Cluster");
    }

    static List<String> clusters() {
        return Chart.cases().stream().filter(name -> !name.equals("disabled")).toList();
    }
}
