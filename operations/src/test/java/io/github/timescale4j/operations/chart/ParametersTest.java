package io.github.timescale4j.operations.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The parameters of PostgreSQL that follow from the resources. */
class ParametersTest {

    private static final String PARAMETERS = "/spec/postgresql/parameters/";

    @ParameterizedTest
    @CsvSource({
        "4Gi, 8Gi, 2048MB, 6144MB, 512MB",
        "1Gi, 8Gi, 512MB, 6144MB, 512MB",
        "512Mi, 512Mi, 128MB, 384MB, 64MB",
        "64Gi, 64Gi, 16384MB, 49152MB, 2047MB",
        "1.5Gi, 1.5Gi, 384MB, 1152MB, 96MB",
        "2G, 2G, 476MB, 1430MB, 119MB"
    })
    void memoryIsShared(String request, String limit, String buffers, String cache, String maintenance) {
        Manifest cluster = cluster("requests: {memory: " + request + "}, limits: {memory: " + limit + "}");

        assertThat(cluster.text(PARAMETERS + "shared_buffers")).isEqualTo(buffers);
        assertThat(cluster.text(PARAMETERS + "effective_cache_size")).isEqualTo(cache);
        assertThat(cluster.text(PARAMETERS + "maintenance_work_mem")).isEqualTo(maintenance);
    }

    @ParameterizedTest
    @CsvSource({"4, 4, 23", "500m, 2, 21", "2500m, 3, 22", "1.5, 2, 21", "32, 32, 51"})
    void thereIsAWorkerForEveryJobThatMayRun(String limit, String parallel, String all) {
        Manifest cluster = cluster("limits: {cpu: \"" + limit + "\"}");

        assertThat(cluster.text(PARAMETERS + "max_parallel_workers")).isEqualTo(parallel);
        assertThat(cluster.text(PARAMETERS + "max_worker_processes")).isEqualTo(all);
    }

    @Test
    void withoutLimitsTheRequestsCount() {
        Manifest cluster = cluster("requests: {memory: 4Gi, cpu: 2}, limits: null");

        assertThat(cluster.text(PARAMETERS + "shared_buffers")).isEqualTo("1024MB");
        assertThat(cluster.text(PARAMETERS + "max_parallel_workers")).isEqualTo("2");
    }

    @Test
    void withoutResourcesTheServerKeepsItsOwnMemory() {
        Manifest cluster = cluster("requests: null, limits: null");

        assertThat(cluster.at(PARAMETERS + "shared_buffers").isMissingNode()).isTrue();
        assertThat(cluster.text(PARAMETERS + "max_parallel_workers")).isEqualTo("8");
        assertThat(cluster.text(PARAMETERS + "max_worker_processes")).isEqualTo("27");
    }

    @Test
    void whatIsSaidCounts() {
        Manifest cluster = Manifest.get(
                Manifest.all(Chart.renderYaml("{timescaledb: {postgresql: {parameters: {shared_buffers: 1GB}}}}")),
                "Cluster");

        assertThat(cluster.text(PARAMETERS + "shared_buffers")).isEqualTo("1GB");
        assertThat(cluster.text(PARAMETERS + "effective_cache_size")).isEqualTo("6144MB");
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void workersAreEnough(String name) {
        Manifest cluster = Manifest.get(Manifest.all(Chart.renderCase(name)), "Cluster");

        assertThat(number(cluster, "max_worker_processes"))
                .isGreaterThanOrEqualTo(3
                        + number(cluster, "timescaledb.max_background_workers")
                        + number(cluster, "max_parallel_workers"));
    }

    private static int number(Manifest cluster, String parameter) {
        return Integer.parseInt(cluster.text(PARAMETERS + parameter));
    }

    private static Manifest cluster(String resources) {
        return Manifest.get(
                Manifest.all(Chart.renderYaml("{timescaledb: {resources: {" + resources + "}}}")), "Cluster");
    }

    static List<String> clusters() {
        return ConsistencyTest.clusters();
    }
}
