package io.github.timescale4j.embedded;

import static io.github.timescale4j.embedded.Pglite.connect;
import static io.github.timescale4j.embedded.Pglite.execute;
import static io.github.timescale4j.embedded.Pglite.number;
import static io.github.timescale4j.embedded.Pglite.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimescaleFeaturesIT {

    private Connection connection;

    @BeforeEach
    void createHypertable() throws SQLException {
        connection = connect();
        execute(
                connection,
                "CREATE TABLE metric (ts timestamptz NOT NULL, device int, value double precision)",
                "SELECT create_hypertable('metric', 'ts', chunk_time_interval => INTERVAL '1 day')",
                "INSERT INTO metric SELECT '2024-01-01'::timestamptz + i * INTERVAL '1 minute', i % 3, i"
                        + " FROM generate_series(0, 4319) AS i");
    }

    @AfterEach
    void dropHypertable() throws SQLException {
        execute(connection, "DROP MATERIALIZED VIEW IF EXISTS hourly", "DROP TABLE metric");
        connection.close();
    }

    @Test
    void hypertableAggregateRefreshAndColumnstoreWork() throws SQLException {
        assertThat(number(
                        connection,
                        "SELECT count(*) FROM timescaledb_information.chunks WHERE hypertable_name = 'metric'"))
                .isEqualTo(3);
        execute(
                connection,
                "CREATE MATERIALIZED VIEW hourly WITH (timescaledb.continuous) AS"
                        + " SELECT time_bucket('1 hour', ts) AS hour, device, avg(value) AS mean FROM metric GROUP BY 1, 2"
                        + " WITH NO DATA",
                "CALL refresh_continuous_aggregate('hourly', '2024-01-01', '2024-01-04')");
        assertThat(number(connection, "SELECT count(*) FROM hourly")).isEqualTo(72 * 3);
        execute(
                connection,
                "ALTER TABLE metric SET (timescaledb.compress, timescaledb.compress_segmentby = 'device')",
                "SELECT compress_chunk(c) FROM show_chunks('metric') AS c");
        assertThat(number(connection, "SELECT count(*) FROM metric")).isEqualTo(4320);
        execute(connection, "INSERT INTO metric VALUES ('2024-01-02', 7, 1)");
        assertThat(number(connection, "SELECT count(*) FROM metric WHERE device = 7"))
                .isEqualTo(1);
    }

    @Test
    void duePoliciesAreRunOnAConnectionOfTheirOwn() throws SQLException {
        execute(connection, "SELECT add_retention_policy('metric', INTERVAL '7 days')");
        EmbeddedTimescale timescale = Pglite.shared();
        Database database = new SameServer(timescale);
        try (JobRunner jobs = new JobRunner(database)) {
            jobs.runDueJobs();
        }
        assertThat(text(connection, "SELECT count(*) FROM metric"))
                .as("all of it is older")
                .isEqualTo("0");
    }

    /** The shared database as the job runner sees it. */
    private record SameServer(EmbeddedTimescale timescale) implements Database {

        @Override
        public Provider provider() {
            return timescale.provider();
        }

        @Override
        public String jdbcUrl() {
            return timescale.jdbcUrl();
        }

        @Override
        public String username() {
            return timescale.username();
        }

        @Override
        public String password() {
            return timescale.password();
        }

        @Override
        public String describe() {
            return timescale.describe();
        }

        @Override
        public void close() {}
    }
}
