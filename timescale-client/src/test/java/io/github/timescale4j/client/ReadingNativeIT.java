package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Cancelling and timing out, for which the server has to listen while it works. */
@Tag("native")
class ReadingNativeIT {

    private static TestDatabase database;
    private static TimeScaleClient client;
    private static TimeScaleClient observer;

    @BeforeAll
    static void open() {
        database = TestDatabase.nativeServer("reading_native_it");
        client = database.builder().applicationName("reading-native").build();
        observer = database.client();
    }

    @AfterAll
    static void close() {
        if (database != null) {
            client.close();
            observer.close();
            database.close();
        }
    }

    private static long running(String marker) {
        return observer.query("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'reading-native'"
                        + " AND state = 'active' AND query LIKE :marker")
                .bind("marker", "%" + marker + "%")
                .single(Long.class);
    }

    private static void await(String marker, long wanted) throws InterruptedException {
        for (int i = 0; i < 400 && running(marker) != wanted; i++) {
            Thread.sleep(50);
        }
        assertThat(running(marker)).isEqualTo(wanted);
    }

    @Test
    void cancellingTheFutureEndsTheQueryAtTheServer() throws Exception {
        CompletableFuture<String> future =
                client.query("SELECT pg_sleep(600)::text AS long_one").singleAsync(String.class);
        await("long_one", 1);

        assertThat(future.cancel(true)).isTrue();

        await("long_one", 0);
        assertThat(client.query("SELECT 1").single(Integer.class)).isOne();
    }

    /** Statements of this pool wait where they are prepared. */
    private static DataSource waiting(DataSource pool, CountDownLatch reached, CountDownLatch released) {
        return new DelegatingDataSource(pool) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                            try {
                                Object result = method.invoke(connection, args);
                                if (method.getName().equals("prepareStatement")) {
                                    reached.countDown();
                                    released.await();
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
            }
        };
    }

    @Test
    void aCancelThatComesBeforeTheStatementIsNotLost() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        try (TimeScaleClient slow = TimeScaleClient.create(waiting(client.dataSource(), reached, released))) {
            CompletableFuture<String> future =
                    slow.query("SELECT pg_sleep(600)::text AS early_one").singleAsync(String.class);
            reached.await();

            assertThat(future.cancel(true)).isTrue();
            released.countDown();

            awaitIdle();
        }
        await("early_one", 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQueryForEachRowLeavesTheReadingWithinReach(boolean async) throws Exception {
        Executor sameThread = task -> {
            if (Thread.currentThread().getName().equals("nested")) {
                task.run();
            } else {
                new Thread(task, "nested").start();
            }
        };
        try (TimeScaleClient nesting = database.builder()
                .applicationName("reading-native")
                .executor(sameThread)
                .build()) {
            Query one = nesting.query("SELECT 1");
            CompletableFuture<Long> future = nesting.query(
                            "SELECT n, pg_sleep(CASE WHEN n > 10 THEN 600 ELSE 0 END) AS nested_one"
                                    + " FROM generate_series(1, 20) n")
                    .fetchSize(10)
                    .forEachAsync(
                            Numbered.class,
                            row -> assertThat(
                                            async
                                                    ? one.singleAsync(Integer.class)
                                                            .join()
                                                    : one.single(Integer.class))
                                    .isOne());
            await("nested_one", 1);

            assertThat(future.cancel(true)).isTrue();

            await("nested_one", 0);
        }
    }

    private static void awaitIdle() throws InterruptedException {
        for (int i = 0; i < 400 && client.activeConnections() > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(client.activeConnections()).isZero();
    }

    @Test
    void aCancelledInsertStoresNothing() throws Exception {
        client.execute("CREATE TABLE slow (a int)");
        CompletableFuture<Integer> future = client.update(
                        "INSERT INTO slow SELECT n FROM generate_series(1, 10) n, pg_sleep(600)")
                .runAsync();
        await("INSERT INTO slow", 1);

        future.cancel(false);

        await("INSERT INTO slow", 0);
        assertThat(client.query("SELECT count(*) FROM slow").single(Long.class)).isZero();
    }

    @Test
    void aCancelledReadingGetsNoMoreRows() throws Exception {
        AtomicLong rows = new AtomicLong();
        CompletableFuture<Long> future = client.query("SELECT n, pg_sleep(0.01) FROM generate_series(1, 100000) n")
                .fetchSize(10)
                .forEachAsync(Numbered.class, row -> rows.incrementAndGet());
        while (rows.get() == 0) {
            Thread.sleep(10);
        }

        future.cancel(true);

        awaitIdle();
        assertThat(rows.get()).isLessThan(100_000);
    }

    record Numbered(int n) {}

    @Test
    void aTimeoutIsAnExceptionOfItsOwn() {
        assertThatExceptionOfType(QueryTimeoutException.class)
                .isThrownBy(() -> client.query("SELECT pg_sleep(600)::text AS a")
                        .timeout(Duration.ofMillis(500))
                        .list(String.class));
        assertThatExceptionOfType(QueryTimeoutException.class)
                .isThrownBy(() -> client.query("SELECT pg_sleep(600)::text AS a")
                        .timeout(Duration.ofSeconds(1))
                        .forEach(String.class, row -> {}));
        assertThatExceptionOfType(QueryTimeoutException.class).isThrownBy(() -> {
            try (Stream<String> rows = client.query("SELECT pg_sleep(600)::text AS a")
                    .timeout(Duration.ofMillis(500))
                    .export(String.class)) {
                rows.toList();
            }
        });
        assertThat(client.activeConnections()).isZero();
        assertThat(client.query("SHOW statement_timeout").single(String.class)).isEqualTo("0");
    }

    @Test
    void anExportThatIsLeftDoesNotRunOn() {
        long began = System.nanoTime();
        try (Stream<Integer> rows =
                client.query("SELECT generate_series(1, 200000000) AS n").export(Integer.class)) {
            assertThat(rows.findFirst()).contains(1);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
        assertThat(client.query("SELECT 1").single(Integer.class)).isOne();
    }
}
