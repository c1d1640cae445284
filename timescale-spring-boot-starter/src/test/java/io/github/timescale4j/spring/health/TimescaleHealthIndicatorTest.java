package io.github.timescale4j.spring.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.TimeScaleClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class TimescaleHealthIndicatorTest {

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
