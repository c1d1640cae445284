package io.github.timescale4j.client.diagnostics;

import static io.github.timescale4j.client.diagnostics.Diagnoses.PASSWORD;
import static io.github.timescale4j.client.diagnostics.Diagnoses.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.diagnostics.Thresholds.Connections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong at the door of a server that runs. */
class ConnectionTroubleshooterIT {

    private static TestDatabase database;

    @TempDir
    Path folder;

    @BeforeAll
    static void createTable() {
        database = TestDatabase.embedded("troubles");
        database.createMetricData();
    }

    @AfterAll
    static void dropTable() {
        database.close();
    }

    /** With as much time as a user has: this server answers. */
    private static List<Issue> diagnose(ConnectionTarget target) {
        return diagnose(target, builder -> builder);
    }

    private static List<Issue> diagnose(
            ConnectionTarget target, UnaryOperator<ConnectionTroubleshooter.Builder> settings) {
        return Diagnoses.diagnose(target, settings);
    }

    private static ConnectionTarget target(String password) {
        return ConnectionTarget.of(database.url(), database.username(), password);
    }

    @Test
    void nothingIsWrongWhereNothingIsWrong() {
        ConnectionTarget target = target(database.password()).withPoolSize(4);

        assertThat(diagnose(target, builder -> builder.relations("troubles.metric_data", "troubles.nothing")))
                .isEmpty();
        assertThat(ConnectionTroubleshooter.builder(target).build().checkConnectivity())
                .isEmpty();
    }

    @Test
    void encryptionThatTheServerDoesNotOffer() {
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + "sslmode=require";

        assertThat(only(diagnose(ConnectionTarget.of(url, database.username(), database.password())), "tls-not-offered")
                        .finding())
                .contains("sslmode=require");
    }

    @Test
    void aWrongPassword() {
        List<Issue> issues = diagnose(target(PASSWORD));

        assertThat(only(issues, "password-wrong").finding()).contains(database.username());
        assertThat(ConnectionTroubleshooter.builder(target(PASSWORD)).build().checkCredentials())
                .hasSize(1);
        assertThat(ConnectionTroubleshooter.builder(target(PASSWORD)).build().checkResourceLimits())
                .isEmpty();
    }

    @Test
    void aPasswordThatIsOlderThanTheSecret() throws IOException {
        Path secret = secret(database.username(), database.password());

        assertThat(only(diagnose(target(PASSWORD).withSecret(secret)), "secret-outdated")
                        .severity())
                .isEqualTo(Severity.ERROR);
        assertThat(diagnose(target(database.password()).withSecret(secret))).isEmpty();
        assertThat(diagnose(new ConnectionTarget(database.url(), null, null, secret, null)))
                .as("the secret says who logs in")
                .isEmpty();
    }

    @Test
    void aSecretThatNamesAnotherRole() throws IOException {
        Path secret = secret("another", PASSWORD);

        assertThat(only(diagnose(target(database.password()).withSecret(secret)), "secret-outdated")
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    private Path secret(String username, String password) throws IOException {
        Path secret = Files.createDirectory(folder.resolve("timescale-credentials"));
        Files.writeString(secret.resolve("username"), username + "\n");
        Files.writeString(secret.resolve("password"), password + "\n");
        return secret;
    }

    @Test
    void aPasswordThatExpires() {
        try {
            validFor("3 days 12 hours");
            assertThat(only(diagnose(target(database.password())), "role-expires"))
                    .satisfies(issue -> assertThat(issue.severity()).isEqualTo(Severity.WARNING))
                    .satisfies(issue -> assertThat(issue.finding()).contains("another 3 days"))
                    .satisfies(issue -> assertThat(issue.statements())
                            .containsExactly("ALTER ROLE \"" + database.username() + "\" VALID UNTIL 'infinity'"));
            assertThat(diagnose(
                            target(database.password()),
                            builder -> builder.thresholds(Thresholds.DEFAULTS.withConnections(
                                    new Connections(0.8, 0.95, Duration.ofDays(1))))))
                    .isEmpty();
            validFor("-1 hours");
            assertThat(only(diagnose(target(database.password())), "role-expires")
                            .severity())
                    .isEqualTo(Severity.ERROR);
        } finally {
            database.run("ALTER ROLE \"" + database.username() + "\" VALID UNTIL 'infinity'");
        }
    }

    private static void validFor(String interval) {
        database.run("DO $$ BEGIN EXECUTE format('ALTER ROLE %I VALID UNTIL %L', current_user, now() + interval '"
                + interval + "'); END $$");
    }

    @Test
    void aPoolWhoseConnectionsAreAllInUse() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setPoolName("small");
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.username());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(1);
            Future<?> waiting;
            try (Connection held = pool.getConnection()) {
                assertThat(diagnose(ConnectionTarget.of(pool), builder -> builder.pool(pool)))
                        .as("nobody waits")
                        .isEmpty();
                waiting = executor.submit(() -> closeOneOf(pool));
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
                while (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 0) {
                    assertThat(System.nanoTime()).as("nobody waits").isLessThan(end);
                    TimeUnit.MILLISECONDS.sleep(10);
                }
                assertThat(held.isClosed()).isFalse();

                Issue issue =
                        only(diagnose(ConnectionTarget.of(pool), builder -> builder.pool(pool)), "pool-exhausted");

                assertThat(issue.finding())
                        .isEqualTo("Threads that wait for a connection: 1; connections in use: 1 of at most 1.");
            }
            waiting.get(10, TimeUnit.SECONDS);
        } finally {
            executor.shutdown();
        }
    }

    private static Void closeOneOf(HikariDataSource pool) throws SQLException {
        pool.getConnection().close();
        return null;
    }
}
