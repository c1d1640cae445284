package io.github.timescale4j.operations.drill;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** PostgreSQL on a data directory of the drill, on a port of 127.0.0.1. */
final class Server implements AutoCloseable {

    static final String BIN = "/usr/lib/postgresql/17/bin/";

    private final NativeFolder folder;
    private final String data;
    private final String password;
    private final int port;
    private NativeFolder.Started process;

    /** Starts it; {@code socket} is a directory inside the folder, and so is what more is mounted. */
    Server(NativeFolder folder, List<String> mounts, String data, String socket, int port, String password) {
        this.folder = folder;
        this.data = data;
        this.port = port;
        this.password = password;
        this.process = folder.startWith(
                mounts,
                BIN + "postgres",
                "-D",
                data,
                "-p",
                Integer.toString(port),
                "-c",
                "unix_socket_directories=" + socket);
        await("the server on " + data)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .failFast(() -> {
                    if (!process.runs()) {
                        throw new IllegalStateException("the server on " + data + " has ended: " + process.result());
                    }
                })
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> {
                    try (Connection connection = connect("template1")) {
                        return connection.isValid(5);
                    }
                });
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?connectTimeout=5&socketTimeout=60",
                "postgres",
                password);
    }

    void execute(String sql) throws SQLException {
        executeIn("metrics", sql);
    }

    void executeIn(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String sql) throws SQLException {
        return askIn("metrics", sql);
    }

    String askIn(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** Waits until all that was written so far is in the archive. */
    void waitForArchive() throws SQLException {
        execute("SELECT pg_create_restore_point('archive')"); // without anything new the segment would not be switched
        String segment = ask("SELECT pg_walfile_name(pg_switch_wal())");
        await("segment " + segment + " in the archive")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> ask("SELECT coalesce(last_archived_wal, '') FROM pg_stat_archiver")
                                .compareTo(segment)
                        >= 0);
    }

    boolean runs() {
        return process.runs();
    }

    /** Signal 9 to all of its processes. */
    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        if (process.runs()) {
            folder.run(BIN + "pg_ctl", "stop", "-D", data, "-m", "fast", "-w", "-t", "60");
        }
        if (process.runs()) {
            process.kill();
        }
    }
}
