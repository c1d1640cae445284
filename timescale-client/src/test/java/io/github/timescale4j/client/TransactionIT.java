package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class TransactionIT {

    private static final MetricData ROW = new MetricData(Instant.parse("2024-01-02T10:20:00Z"), "d", "cpu", 1);

    private TestDatabase database;
    private HikariDataSource pool;
    private TimeScaleClient client;
    private TransactionTemplate transaction;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded("transaction_it");
        database.createMetricData();
        pool = pool(true);
        client = TimeScaleClient.create(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    }

    private HikariDataSource pool(boolean autoCommit) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(database.url());
        dataSource.setUsername(database.username());
        dataSource.setPassword(database.password());
        dataSource.setConnectionInitSql("SET search_path = transaction_it, public");
        dataSource.setMaximumPoolSize(1);
        dataSource.setConnectionTimeout(2_000);
        dataSource.setAutoCommit(autoCommit);
        return dataSource;
    }

    @AfterEach
    void close() {
        client.close();
        pool.close();
        database.close();
    }

    private long count() {
        return client.query("SELECT count(*) FROM metric_data").single(Long.class);
    }

    @Test
    void aRollbackTakesEverythingBack() {
        transaction.executeWithoutResult(status -> {
            client.insert(ROW);
            client.insertAll(List.of(ROW, ROW));
            client.update("UPDATE metric_data SET value = 2").run();
            client.execute("CREATE TABLE made_in_transaction (a int)");
            client.createIndex("metric_data", List.of("device_id"));
            assertThat(count()).as("seen inside").isEqualTo(3);
            status.setRollbackOnly();
        });

        assertThat(count()).isZero();
        assertThat(client.query("SELECT to_regclass('made_in_transaction')::text")
                        .scalar(String.class))
                .isNull();
        assertThat(client.query("SELECT to_regclass('metric_data_device_id_idx')::text")
                        .scalar(String.class))
                .isNull();
    }

    @Test
    void aCommitKeepsEverything() {
        transaction.executeWithoutResult(status -> client.insertAll(List.of(ROW, ROW)));

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void anExceptionRollsBackWhatCameBefore() {
        database.run("CREATE UNIQUE INDEX ON metric_data (device_id, timestamp)");

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    client.insert(ROW);
                    client.insert(ROW);
                }));
        assertThat(count()).isZero();
    }

    @Test
    void aStreamReadsInTheActiveTransaction() {
        transaction.executeWithoutResult(status -> {
            client.insertAll(List.of(ROW, ROW));
            try (Stream<MetricData> rows = client.query("SELECT * FROM metric_data").stream(MetricData.class)) {
                assertThat(rows.toList()).as("rows that are not committed").containsExactly(ROW, ROW);
            }
            client.insert(ROW);
        });

        assertThat(count()).as("and the transaction goes on").isEqualTo(3);
    }

    @Test
    void aRoutingProxyOfSpringIsLookedThrough() {
        TimeScaleClient proxied = TimeScaleClient.create(new TransactionAwareDataSourceProxy(pool));

        transaction.executeWithoutResult(status -> {
            proxied.insertAll(List.of(ROW));
            status.setRollbackOnly();
        });

        assertThat(count()).isZero();
    }

    @Test
    void aLazyProxyTakesPartToo() {
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(pool);
        TimeScaleClient proxied = TimeScaleClient.create(lazy);
        TransactionTemplate lazily = new TransactionTemplate(new JdbcTransactionManager(lazy));

        lazily.executeWithoutResult(status -> {
            proxied.insertAll(List.of(ROW));
            assertThat(proxied.activeConnections()).as("the pool is asked").isOne();
            status.setRollbackOnly();
        });

        assertThat(count()).isZero();
    }

    @Test
    void synchronizationWithoutATransactionCommitsByItself() {
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);

        transaction.executeWithoutResult(status -> {
            client.insertAll(List.of(ROW));
            status.setRollbackOnly();
        });

        assertThat(count()).isOne();
    }

    @Test
    void aPoolWithoutAutocommitKeepsWhatIsWrittenAndGetsItsConnectionBackAsItWas() throws Exception {
        try (HikariDataSource manual = pool(false)) {
            TimeScaleClient careful = TimeScaleClient.create(manual);

            careful.insert(ROW);
            careful.update("UPDATE metric_data SET value = 2").run();

            assertThat(manual.getConnection().getAutoCommit()).isFalse();
        }
        assertThat(client.query("SELECT value FROM metric_data").single(Double.class))
                .isEqualTo(2);
    }
}
