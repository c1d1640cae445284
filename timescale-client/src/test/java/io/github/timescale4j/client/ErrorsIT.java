package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;

/** Which exceptions there are, and that no bound value is in any of them. */
class ErrorsIT {

    private static final String SECRET = "hunter2-\"quoted\": secret";
    private static final Instant TIME = Instant.parse("2024-01-02T10:20:00Z");

    private static TestDatabase database;
    private static TimeScaleClient client;
    private static HikariDataSource plainPool;
    private static TimeScaleClient plain;

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded("errors_it");
        database.createMetricData();
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");
        database.run("ALTER TABLE metric_data ADD CONSTRAINT positive CHECK (value >= 0)");
        database.run(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.metric_type = ''raise'' THEN"
                        + " RAISE EXCEPTION ''device % is unknown'', NEW.device_id; END IF; RETURN NEW; END'");
        database.run("CREATE TRIGGER refuse BEFORE INSERT ON metric_data FOR EACH ROW EXECUTE FUNCTION refuse()");
        client = database.client();
        client.insert(new MetricData(TIME, SECRET, "cpu", 1));
        // A pool that somebody else configured: its driver logs and throws all that the server says.
        plainPool = new HikariDataSource();
        plainPool.setJdbcUrl(database.url());
        plainPool.setUsername(database.username());
        plainPool.setPassword(database.password());
        plainPool.setMaximumPoolSize(1);
        plainPool.setConnectionInitSql("SET search_path = errors_it, public");
        plain = TimeScaleClient.create(plainPool);
    }

    @AfterAll
    static void close() {
        client.close();
        plainPool.close();
        database.close();
    }

    @FunctionalInterface
    interface Failing {
        void on(TimeScaleClient client);
    }

    private static Arguments failing(String name, Class<?> expected, String sqlState, Failing statement) {
        return Arguments.of(name, expected, sqlState, statement);
    }

    static Stream<Arguments> statements() {
        return Stream.of(
                failing(
                        "a number that is none",
                        DataIntegrityViolationException.class,
                        "22P02",
                        c -> c.query("SELECT :password::int")
                                .bind("password", SECRET)
                                .list(Integer.class)),
                failing(
                        "a time that is none",
                        DataIntegrityViolationException.class,
                        "22007",
                        c -> c.query("SELECT :password::timestamptz")
                                .bind("password", SECRET)
                                .list(Instant.class)),
                failing(
                        "JSON that is none",
                        DataIntegrityViolationException.class,
                        "22P02",
                        c -> c.query("SELECT :password::jsonb")
                                .bind("password", SECRET)
                                .list(String.class)),
                failing(
                        "a duplicate, by insert",
                        DuplicateKeyException.class,
                        "23505",
                        c -> c.insert(new MetricData(TIME, SECRET, "cpu", 1))),
                failing(
                        "a duplicate, in a batch",
                        DuplicateKeyException.class,
                        "23505",
                        c -> c.insertAll(List.of(
                                new MetricData(TIME.plusSeconds(1), SECRET, "cpu", 1),
                                new MetricData(TIME, SECRET, "cpu", 1)))),
                failing(
                        "a duplicate, by update",
                        DuplicateKeyException.class,
                        "23505",
                        c -> c.update("INSERT INTO metric_data VALUES (:time, :device, 'cpu', 1)")
                                .bindAll(Map.of("time", TIME, "device", SECRET))
                                .run()),
                failing(
                        "a check that fails",
                        DataIntegrityViolationException.class,
                        "23514",
                        c -> c.insert(new MetricData(TIME, SECRET, "other", -1))),
                failing(
                        "a trigger that quotes the row",
                        UncategorizedSQLException.class,
                        "P0001",
                        c -> c.insert(new MetricData(TIME, SECRET, "raise", 1))),
                failing(
                        "a missing column",
                        BadSqlGrammarException.class,
                        "42703",
                        c -> c.query("SELECT no_such_column FROM metric_data WHERE device_id = :password")
                                .bind("password", SECRET)
                                .list(String.class)),
                failing(
                        "a stream",
                        DataIntegrityViolationException.class,
                        "22P02",
                        c -> c
                                .query(
                                        "SELECT CASE WHEN n < 1500 THEN '1' ELSE :password END::int FROM generate_series(1, 2000)"
                                                + " n")
                                .bind("password", SECRET)
                                .stream(Integer.class)
                                .toList()),
                failing(
                        "in a transaction only",
                        InvalidDataAccessApiUsageException.class,
                        "25P01",
                        c -> c.execute("SAVEPOINT a")),
                failing(
                        "not a hypertable",
                        InvalidDataAccessResourceUsageException.class,
                        "TS001",
                        c -> c.query("SELECT count(*) FROM show_chunks('pg_class'::regclass) WHERE 'x' <> :password")
                                .bind("password", SECRET)
                                .list(Long.class)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("statements")
    void theExceptionIsSpringsAndHoldsNoValue(String name, Class<?> expected, String sqlState, Failing statement) {
        for (TimeScaleClient each : List.of(client, plain)) {
            Throwable error = catchThrowable(() -> statement.on(each));

            assertThat(error).isInstanceOf(expected);
            assertThat(error.getMessage()).contains(sqlState);
            assertThat(error.getCause())
                    .isInstanceOfSatisfying(
                            java.sql.SQLException.class,
                            cause -> assertThat(cause.getSQLState()).isEqualTo(sqlState));
            assertThat(text(error)).doesNotContain("hunter2").doesNotContain(": secret");
        }
    }

    private static String text(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void theMessageHasTheSqlWithItsParametersNamesAndTheServersReason() {
        assertThat(catchThrowable(() -> client.query("SELECT :password::int")
                        .bind("password", SECRET)
                        .list(Integer.class)))
                .hasMessageContaining("SELECT :password::int")
                .hasMessageContaining("invalid input syntax for type integer: \"...\"");
    }

    @Test
    void noLogHoldsAValue() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        log.start();
        root.setLevel(Level.TRACE);
        root.addAppender(log);
        try {
            ThrowingCallable all = () -> {
                client.insert(new MetricData(TIME, SECRET, "cpu", 1));
            };
            assertThat(catchThrowable(all)).isNotNull();
            assertThat(client.query("SELECT count(*) FROM metric_data WHERE device_id = :password")
                            .bind("password", SECRET)
                            .single(Long.class))
                    .isOne();
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
        assertThat(log.list).isNotEmpty();
        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains("hunter2"));
    }

    @Test
    void aServerThatIsNotThereIsNamedAsTheReason() {
        try (TimeScaleClient nowhere = TimeScaleClient.create(c -> c.host("127.0.0.1")
                .port(1)
                .database("metrics")
                .username("somebody")
                .password(SECRET)
                .connectionTimeout(java.time.Duration.ofMillis(300)))) {
            Throwable error = catchThrowable(nowhere::version);

            assertThat(error).isInstanceOf(CannotGetJdbcConnectionException.class);
            assertThat(error).hasMessageContaining("timescale - Connection is not available");
            assertThat(error).hasMessageContaining("Connection to 127.0.0.1:1 refused");
            assertThat(text(error)).doesNotContain("hunter2");
            assertThat(catchThrowable(() -> nowhere.query("SELECT 1").stream(Integer.class)))
                    .isInstanceOf(CannotGetJdbcConnectionException.class);
        }
    }
}
