package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementEvent.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ClientIT {

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded("client_it");
        database.createMetricData();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void saysWhatTheServerIs() {
        try (TimeScaleClient client = database.client()) {
            ServerVersion version = client.version();

            assertThat(version.postgres()).matches("\\d+(\\.\\d+)?");
            assertThat(version.extension()).startsWith("2.");
            assertThat(version.edition()).isEqualTo(Edition.COMMUNITY);
            assertThat(version.isAtLeast(2, 11)).isTrue();
        }
    }

    @Test
    void connectsWithHostPortDatabaseAndAMountedSecret(@TempDir Path secrets) throws Exception {
        Path secret = Files.createDirectory(secrets.resolve("timescale-credentials"));
        Files.writeString(secret.resolve("username"), database.username() + "\n");
        Files.writeString(secret.resolve("password"), database.password());
        String[] address = database.url()
                .replaceFirst("jdbc:postgresql://", "")
                .replaceFirst("\\?.*", "")
                .split("[:/]");

        try (TimeScaleClient client = TimeScaleClient.create(c -> c.host(address[0])
                .port(Integer.parseInt(address[1]))
                .database(address[2])
                .credentials(s -> s.fromSecret("timescale-credentials"))
                .secretsDirectory(secrets))) {
            assertThat(client.query("SELECT 1").scalar(Integer.class)).isOne();
        }
    }

    @Test
    void theSchemaComesFirstAndTheExtensionsFunctionsStayInSight() {
        try (TimeScaleClient client = database.client()) {
            assertThat(client.query("SELECT current_schemas(false)").single(String[].class))
                    .containsExactly("client_it", "public");
            assertThat(client.query("SELECT time_bucket('1 hour', :time::timestamptz)")
                            .bind("time", Instant.parse("2024-01-02T10:20:00Z"))
                            .single(Instant.class))
                    .isEqualTo(Instant.parse("2024-01-02T10:00:00Z"));
        }
    }

    @Test
    void connectionsBearTheApplicationsNameAndPlanAsTheDriverDoes() {
        try (TimeScaleClient client = database.builder().applicationName("shop").build()) {
            assertThat(client.query("SHOW plan_cache_mode").single(String.class))
                    .isEqualTo("auto");
            assertThat(client.query("SHOW application_name").single(String.class))
                    .isEqualTo("shop");
        }
    }

    @Test
    void countsTheConnectionsInUse() {
        try (TimeScaleClient client = database.client()) {
            assertThat(client.activeConnections()).isZero();
            try (Stream<Integer> open = client.query("SELECT generate_series(1, 5000)").stream(Integer.class)) {
                open.iterator().next();
                assertThat(client.activeConnections()).isOne();
            }
            assertThat(client.activeConnections()).isZero();
        }
    }

    @Test
    void countsItsOwnConnectionsWhereThereIsNoPoolToAsk() {
        TimeScaleClient client = TimeScaleClient.create(
                new DriverManagerDataSource(database.url(), database.username(), database.password()));

        try (Stream<Integer> open = client.query("SELECT generate_series(1, 5000)").stream(Integer.class)) {
            open.iterator().next();
            assertThat(client.activeConnections()).isOne();
        }
        assertThat(client.activeConnections()).isZero();
    }

    @Test
    void closesItsOwnPoolAndNotAnotherOnes() {
        TimeScaleClient own = database.client();
        own.close();
        own.close();
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(own::version);

        try (HikariDataSource given = new HikariDataSource()) {
            given.setJdbcUrl(database.url());
            given.setUsername(database.username());
            given.setPassword(database.password());
            TimeScaleClient client = TimeScaleClient.create(given);
            client.version();
            client.close();
            assertThat(given.isClosed()).isFalse();
        }
    }

    @Test
    void executesExactlyWhatIsWritten() {
        try (TimeScaleClient client = database.client()) {
            client.execute("DO $$ DECLARE a text := ':name {d ?}'; BEGIN PERFORM a; END $$");
            client.execute("CREATE TABLE made (a int)");
            client.execute("VACUUM made");
        }
    }

    @Test
    void aTableThatGetsAColumnDoesNotSpoilThePool() {
        database.run("CREATE TABLE growing (a int)");
        try (TimeScaleClient client = database.builder().poolSize(1).build()) {
            Query query = client.query("SELECT * FROM growing");
            for (int i = 0; i < 10; i++) {
                query.list(Growing.class);
                try (Stream<Growing> rows = query.stream(Growing.class)) {
                    assertThat(rows).isEmpty();
                }
            }
            database.run("ALTER TABLE growing ADD COLUMN b text");
            database.run("INSERT INTO growing VALUES (1, 'x')");

            // Inside of a transaction the driver cannot plan once more by itself, so that the first may fail.
            catchThrowable(() -> query.stream(Growing.class).close());

            assertThat(query.stream(Growing.class).toList()).containsExactly(new Growing(1));
            assertThat(query.list(Growing.class)).containsExactly(new Growing(1));
        }
    }

    record Growing(int a) {}

    @Test
    void everyStatementIsAnEvent() {
        List<StatementEvent> events = new CopyOnWriteArrayList<>();
        try (TimeScaleClient client = database.builder()
                .listener(event -> {
                    throw new IllegalStateException("a listener of no use");
                })
                .listener(events::add)
                .build()) {
            client.insertAll(
                    List.of(new MetricData(Instant.now(), "a", "b", 1), new MetricData(Instant.now(), "a", "b", 2)));
            client.query("SELECT * FROM metric_data").list(MetricData.class);
            client.update("UPDATE metric_data SET value = 3").run();
            client.execute("SELECT 1");
            client.query("SELECT generate_series(1, 1500)").stream(Integer.class)
                    .toList();
            client.createIndex("metric_data", List.of("device_id"));
            catchThrowable(() -> client.query("SELECT nothing").list(String.class));

            assertThat(events)
                    .extracting(StatementEvent::operation)
                    .containsExactly(
                            Operation.INSERT,
                            Operation.QUERY,
                            Operation.UPDATE,
                            Operation.EXECUTE,
                            Operation.QUERY,
                            Operation.ADMIN,
                            Operation.QUERY);
            assertThat(events).extracting(StatementEvent::rows).containsExactly(2L, 2L, 2L, 0L, 1500L, 0L, 0L);
            assertThat(events.get(0).relation()).isEqualTo("metric_data");
            assertThat(events.get(1).relation()).isNull();
            assertThat(events.get(6).sqlState()).isEqualTo("42703");
            assertThat(events.get(6).failed()).isTrue();
            assertThat(events).allSatisfy(event -> assertThat(event.duration()).isPositive());
        }
    }
}
