package io.github.timescale4j.client;

import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Assumptions;

/**
 * A schema of a test class's own: in the embedded database, or, for tests that need several connections at once, on the server
 * to which {@code TIMESCALE_TEST_URL} points.
 */
public final class TestDatabase implements AutoCloseable {

    private final String url;
    private final String username;
    private final String password;
    private final String schema;

    private TestDatabase(String url, String username, String password, String schema) {
        this.url = url;
        this.username = username;
        this.password = password;
        this.schema = schema;
        run("CREATE EXTENSION IF NOT EXISTS timescaledb");
        run("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        run("CREATE SCHEMA " + schema);
    }

    public static TestDatabase embedded(String schema) {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        return new TestDatabase(timescale.jdbcUrl(), timescale.username(), timescale.password(), schema);
    }

    public static TestDatabase nativeServer(String schema) {
        String url = System.getenv("TIMESCALE_TEST_URL");
        Assumptions.assumeTrue(url != null, "TIMESCALE_TEST_URL does not point to a server");
        return new TestDatabase(
                url, System.getenv("TIMESCALE_TEST_USERNAME"), System.getenv("TIMESCALE_TEST_PASSWORD"), schema);
    }

    /** A client with a pool of its own, in this schema. */
    public TimescaleClientBuilder builder() {
        return TimeScaleClient.builder()
                .url(url)
                .username(username)
                .password(password)
                .schema(schema)
                .poolSize(2);
    }

    public TimeScaleClient client() {
        return builder().build();
    }

    public String url() {
        return url;
    }

    public String username() {
        return username;
    }

    public String password() {
        return password;
    }

    public String schema() {
        return schema;
    }

    /** A connection of its own, which looks for names where any other does. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }

    /** Runs a statement on a connection of its own, outside of the client that is being tested. */
    public void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = " + schema + ", public");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** The table of {@link MetricData}, partitioned by day. */
    public void createMetricData() {
        run(
                "CREATE TABLE metric_data (timestamp timestamptz NOT NULL, device_id text NOT NULL, metric_type text NOT NULL,"
                        + " value double precision NOT NULL)");
        run("SELECT create_hypertable('metric_data', 'timestamp', chunk_time_interval => INTERVAL '1 day')");
    }

    @Override
    public void close() {
        run("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
    }
}
