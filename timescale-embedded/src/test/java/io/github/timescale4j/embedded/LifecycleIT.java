package io.github.timescale4j.embedded;

import static io.github.timescale4j.embedded.Pglite.connect;
import static io.github.timescale4j.embedded.Pglite.execute;
import static io.github.timescale4j.embedded.Pglite.number;
import static io.github.timescale4j.embedded.Pglite.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @Test
    void aReopenedDirectoryHasItsDataAndItsExtensionWorks() throws SQLException {
        try (EmbeddedTimescale first = Pglite.builder().dataDirectory(directory).start();
                Connection connection = connect(first)) {
            execute(
                    connection,
                    "CREATE TABLE metric (ts timestamptz NOT NULL, device int, value int)",
                    "SELECT create_hypertable('metric', 'ts', chunk_time_interval => INTERVAL '1 day')",
                    "INSERT INTO metric SELECT '2024-01-01'::timestamptz + i * INTERVAL '10 minutes', i % 3, i"
                            + " FROM generate_series(0, 499) AS i",
                    "ALTER TABLE metric SET (timescaledb.compress, timescaledb.compress_segmentby = 'device')",
                    "SELECT compress_chunk(c) FROM show_chunks('metric') AS c LIMIT 2");
        }
        try (EmbeddedTimescale second =
                        Pglite.builder().dataDirectory(directory).start();
                Connection connection = connect(second)) {
            assertThat(number(connection, "SELECT count(*) FROM metric"))
                    .as("too few without LOAD 'timescaledb', as compressed rows are not seen")
                    .isEqualTo(500);
            execute(connection, "INSERT INTO metric VALUES ('2024-01-01 00:05', 1, 1)");
            assertThat(number(connection, "SELECT count(*) FROM metric")).isEqualTo(501);
        }
    }

    @Test
    void aDirectoryInUseIsLockedAgainstASecondDatabase() {
        try (EmbeddedTimescale first = Pglite.builder().dataDirectory(directory).start()) {
            assertThat(first.describe()).contains(directory.toString());
            assertThatExceptionOfType(EmbeddedTimescaleException.class)
                    .isThrownBy(() -> Pglite.builder().dataDirectory(directory).start())
                    .withMessageContaining(directory.toString())
                    .withMessageContaining("another database of this process ("
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void aDirectoryWithSomethingElseInItIsLeftAlone() throws IOException {
        Files.writeString(directory.resolve("thesis.tex"), "precious");
        assertThatExceptionOfType(EmbeddedTimescaleException.class)
                .isThrownBy(() -> Pglite.builder().dataDirectory(directory).start())
                .withMessageContaining("has something else in it");
        assertThat(directory.resolve("thesis.tex")).exists();
    }

    @Test
    void theSharedDatabaseIsOneAndStays() throws SQLException {
        EmbeddedTimescale shared = EmbeddedTimescale.shared();
        shared.close();
        assertThat(EmbeddedTimescale.shared()).isSameAs(shared);
        try (Connection connection = connect(shared)) {
            assertThat(number(connection, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void closingEndsTheChildAndTheConnections() throws Exception {
        EmbeddedTimescale timescale = Pglite.builder().start();
        Connection connection = connect(timescale);
        long node = Children.pid(timescale.describe());
        timescale.close();
        timescale.close();
        assertThat(Children.isAlive(node)).isFalse();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(connection, "SELECT 1"))
                .satisfies(e -> assertThat(e.getSQLState()).isIn("57P01", "08006"));
    }

    @Test
    void closingLeavesNoThreadOfAConnection() throws Exception {
        Set<Thread> before = connectionThreads();
        EmbeddedTimescale timescale = Pglite.builder().start();
        for (int i = 0; i < 6; i++) {
            Connection connection = DriverManager.getConnection(
                    timescale.jdbcUrl() + "&prepareThreshold=1", timescale.username(), timescale.password());
            try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
                statement.executeQuery().close();
            }
        }
        assertThat(connectionThreads()).hasSizeGreaterThanOrEqualTo(before.size() + 6);
        timescale.close();
        assertThat(Children.becomesTrue(PATIENCE, () -> before.containsAll(connectionThreads())))
                .as("the threads have ended")
                .isTrue();
    }

    private static Set<Thread> connectionThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("timescale-embedded-connection-"))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"timescale-embedded.child", "timescale-embedded.made-by.new"})
    void aStartThatFailsLeavesNoChild(String unwritable) throws IOException {
        Pglite.shared(); // fills the cache
        Files.createFile(directory.resolve(DirectoryLock.FILE));
        Path obstacle = Files.createSymbolicLink(directory.resolve(unwritable), Path.of("nowhere", "file"));
        Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
        assertThatExceptionOfType(EmbeddedTimescaleException.class)
                .isThrownBy(() -> Pglite.builder().dataDirectory(directory).start())
                .withMessageContaining("The data directory " + directory + " cannot be used");
        assertThat(ProcessHandle.current().children()).allMatch(before::contains);
        Files.delete(obstacle);
        Pglite.builder().dataDirectory(directory).start().close();
    }

    @Test
    void checkpointsKeepTheLogSmallWhenIdle() throws Exception {
        try (EmbeddedTimescale timescale = Pglite.builder().start();
                Connection connection = connect(timescale)) {
            execute(
                    connection,
                    "CREATE TABLE filler AS SELECT i, repeat('x', 100) FROM generate_series(1, 100000) AS i");
            String start = text(connection, "SELECT redo_lsn FROM pg_control_checkpoint()");
            assertThat(Children.becomesTrue(
                            PATIENCE, () -> !checkpoint(connection).equals(start)))
                    .isTrue();
        }
    }

    private static String checkpoint(Connection connection) {
        try {
            Thread.sleep(1500); // it wants to be idle
            return text(connection, "SELECT redo_lsn FROM pg_control_checkpoint()");
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingIsFetchedOnceTheCacheIsFilled() throws Exception {
        Pglite.shared();
        Path bin = Files.createDirectory(directory.resolve("bin"));
        Files.createSymbolicLink(
                bin.resolve("node"),
                Machine.current().program("node").orElseThrow().toRealPath());
        Process jvm = Children.java(ChildMain.class, Map.of("PATH", bin.toString())); // a node, but no npm
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = jvm.inputReader()) {
            lines.add(reader.readLine());
        } finally {
            jvm.destroyForcibly().waitFor();
        }
        assertThat(lines).singleElement().asString().startsWith("wrote Embedded TimescaleDB (PGlite)");
    }
}
