package io.github.timescale4j.spring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.TimeScaleClient;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class TimescaleHealthIndicatorTest {

    private static final ServerVersion VERSION = new ServerVersion("17.5", "2.19.3", ServerVersion.Edition.COMMUNITY);

    @Test
    void isDownWithTheClassOfTheErrorAndNoMoreWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Health health = check(port, Duration.ofSeconds(10));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .containsOnlyKeys("connected", "error", "sqlState")
                .containsEntry("connected", false)
                .containsEntry("sqlState", "08001");
        assertThat(health.getDetails().toString()).doesNotContain("127.0.0.1", "anna");
    }

    @Test
    void isDownInTimeWhereTheServerIsSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Instant start = Instant.now();

            Health health = check(silent.getLocalPort(), Duration.ofMillis(300));

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails())
                    .containsOnlyKeys("connected", "error")
                    .containsEntry("error", TimeoutException.class.getName());
        }
    }

    @Test
    void probesThatOverlapShareOneQuestion() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger questions = new AtomicInteger();
        TimeScaleClient slow = client(() -> {
            questions.incrementAndGet();
            begun.countDown();
            release.await();
            return VERSION;
        });
        ExecutorService probes = Executors.newFixedThreadPool(2);
        try (TimescaleHealthIndicator indicator = new TimescaleHealthIndicator(slow, Duration.ofSeconds(20))) {
            Future<Health> first = probes.submit(() -> indicator.health());
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            Future<Health> second = probes.submit(() -> indicator.health());
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS));

            release.countDown();

            assertThat(first.get(10, TimeUnit.SECONDS).getStatus()).isEqualTo(Status.UP);
            assertThat(second.get(10, TimeUnit.SECONDS).getStatus()).isEqualTo(Status.UP);
            assertThat(questions).hasValue(1);
        } finally {
            release.countDown();
            probes.shutdownNow();
        }
    }

    @Test
    void everyOneOfManyProbesIsUp() {
        AtomicInteger questions = new AtomicInteger();
        TimeScaleClient client = client(() -> {
            questions.incrementAndGet();
            return VERSION;
        });
        try (TimescaleHealthIndicator indicator = new TimescaleHealthIndicator(client, Duration.ofSeconds(20))) {
            for (int i = 0; i < 1000; i++) {
                assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
            }
        }
        assertThat(questions).hasValue(1000);
    }

    @Test
    void aQuestionWithoutAnswerKeepsOneThreadAndNoMore() {
        CountDownLatch release = new CountDownLatch(1);
        Set<Thread> asking = ConcurrentHashMap.newKeySet();
        TimeScaleClient hung = client(() -> {
            asking.add(Thread.currentThread());
            release.await();
            return VERSION;
        });
        try (TimescaleHealthIndicator indicator = new TimescaleHealthIndicator(hung, Duration.ofMillis(200))) {
            Instant start = Instant.now();
            for (int i = 0; i < 5; i++) {
                Health health = indicator.health();
                assertThat(health.getStatus()).isEqualTo(Status.DOWN);
                assertThat(health.getDetails()).containsEntry("error", TimeoutException.class.getName());
            }
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(asking).hasSize(1);

            release.countDown();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(indicator.health().getStatus()).isEqualTo(Status.UP));
            assertThat(asking).hasSize(1);
        } finally {
            release.countDown();
        }
    }

    @Test
    void isDownOnceItIsClosed() {
        TimescaleHealthIndicator indicator = new TimescaleHealthIndicator(client(() -> VERSION), Duration.ofSeconds(1));
        indicator.close();

        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
    }

    /** A client that can say its version, and nothing else. */
    private static TimeScaleClient client(Callable<ServerVersion> version) {
        return (TimeScaleClient) Proxy.newProxyInstance(
                TimeScaleClient.class.getClassLoader(),
                new Class<?>[] {TimeScaleClient.class},
                (self, method, args) -> {
                    assertThat(method.getName()).isEqualTo("version");
                    return version.call();
                });
    }

    private static Health check(int port, Duration timeout) {
        try (HikariDataSource dataSource = new HikariDataSource()) {
            dataSource.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/metrics?socketTimeout=2");
            dataSource.setUsername("anna");
            dataSource.setConnectionTimeout(2000);
            try (TimeScaleClient client = TimeScaleClient.create(dataSource);
                    TimescaleHealthIndicator indicator = new TimescaleHealthIndicator(client, timeout)) {
                return indicator.health();
            }
        }
    }
}
