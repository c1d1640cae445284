package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.ServerVersion.Edition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** What several connections at once are needed for. */
@Tag("native")
class ConcurrencyNativeIT {

    private static final int THREADS = 8;

    private static TestDatabase database;
    private static ExecutorService threads;

    @BeforeAll
    static void open() {
        database = TestDatabase.nativeServer("concurrency_native_it");
        database.createMetricData();
        threads = Executors.newFixedThreadPool(THREADS);
    }

    @AfterAll
    static void close() {
        if (database != null) {
            threads.shutdownNow();
            database.close();
        }
    }

    private static <T> List<T> atOnce(Callable<T> task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<T>> futures = IntStream.range(0, THREADS)
                .mapToObj(i -> threads.submit(() -> {
                    start.await();
                    return task.call();
                }))
                .toList();
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    @Test
    void manyThreadsShareAPoolThatIsSmallerThanTheyAre() throws Exception {
        try (TimeScaleClient client = database.builder().poolSize(3).build()) {
            Instant time = Instant.parse("2024-01-02T10:20:00Z");

            List<Long> inserted = atOnce(() -> {
                long rows = 0;
                for (int i = 0; i < 20; i++) {
                    rows += client.insertAll(List.of(
                            new MetricData(time.plusSeconds(i), "d", "cpu", i),
                            new MetricData(time.plusSeconds(i), "e", "cpu", i)));
                    assertThat(client.activeConnections()).isLessThanOrEqualTo(3);
                }
                return rows;
            });

            assertThat(inserted).containsOnly(40L);
            assertThat(client.query("SELECT count(*) FROM metric_data").single(Long.class))
                    .isEqualTo(40L * THREADS);
            assertThat(client.activeConnections()).isZero();
        }
    }

    @Test
    void severalStartersCreateAnIndexOnce() throws Exception {
        database.run("CREATE TABLE indexed (a int, b int)");
        try (TimeScaleClient client = database.builder().poolSize(THREADS).build()) {
            List<String> names = atOnce(() -> client.createIndex("indexed", List.of("a", "b DESC")));

            assertThat(Set.copyOf(names)).containsExactly("indexed_a_b_idx");
            assertThat(client.query("SELECT count(*) FROM pg_indexes WHERE tablename = 'indexed'")
                            .single(Long.class))
                    .isOne();
        }
    }

    @Test
    void anExhaustedPoolSaysSoWithItsState() {
        try (TimeScaleClient client = database.builder()
                        .poolSize(1)
                        .connectionTimeout(Duration.ofMillis(300))
                        .build();
                Stream<Integer> held = client.query("SELECT generate_series(1, 5000)").stream(Integer.class)) {
            assertThat(held.iterator().next()).isOne();

            assertThatExceptionOfType(CannotGetJdbcConnectionException.class)
                    .isThrownBy(client::version)
                    .withMessageContaining("timescale - Connection is not available")
                    .withMessageContaining("active=1");
        }
    }

    @Test
    void aKilledConnectionIsAnErrorOnceAndTheNextStatementHasAnother() {
        try (TimeScaleClient client = database.builder().poolSize(1).build()) {
            int backend = client.query("SELECT pg_backend_pid()").single(Integer.class);
            database.run("SELECT pg_terminate_backend(" + backend + ")");

            Set<Integer> backends = IntStream.range(0, 2)
                    .mapToObj(i -> {
                        try {
                            return client.query("SELECT pg_backend_pid()").single(Integer.class);
                        } catch (org.springframework.dao.DataAccessResourceFailureException e) {
                            return backend;
                        }
                    })
                    .collect(Collectors.toSet());

            assertThat(backends).anyMatch(pid -> pid != backend);
        }
    }

    @Test
    void theApacheEditionIsNamedByVersionAndByWhatItRefuses() {
        try (TimeScaleClient client = database.builder().poolSize(1).build()) {
            ServerVersion version = client.version();
            Assumptions.assumeTrue(
                    version.edition() == Edition.APACHE, "TIMESCALE_TEST_URL is not a server of the Apache edition");

            int backend = client.query("SELECT pg_backend_pid()").single(Integer.class);
            assertThat(version.isAtLeast(2, 11)).isTrue();
            assertThat(version.toString()).contains("APACHE edition");
            assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                    .isThrownBy(() -> client.setRetentionPolicy("metric_data", Duration.ofDays(30)))
                    .withMessageContaining("0A000")
                    .withMessageContaining("Apache edition");
            assertThat(client.query("SELECT pg_backend_pid()").single(Integer.class))
                    .as("a refusal does not cost a connection")
                    .isEqualTo(backend);
        }
    }
}
