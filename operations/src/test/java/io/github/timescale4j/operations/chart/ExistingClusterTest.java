package io.github.timescale4j.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other values over a cluster that is there: what would harm it is refused, and what was not said stays as it is. */
class ExistingClusterTest {

    /** Of two clusters in one namespace, and one that failed before it had an id. */
    private static final List<Manifest> BACKUPS = Manifest.all("""
            {kind: Backup, metadata: {name: a}, spec: {cluster: {name: timescale}}, status: {backupId: 20240101T020007}}
            ---
            {kind: Backup, metadata: {name: b}, spec: {cluster: {name: timescale}}, status: {backupId: 20240102T020009}}
            ---
            {kind: Backup, metadata: {name: c}, spec: {cluster: {name: other}}, status: {backupId: 20240102T020004}}
            ---
            {kind: Backup, metadata: {name: d}, spec: {cluster: {name: other}}, status: {backupId: 20240102T020131}}
            ---
            {kind: Backup, metadata: {name: e}, spec: {cluster: {name: timescale}}, status: {phase: failed}}
            """);

    @TestFactory
    Stream<DynamicTest> eachChangeIsRefusedOrCarriedOut() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode change : Manifest.resource("/chart/changes.yaml")) {
            tests.add(DynamicTest.dynamicTest(
                    change.get("name").asText(),
                    change.has("message") ? () -> isRefused(change) : () -> isCarriedOut(change)));
        }
        assertThat(tests).hasSizeGreaterThan(15);
        return tests.stream();
    }

    @Test
    void theNotesSayHowToConnectAndWhatToMind() {
        try (Kubernetes kubernetes = new Kubernetes(List.of())) {
            assertThat(Chart.notes("{}", kubernetes).strip()).isEqualTo("""
                    TimescaleDB 2.11.1 on PostgreSQL 15 (timescale/timescaledb-ha:pg15-ts2.11): the cluster timescale in the namespace metrics.

                      kubectl get cluster timescale --namespace metrics

                    is ready when it says "Cluster in healthy state". Then

                      jdbc:postgresql://timescale-rw.metrics:5432/metrics?sslmode=verify-full&sslrootcert=<ca.crt of the secret timescale-ca>

                    with username and password of the secret timescale-credentials, which has to be there, with the username timescale.

                    Where a tool renders the chart without asking Kubernetes what runs (helm template, Argo CD), set timescaledb.postgresql.major to
                    15, or a later timescaledb.version may bring another PostgreSQL along (docs/operations/kubernetes.md).

                    WARNING: backups go to s3://backups/timescale, the default. Set timescaledb.backup.destination if that is not your bucket.
                    """.strip());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01-02-00, 20240101T020007",
        "2024-01-02-02-00, 20240102T020009",
        "2024-01-02-02-01, 20240102T020131",
        "2024-01-03-02-00, 20240103T020000",
        "2024-01-01-02-00-08, 20240101T020008"
    })
    void aMinuteIsTheBackupThatBeganInIt(String id, String barman) {
        try (Kubernetes kubernetes = new Kubernetes(BACKUPS)) {
            assertThat(Chart.notes(recovery("timescale", id), kubernetes)).contains("The backup is " + barman + ". ");
        }
    }

    @Test
    void aMinuteWithSeveralBackupsIsRefused() {
        try (Kubernetes kubernetes = new Kubernetes(BACKUPS)) {
            assertThatThrownBy(() -> Chart.notes(recovery("archive", "2024-01-02-02-00"), kubernetes))
                    .satisfies(refusal -> assertThat(RefusalsTest.sentences(refusal))
                            .containsExactly(
                                    "timescaledb.recovery.backupId \"2024-01-02-02-00\" is the minute of several backups:"
                                            + " say which of 20240102T020004, 20240102T020009"));
        }
    }

    private static String recovery(String source, String id) {
        return "{timescaledb: {name: restored, recovery: {enabled: true, source: %s, backupId: %s, archiveAs: restored}}}"
                .formatted(source, id);
    }

    private static void isRefused(JsonNode change) {
        try (Kubernetes kubernetes = before(change)) {
            assertThatThrownBy(() -> Chart.notes(change.get("after").toString(), kubernetes))
                    .satisfies(refusal -> assertThat(RefusalsTest.sentences(refusal))
                            .containsExactly(change.get("message").asText()));
        }
    }

    private static void isCarriedOut(JsonNode change) {
        try (Kubernetes kubernetes = before(change)) {
            assertThat(Chart.notes(change.get("after").toString(), kubernetes))
                    .contains(
                            " (timescale/timescaledb-ha:" + change.get("image").asText() + "): the cluster timescale ");
        }
    }

    private static Kubernetes before(JsonNode change) {
        return new Kubernetes(Manifest.all(Chart.renderYaml(change.get("before").toString())));
    }
}
