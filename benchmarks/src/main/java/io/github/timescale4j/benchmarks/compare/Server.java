package io.github.timescale4j.benchmarks.compare;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.TimeScaleClient;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The server to which {@code TIMESCALE_TEST_URL} leads, and a schema of our own in it. */
public final class Server implements AutoCloseable {

    static final String SCHEMA = "compare";
    static final String TABLE = "metric_data";
    static final String COLUMNS = "timestamp, device_id, metric_type, value";

    private static final String SEARCH_PATH = SCHEMA + ",public";

    private final String url;
    private final String username;
    private final String password;
    private final Connection control;

    private Server(String url, String username, String password) throws SQLException {
        this.url = url;
        this.username = username;
        this.password = password;
        this.control = connect(Map.of());
    }

    /**
     * Connects.
     *
     * @return the server, with an empty schema
     * @throws SQLException if it cannot be reached
     */
    public static Server open() throws SQLException {
        Server server = existing();
        server.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        server.execute("CREATE SCHEMA " + SCHEMA);
        return server;
    }

    /**
     * Connects.
     *
     * @return the server, with the schema as it is
     * @throws SQLException if it cannot be reached
     */
    public static Server existing() throws SQLException {
        String url = System.getenv("TIMESCALE_TEST_URL");
        if (url == null) {
            throw new IllegalStateException(
                    "set TIMESCALE_TEST_URL (and _USERNAME, _PASSWORD) to a server that stands several connections");
        }
        return new Server(
                url,
                Objects.requireNonNullElse(System.getenv("TIMESCALE_TEST_USERNAME"), ""),
                Objects.requireNonNullElse(System.getenv("TIMESCALE_TEST_PASSWORD"), ""));
    }

    /**
     * Opens a connection to the schema.
     *
     * @param options more settings of the driver
     * @return the connection
     * @throws SQLException if it cannot be opened
     */
    public Connection connect(Map<String, String> options) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("currentSchema", SEARCH_PATH);
        properties.putAll(options);
        return DriverManager.getConnection(url, properties);
    }

    /** A pool of one connection, for those who would have one in an application. */
    HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(username);
        pool.setPassword(password);
        pool.setMaximumPoolSize(1);
        pool.addDataSourceProperty("currentSchema", SEARCH_PATH);
        return pool;
    }

    /** A client with its connections open. */
    TimeScaleClient client(int connections) {
        return client(connections, "");
    }

    /** A client whose driver has one setting more, given as it is written in an URL. */
    TimeScaleClient client(int connections, String setting) {
        String separator = url.contains("?") ? "&" : "?";
        TimeScaleClient client = TimeScaleClient.create(c -> c.url(url + separator + setting)
                .username(username)
                .password(password)
                .schema(SCHEMA)
                .poolSize(connections));
        // Long enough that no thread can take the connection of another.
        String sql = connections == 1 ? "SELECT 1" : "SELECT 1 FROM pg_sleep(0.2)";
        Threads.run(connections, thread -> client.query(sql).scalar(Integer.class));
        return client;
    }

    /** The table, empty and with nothing left to be written from before. */
    void freshTable() throws SQLException {
        execute("DROP TABLE IF EXISTS " + TABLE);
        execute("CREATE TABLE " + TABLE + " (timestamp timestamptz NOT NULL, device_id text NOT NULL,"
                + " metric_type text NOT NULL, value double precision NOT NULL)");
        execute("SELECT create_hypertable('" + TABLE + "', 'timestamp', chunk_time_interval => INTERVAL '1 day')");
        execute("CREATE INDEX ON " + TABLE + " (device_id, timestamp DESC)");
        execute("CHECKPOINT");
    }

    /** Gives the table a columnstore, whose segments are the devices. */
    void addColumnstore() throws SQLException {
        execute("ALTER TABLE " + TABLE + " SET (timescaledb.compress, timescaledb.compress_segmentby = 'device_id',"
                + " timescaledb.compress_orderby = 'timestamp DESC')");
    }

    boolean hasDirectCompress() throws SQLException {
        return !"apache".equals(ask("SELECT current_setting('timescaledb.license')"))
                && "t"
                        .equals(ask("SELECT EXISTS (SELECT FROM pg_settings"
                                + " WHERE name = 'timescaledb.enable_direct_compress_copy')"));
    }

    long count() throws SQLException {
        return Long.parseLong(ask("SELECT count(*) FROM " + TABLE));
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = control.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String sql) throws SQLException {
        try (Statement statement = control.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** What the numbers were measured on, without the names of machines. */
    String describe() throws SQLException {
        return String.format(
                Locale.ROOT,
                "%d CPUs, %s of memory, Java %s with %d MiB of heap; PostgreSQL %s, TimescaleDB %s, %s edition; %s",
                Runtime.getRuntime().availableProcessors(),
                LocalProcesses.memory(),
                Runtime.version().feature(),
                Runtime.getRuntime().maxMemory() >> 20,
                ask("SELECT split_part(current_setting('server_version'), ' ', 1)"),
                ask("SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'"),
                "apache".equals(ask("SELECT current_setting('timescaledb.license')")) ? "Apache" : "community",
                ask("SELECT string_agg(name || '=' || current_setting(name), ', ' ORDER BY name) FROM pg_settings"
                        + " WHERE name IN ('shared_buffers', 'synchronous_commit', 'fsync', 'max_wal_size')"));
    }

    boolean isLocal() {
        String host = uri().getHost();
        return host != null && (host.equals("localhost") || host.equals("::1") || host.startsWith("127."));
    }

    /** What the driver's URL says, without its parameters. */
    URI uri() {
        return URI.create(url.substring("jdbc:".length()).replaceFirst("\\?.*", ""));
    }

    String username() {
        return username;
    }

    String password() {
        return password;
    }

    @Override
    public void close() throws SQLException {
        execute("DROP SCHEMA " + SCHEMA + " CASCADE");
        control.close();
    }
}
