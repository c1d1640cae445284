package io.github.timescale4j.test;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A schema of a test class's own in the embedded database, with the tables of {@code com.example.pumps} as far as tests need them. */
public final class TesterDatabase implements AutoCloseable {

    private final EmbeddedTimescale timescale = EmbeddedTimescale.shared();
    private final String schema;
    private final TimeScaleClient client;

    public TesterDatabase(String schema) {
        this.schema = schema;
        outside("CREATE EXTENSION IF NOT EXISTS timescaledb");
        outside("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        outside("CREATE SCHEMA " + schema);
        client = TimeScaleClient.builder()
                .url(timescale.jdbcUrl())
                .username(timescale.username())
                .password(timescale.password())
                .schema(schema)
                .poolSize(1)
                .build();
    }

    public TimeScaleClient client() {
        return client;
    }

    /** The readings, day by day, with a key, a number that the database gives and a column that it makes from another. */
    public TesterDatabase withReadings() {
        run(
                "CREATE TABLE reading (time timestamptz NOT NULL, pump text NOT NULL, pressure float8 NOT NULL,"
                        + " id bigint GENERATED ALWAYS AS IDENTITY,"
                        + " bar float8 GENERATED ALWAYS AS (pressure / 1000) STORED, UNIQUE (pump, time))",
                "SELECT create_hypertable('reading', 'time', chunk_time_interval => INTERVAL '1 day')");
        return this;
    }

    public TesterDatabase withHours(boolean materializedOnly) {
        run("CREATE MATERIALIZED VIEW hourly_reading WITH (timescaledb.continuous, timescaledb.materialized_only = "
                + materializedOnly + ") AS SELECT time_bucket(INTERVAL '1 hour', time) AS hour, pump,"
                + " max(pressure) AS max_pressure, sum(pressure) AS sum_pressure, count(pressure) AS count_pressure"
                + " FROM reading GROUP BY 1, 2 WITH NO DATA");
        return this;
    }

    public TesterDatabase withDays() {
        run("CREATE MATERIALIZED VIEW daily_reading WITH (timescaledb.continuous, timescaledb.materialized_only = true)"
                + " AS SELECT time_bucket(INTERVAL '1 day', hour) AS day, pump, max(max_pressure) AS max_pressure"
                + " FROM hourly_reading GROUP BY 1, 2 WITH NO DATA");
        return this;
    }

    public void run(String... statements) {
        for (String statement : statements) {
            client.execute(statement);
        }
    }

    private void outside(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(timescale.jdbcUrl(), timescale.username(), timescale.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() {
        client.close();
        outside("DROP SCHEMA " + schema + " CASCADE");
    }
}
