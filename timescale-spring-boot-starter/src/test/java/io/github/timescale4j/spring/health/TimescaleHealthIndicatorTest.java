package io.github.timescale4j.spring.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.statistics.ServerState;
import io.github.timescale4j.spring.statistics.PoolState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class TimescaleHealthIndicatorTest {

    private static final ServerState STATE = new ServerState(
            new ServerVersion("17.5", "2.19.3", ServerVersion.Edition.COMMUNITY), "2.19.3", false, 7, 100, 2, 16);

    @Test
    void isDownWithTheClassOfTheErrorAndNoMoreWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Health health = check(port, Duration.ofSeconds(10));

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .containsOnlyKeys("connected", "error", "sqlState", "pool")
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
                    .containsOnlyKeys("connected", "error", "pool")
                    .containsEntry("error", TimeoutException.class.getName());
        }
    }

    @Test
    void aPoolIsShownWhetherTheServerAnswersOrNot() {
        PoolState pool = new PoolState(2, 1, 0, 10);
        Map<String, Object> shown = Map.of("active", 2, "idle", 1, "waiting", 0, "max", 10);

        assertThat(health(() -> STATE, pool).getDetails()).containsEntry("pool", shown);
        assertThat(health(() -> STATE, pool).getStatus()).isEqualTo(Status.UP);
        assertThat(health(TimescaleHealthIndicatorTest::refused, pool).getDetails())
                .containsEntry("pool", shown);
        assertThat(health(() -> STATE, null).getDetails()).doesNotContainKey("pool");
    }

    private static ServerState refused() throws IOException {
        throw new IOException("refused");
    }

    private static Health health(Callable<ServerState> server, @Nullable PoolState pool) {
        try (TimescaleHealthIndicator indicator = new TimescaleHealthIndicator(
                new Question<>(server, Duration.ofSeconds(10), Duration.ZERO), () -> pool, () -> null, "DEGRADED")) {
            return indicator.health();
        }
    }

    @Test
    void aPoolThatIsExhaustedAtTwoLooksIsNotWell() {
        AtomicReference<PoolState> pool = new AtomicReference<>(new PoolState(10, 0, 3, 10));
        try (TimescaleHealthIndicator indicator = new TimescaleHealthIndicator(
                new Question<>(() -> STATE, Duration.ofSeconds(10), Duration.ZERO),
                pool::get,
                () -> null,
                "OUT_OF_SERVICE")) {
            assertThat(indicator.health().getStatus()).as("it may be a moment").isEqualTo(Status.UP);
            assertThat(indicator.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            pool.set(new PoolState(10, 0, 0, 10));
            assertThat(indicator.health().getStatus()).as("nobody waits").isEqualTo(Status.UP);
            pool.set(new PoolState(10, 0, 3, 10));
            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void whoAsksTwiceForOneAnswerHasNotLookedTwice() {
        PoolState pool = new PoolState(10, 0, 3, 10);
        try (TimescaleHealthIndicator indicator = new TimescaleHealthIndicator(
                new Question<>(() -> STATE, Duration.ofSeconds(10), Duration.ofSeconds(10)),
                () -> pool,
                () -> null,
                "DEGRADED")) {
            for (int i = 0; i < 3; i++) {
                assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
            }
        }
    }

    @Test
    void isDownOnceItIsClosed() {
        Question<ServerState> question = new Question<>(() -> STATE, Duration.ofSeconds(1), Duration.ZERO);
        TimescaleHealthIndicator indicator = new TimescaleHealthIndicator(question, () -> null, () -> null, "DEGRADED");
        indicator.close();

        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
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
