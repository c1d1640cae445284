package io.github.timescale4j.client.migration.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.migration.backfill.ChunkwiseIndex.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What another connection's lock and a killed backend do to a build. */
@Tag("native")
class ChunkwiseIndexNativeIT {

    private static final String CREATE = "CREATE INDEX \"metric_device\" ON \"metric\" (\"device\", \"time\" DESC)";

    private TestDatabase database;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.nativeServer("chunkwise_native_it");
        connection = connect();
        execute(connection, "CREATE TABLE metric (time timestamptz NOT NULL, device text NOT NULL, value float8)");
        execute(connection, "SELECT create_hypertable('metric', 'time', chunk_time_interval => INTERVAL '1 day')");
        execute(
                connection,
                "INSERT INTO metric SELECT t, 'd' || (i % 10), i FROM generate_series('2024-01-01'::timestamptz,"
                        + " '2024-01-10', INTERVAL '1 hour') t, generate_series(1, 20) i");
    }

    @AfterEach
    void close() throws SQLException {
        if (database != null) {
            connection.close();
            database.close();
        }
    }

    private Connection connect() throws SQLException {
        Connection opened = DriverManager.getConnection(database.url(), database.username(), database.password());
        execute(opened, "SET search_path = chunkwise_native_it, public");
        return opened;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String scalar(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private ChunkwiseIndex indexes(int attempts) {
        return new ChunkwiseIndex(
                connection,
                "chunkwise_native_it",
                Duration.ofMillis(300),
                new LockRetry(attempts, Duration.ofMillis(50)));
    }

    private String state() throws SQLException {
        return scalar(
                connection,
                "SELECT coalesce(bool_and(indisvalid)::text, 'none') FROM pg_index"
                        + " WHERE indexrelid = to_regclass('chunkwise_native_it.metric_device')");
    }

    private String chunkIndexes() throws SQLException {
        return scalar(
                connection,
                "SELECT count(*) FROM timescaledb_information.chunks c JOIN pg_indexes i"
                        + " ON i.schemaname = c.chunk_schema AND i.tablename = c.chunk_name"
                        + " WHERE c.hypertable_schema = 'chunkwise_native_it' AND i.indexname LIKE '%metric_device%'");
    }

    @Test
    void buildsChunkByChunk() throws SQLException {
        assertThat(indexes(1).build(CREATE)).isEqualTo(Outcome.BUILT);
        assertThat(indexes(1).build(CREATE)).isEqualTo(Outcome.PRESENT);

        assertThat(state()).isEqualTo("true");
        assertThat(chunkIndexes()).isEqualTo("10");
    }

    @Test
    void aBuildThatMetALockLeavesAnInvalidIndexAndTheNextRunRepairsIt() throws SQLException {
        try (Connection other = connect()) {
            String chunk = scalar(
                    other,
                    "SELECT format('%I.%I', chunk_schema, chunk_name) FROM timescaledb_information.chunks"
                            + " WHERE hypertable_schema = 'chunkwise_native_it' ORDER BY range_start DESC LIMIT 1");
            other.setAutoCommit(false);
            execute(other, "LOCK TABLE ONLY " + chunk + " IN ROW EXCLUSIVE MODE");

            assertThatExceptionOfType(BackfillException.class)
                    .isThrownBy(() -> indexes(1).build(CREATE))
                    .satisfies(e -> assertThat(e.sqlState()).isEqualTo("55P03"));
            assertThat(state()).isEqualTo("false");
            other.rollback();
        }

        assertThat(indexes(1).build(CREATE)).isEqualTo(Outcome.REPAIRED);

        assertThat(state()).isEqualTo("true");
        assertThat(chunkIndexes()).isEqualTo("10");
        assertThat(scalar(connection, "SHOW lock_timeout")).isEqualTo("0");
    }

    @Test
    void aLockThatIsGivenUpInTimeOnlyDelays() throws Exception {
        try (Connection other = connect()) {
            other.setAutoCommit(false);
            execute(other, "INSERT INTO metric VALUES ('2024-01-05', 'x', 1)");
            Thread release = new Thread(() -> {
                try {
                    Thread.sleep(700);
                    other.rollback();
                } catch (InterruptedException | SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            release.start();

            Outcome outcome = indexes(8).build(CREATE);

            release.join();
            assertThat(outcome).isIn(Outcome.BUILT, Outcome.REPAIRED);
        }
        assertThat(state()).isEqualTo("true");
        assertThat(chunkIndexes()).isEqualTo("10");
    }
}
