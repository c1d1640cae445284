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

/** Other values over a cluster that is there: what would harm it is refused, and what was not said stays as it is. */
class ExistingClusterTest {

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
