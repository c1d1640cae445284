package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One connection to the embedded database, with a schema of a test class's own. */
final class Fixture implements AutoCloseable {

    private final TestDatabase database;
    final String schema;
    Connection connection;

    Fixture(String schema) throws SQLException {
        this.database = TestDatabase.embedded(schema);
        this.schema = schema;
        this.connection = connect();
    }

    private Connection connect() throws SQLException {
        Connection opened = DriverManager.getConnection(database.url(), database.username(), database.password());
        try (Statement statement = opened.createStatement()) {
            statement.execute("SET search_path = " + schema + ", public");
        }
        return opened;
    }

    /** What a process that was killed does to its connection. */
    void reconnect() throws SQLException {
        connection.close();
        connection = connect();
    }

    RelationName name(String relation) {
        return new RelationName(schema, relation);
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String scalar(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** A hypertable of daily chunks with one row each hour, whose value is the number of the hour, up to the start of today. */
    void createMetric(String type, int days) throws SQLException {
        execute("CREATE TABLE metric (time " + type
                + " NOT NULL, device text NOT NULL, value double precision NOT NULL)");
        execute("SELECT create_hypertable('metric', 'time', chunk_time_interval => INTERVAL '1 day')");
        execute("INSERT INTO metric SELECT t, 'd', extract(epoch FROM t) / 3600"
                + " FROM generate_series(date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - INTERVAL '"
                + days
                + " days', date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC' - INTERVAL '1 second',"
                + " INTERVAL '1 hour') t");
    }

    void createAggregate(String name, String source, String bucket, String rest) throws SQLException {
        execute(aggregate(name, source, bucket, rest));
    }

    static String aggregate(String name, String source, String bucket, String rest) {
        return "CREATE MATERIALIZED VIEW \"" + name
                + "\" WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS SELECT " + bucket
                + " AS bucket, " + rest + " FROM \"" + source + "\" GROUP BY 1, 2 WITH NO DATA";
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
