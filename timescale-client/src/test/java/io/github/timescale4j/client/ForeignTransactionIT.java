package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions that are not of the client's data source: of another database, or of no database at all. */
class ForeignTransactionIT {

    private static final MetricData ROW = new MetricData(Instant.parse("2024-01-02T10:20:00Z"), "d", "cpu", 1);

    private final TransactionTemplate foreign = new TransactionTemplate(new Elsewhere());
    private TestDatabase database;

    /** Transactions that have nothing to do with a database. */
    private static final class Elsewhere extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }

    @BeforeEach
    void open() {
        database = TestDatabase.embedded("foreign_transaction_it");
        database.createMetricData();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private HikariDataSource pool(boolean autoCommit) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(database.url());
        dataSource.setUsername(database.username());
        dataSource.setPassword(database.password());
        dataSource.addDataSourceProperty("currentSchema", "foreign_transaction_it,public");
        dataSource.setMaximumPoolSize(1);
        dataSource.setConnectionTimeout(2_000);
        dataSource.setAutoCommit(autoCommit);
        return dataSource;
    }

    private static long count(TimeScaleClient client) {
        return client.query("SELECT count(*) FROM metric_data").single(Long.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsWrittenInAForeignTransactionIsThereAfterwards(boolean autoCommit) throws Exception {
        try (HikariDataSource pool = pool(autoCommit)) {
            TimeScaleClient client = TimeScaleClient.create(pool);

            foreign.executeWithoutResult(status -> {
                client.insertAll(List.of(ROW, ROW));
                client.update("UPDATE metric_data SET value = 2").run();
                client.execute("CREATE TABLE made (a int)");
                status.setRollbackOnly(); // which is not about this database
            });

            assertThat(pool.getConnection().getAutoCommit()).isEqualTo(autoCommit);
        }
        try (TimeScaleClient client = database.client()) {
            assertThat(client.query("SELECT value FROM metric_data").list(Double.class))
                    .containsExactly(2.0, 2.0);
            assertThat(client.query("SELECT to_regclass('made')::text").scalar(String.class))
                    .isEqualTo("made");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aForeignTransactionHoldsNoConnection(boolean autoCommit) {
        try (HikariDataSource pool = pool(autoCommit)) {
            TimeScaleClient client = TimeScaleClient.create(pool);
            client.insert(ROW);

            foreign.executeWithoutResult(status -> {
                assertThat(client.query("SELECT * FROM metric_data").list(MetricData.class))
                        .containsExactly(ROW);
                assertThat(client.activeConnections()).isZero();
                try (Stream<MetricData> rows = client.query("SELECT * FROM metric_data").stream(MetricData.class)) {
                    assertThat(rows.toList()).containsExactly(ROW);
                }
                assertThat(client.activeConnections()).isZero();
                assertThat(count(client)).isOne();
            });
        }
    }

    @Test
    void neitherDoesASynchronizationWithoutATransaction() {
        foreign.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);
        try (HikariDataSource pool = pool(true)) {
            TimeScaleClient client = TimeScaleClient.create(pool);

            foreign.executeWithoutResult(status -> {
                client.insert(ROW);
                try (Stream<MetricData> rows = client.query("SELECT * FROM metric_data").stream(MetricData.class)) {
                    assertThat(rows.toList()).containsExactly(ROW);
                }
            });
        }
    }

    @Test
    void aProxyThatKnowsTransactionsIsLookedThroughWhereverItIs() {
        try (HikariDataSource pool = pool(false)) {
            DataSource aware = new TransactionAwareDataSourceProxy(pool);
            TransactionTemplate own = new TransactionTemplate(new JdbcTransactionManager(pool));
            for (DataSource proxy : List.of(
                    aware,
                    new LazyConnectionDataSourceProxy(aware),
                    new TransactionAwareDataSourceProxy(new DelegatingDataSource(aware)))) {
                TimeScaleClient client = TimeScaleClient.create(proxy);
                own.executeWithoutResult(status -> {
                    client.insertAll(List.of(ROW));
                    try (Stream<MetricData> rows = client.query("SELECT * FROM metric_data").stream(MetricData.class)) {
                        assertThat(rows.toList()).containsExactly(ROW);
                    }
                    status.setRollbackOnly();
                });
                assertThat(count(client)).as("%s", proxy).isZero();
                foreign.executeWithoutResult(status -> client.insertAll(List.of(ROW)));
                assertThat(count(client)).as("%s", proxy).isOne();
                client.update("DELETE FROM metric_data").run();
            }
        }
    }

    @Test
    void aDataSourceThatMayBelongToTheTransactionIsLeftToSpring() {
        try (HikariDataSource pool = pool(true)) {
            // As that of a JTA transaction, whose connections nobody has bound before the first statement.
            DataSource unknown = new DelegatingDataSource(pool) {
                @Override
                public boolean isWrapperFor(Class<?> type) {
                    return false;
                }
            };
            TimeScaleClient client = TimeScaleClient.create(unknown);

            foreign.executeWithoutResult(status -> {
                client.insert(ROW);
                assertThat(count(client)).isOne();
                assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                        .as("the one that is bound")
                        .isOne();
            });
            assertThat(count(client)).isOne();
        }
    }
}
