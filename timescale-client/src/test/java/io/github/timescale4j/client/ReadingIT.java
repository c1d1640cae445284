package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.RowMappingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How queries run: cursors, limits, plans and other threads. */
class ReadingIT {

    private static final Instant NOON = Instant.parse("2024-01-02T12:00:00Z");

    private static TestDatabase database;
    private static TimeScaleClient client;

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded("reading_it");
        database.createMetricData();
        client = database.client();
        client.insertAll(IntStream.range(0, 2_000)
                .mapToObj(i -> new MetricData(NOON.plusSeconds(i), "gerät-" + i % 7, i % 2 == 0 ? "cpu" : "", i))
                .toList());
    }

    @AfterAll
    static void close() {
        client.close();
        database.close();
    }

    private static Query all() {
        return client.query("SELECT * FROM metric_data ORDER BY timestamp");
    }

    @Test
    void everyWayOfReadingGivesTheSameRows() {
        List<MetricData> listed = all().list(MetricData.class);
        List<MetricData> streamed;
        try (Stream<MetricData> rows = all().stream(MetricData.class)) {
            streamed = rows.toList();
        }
        List<MetricData> consumed = new ArrayList<>();
        long count = all().fetchSize(100).forEach(MetricData.class, consumed::add);

        assertThat(listed).hasSize(2_000).first().isEqualTo(new MetricData(NOON, "gerät-0", "cpu", 0));
        assertThat(streamed).isEqualTo(listed);
        assertThat(consumed).isEqualTo(listed);
        assertThat(count).isEqualTo(2_000);
        // The driver changes to the binary format after some executions.
        for (int i = 0; i < 6; i++) {
            assertThat(all().list(MetricData.class)).isEqualTo(listed);
        }
    }

    @Test
    void aTagThatRepeatsIsOneString() {
        List<MetricData> listed = all().list(MetricData.class);

        assertThat(listed.get(7 * 100).deviceId()).isSameAs(listed.get(7 * 101).deviceId());
    }

    @Test
    void aColumnWhoseTypeChangesIsReadAsWhatItIs() {
        record Changing(double value) {}
        client.execute("CREATE TABLE changing (value float8)");
        client.execute("INSERT INTO changing VALUES (7)");
        assertThat(client.query("SELECT * FROM changing").single(Changing.class))
                .isEqualTo(new Changing(7));

        client.execute("ALTER TABLE changing ALTER value TYPE int4, ADD more text");
        assertThat(client.query("SELECT * FROM changing ").single(Changing.class))
                .isEqualTo(new Changing(7));
    }

    @Test
    void aConsumerThatFailsEndsTheReading() {
        assertThatIllegalStateException()
                .isThrownBy(() -> all().forEach(MetricData.class, row -> {
                    throw new IllegalStateException("enough");
                }))
                .withMessage("enough");
        assertThat(client.activeConnections()).isZero();
    }

    @Test
    void maxRowsIsAnUpperLimit() {
        assertThat(all().maxRows(3).list(MetricData.class)).hasSize(3);
        assertThat(all().maxRows(3).forEach(MetricData.class, row -> {})).isEqualTo(3);
        try (Stream<MetricData> rows = all().maxRows(3).export(MetricData.class)) {
            assertThat(rows).hasSize(3);
        }
        assertThat(all().maxRows(1).single(MetricData.class).timestamp()).isEqualTo(NOON);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all().fetchSize(0))
                .withMessageContaining("fetch size");
        assertThatIllegalArgumentException().isThrownBy(() -> all().maxRows(-1)).withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> all().timeout(Duration.ZERO))
                .withMessageContaining("PT0S");
    }

    @Test
    void aPlanIsChosenForOneExecution() {
        String mode = "SELECT current_setting('plan_cache_mode') FROM generate_series(1, :n)";
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(client.dataSource()));

        assertThat(client.query(mode).bind("n", 1).genericPlan().list(String.class))
                .containsExactly("force_generic_plan");
        assertThat(client.query(mode).bind("n", 1).customPlan().list(String.class))
                .containsExactly("auto");
        try (Stream<String> rows = client.query(mode).bind("n", 1).customPlan().stream(String.class)) {
            assertThat(rows).containsExactly("force_custom_plan");
        }
        transaction.executeWithoutResult(status -> {
            assertThat(client.query(mode).bind("n", 1).genericPlan().list(String.class))
                    .containsExactly("force_generic_plan");
            assertThat(client.query(mode).bind("n", 1).list(String.class)).containsExactly("auto");
        });
        assertThat(client.query(mode).bind("n", 1).list(String.class)).containsExactly("auto");
    }

    @Test
    void aCustomPlanIsMadeThoughTheTextHasAName() {
        String sql = "SELECT count(*) AS named_text FROM metric_data WHERE timestamp >= :from";
        try (TimeScaleClient own = database.builder().poolSize(1).build()) {
            Query query = own.query(sql).bind("from", NOON);
            query.genericPlan().list(Long.class);
            query.genericPlan().list(Long.class);
            List<Plans> named = plans(own);
            assertThat(named).containsExactly(new Plans(2, 0));

            assertThat(query.customPlan().single(Long.class)).isEqualTo(2_000);
            for (int i = 0; i < 6; i++) {
                query.customPlan().list(Long.class);
            }
            assertThat(plans(own))
                    .as("another statement ran, which has no name")
                    .isEqualTo(named);

            query.customPlan().forEach(Long.class, count -> {});
            assertThat(plans(own)).as("a cursor needs the name").containsExactly(new Plans(2, 1));
        }
    }

    record Plans(long generic, long custom) {}

    private static List<Plans> plans(TimeScaleClient client) {
        return client.query("SELECT generic_plans AS generic, custom_plans AS custom FROM pg_prepared_statements"
                        + " WHERE statement LIKE '%named\\_text%' AND statement NOT LIKE '%pg_prepared%'")
                .list(Plans.class);
    }

    @Test
    void anErrorOfTheClientLeavesTheServersSettingsAsTheyWere() {
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(client.dataSource()));
        Query misfit = client.query("SELECT n::text AS n FROM generate_series(1, 3) n");

        transaction.executeWithoutResult(status -> {
            assertThatExceptionOfType(RowMappingException.class)
                    .isThrownBy(() -> misfit.genericPlan().list(Integer.class));
            assertThatExceptionOfType(RowMappingException.class)
                    .isThrownBy(() -> misfit.customPlan().forEach(Integer.class, n -> {}));
            assertThat(client.query("SHOW plan_cache_mode").single(String.class))
                    .isEqualTo("auto");
            assertThatExceptionOfType(RowMappingException.class)
                    .isThrownBy(() -> client.query("SELECT 'a' AS n")
                            .timeout(Duration.ofMinutes(1))
                            .export(Integer.class));
            assertThat(client.query("SHOW statement_timeout").single(String.class))
                    .isEqualTo("0");
        });
    }

    @Test
    void aCancelledReadingIsNoCompleteOne() throws Exception {
        List<StatementEvent> events = Collections.synchronizedList(new ArrayList<>());
        List<Runnable> waiting = new ArrayList<>();
        List<MetricData> read = new ArrayList<>();
        try (TimeScaleClient own =
                database.builder().executor(waiting::add).listener(events::add).build()) {
            List<CompletableFuture<Long>> future = new ArrayList<>();
            future.add(own.query("SELECT * FROM metric_data").forEachAsync(MetricData.class, row -> {
                read.add(row);
                if (read.size() == 3) {
                    future.get(0).cancel(true);
                }
            }));

            waiting.forEach(Runnable::run);

            assertThat(future.get(0)).isCancelled();
            assertThat(own.activeConnections()).isZero();
        }
        assertThat(read).hasSize(3);
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.failed()).isTrue();
            assertThat(event.sqlState()).isEqualTo("57014");
        });
    }

    @Test
    void anotherThreadGivesTheSameResults() throws Exception {
        assertThat(all().listAsync(MetricData.class).get(60, TimeUnit.SECONDS)).hasSize(2_000);
        assertThat(client.query("SELECT count(*) FROM metric_data")
                        .singleAsync(Long.class)
                        .get(60, TimeUnit.SECONDS))
                .isEqualTo(2_000);
        assertThat(client.query("SELECT value FROM metric_data WHERE value > :v")
                        .bind("v", 1e9)
                        .optionalAsync(Double.class)
                        .get(60, TimeUnit.SECONDS))
                .isEmpty();
        List<MetricData> rows = new ArrayList<>();
        assertThat(all().forEachAsync(MetricData.class, rows::add).get(60, TimeUnit.SECONDS))
                .isEqualTo(2_000);
        assertThat(rows).hasSize(2_000);
        client.execute("CREATE TABLE counted (n int)");
        assertThat(client.update("INSERT INTO counted SELECT generate_series(1, :n)")
                        .bind("n", 4)
                        .runAsync()
                        .get(60, TimeUnit.SECONDS))
                .isEqualTo(4);
    }

    @Test
    void whatIsBoundLaterDoesNotReachARunningQuery() throws Exception {
        List<Runnable> waiting = new ArrayList<>();
        try (TimeScaleClient own = database.builder().executor(waiting::add).build()) {
            Query query = own.query("SELECT :n").bind("n", 1);
            CompletableFuture<Integer> future = query.singleAsync(Integer.class);
            assertThatIllegalArgumentException().isThrownBy(() -> query.bind("n", 2));

            waiting.forEach(Runnable::run);

            assertThat(future.get()).isEqualTo(1);
        }
    }

    @Test
    void aQueryThatIsCancelledBeforeItsTurnNeverRuns() {
        List<Runnable> waiting = new ArrayList<>();
        try (TimeScaleClient own = database.builder().executor(waiting::add).build()) {
            own.execute("CREATE TABLE never_filled (a int)");
            CompletableFuture<Integer> future =
                    own.update("INSERT INTO never_filled VALUES (1)").runAsync();

            future.cancel(true);
            waiting.forEach(Runnable::run);

            assertThat(future).isCancelled();
            assertThat(own.query("SELECT count(*) FROM never_filled").single(Long.class))
                    .isZero();
        }
    }

    @Test
    void anErrorInAnotherThreadIsTheOneOfThisThread() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> client.query("SELECT * FROM no_such_table")
                        .listAsync(String.class)
                        .get(60, TimeUnit.SECONDS))
                .withCauseInstanceOf(BadSqlGrammarException.class);
    }

    @Test
    void anotherThreadIsRefusedInATransaction() {
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(client.dataSource()));

        transaction.executeWithoutResult(status -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> all().listAsync(MetricData.class))
                    .withMessageContaining("without Async");
            assertThatIllegalStateException()
                    .isThrownBy(() -> client.insertAllAsync(List.of(new MetricData(NOON, "x", "y", 1))));
        });
    }

    @Test
    void aStreamThatNobodyClosesIsReportedAndGivesItsConnectionBack() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(StatementRunner.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try (TimeScaleClient own = database.builder().poolSize(1).build()) {
            leak(own);
            for (int i = 0; i < 200 && own.activeConnections() > 0; i++) {
                System.gc();
                Thread.sleep(50);
            }

            assertThat(own.activeConnections()).isZero();
            assertThat(log.list).hasSize(1);
            ILoggingEvent event = log.list.get(0);
            assertThat(event.getFormattedMessage()).contains("left open").contains("generate_series");
            assertThat(event.getThrowableProxy().getStackTraceElementProxyArray())
                    .anyMatch(line -> line.getSTEAsString().contains("ReadingIT.leak"));
            assertThat(own.query("SELECT 1").single(Integer.class)).isOne();
        } finally {
            logger.detachAppender(log);
        }
    }

    private static void leak(TimeScaleClient client) {
        Iterator<Integer> rows = client.query("SELECT generate_series(1, 50)").fetchSize(10).stream(Integer.class)
                .iterator();
        assertThat(rows.next()).isOne();
    }
}
