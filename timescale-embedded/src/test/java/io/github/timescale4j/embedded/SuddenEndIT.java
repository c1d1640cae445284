package io.github.timescale4j.embedded;

import static io.github.timescale4j.embedded.Pglite.connect;
import static io.github.timescale4j.embedded.Pglite.execute;
import static io.github.timescale4j.embedded.Pglite.number;
import static io.github.timescale4j.embedded.Pglite.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM or the database ends before anybody has closed anything. */
class SuddenEndIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @Test
    void aKilledJvmLeavesNoChildAndLosesNothingCommitted() throws Exception {
        Process jvm = Children.java(ChildMain.class, Map.of(), directory.toString());
        long node;
        try (BufferedReader reader = jvm.inputReader()) {
            node = Children.pid(reader.readLine());
            assertThat(Children.isAlive(node)).isTrue();
            assertThatExceptionOfType(EmbeddedTimescaleException.class)
                    .as("locked against a second process")
                    .isThrownBy(() -> Pglite.builder().dataDirectory(directory).start())
                    .withMessageContaining("in use by process " + jvm.pid());
            jvm.destroyForcibly().waitFor();
        }
        assertThat(Children.becomesTrue(PATIENCE, () -> !Children.isAlive(node)))
                .as("the child is gone")
                .isTrue();
        assertKeptRows();
    }

    @Test
    void aJvmThatEndsLeavesNoChildAndTheDirectoryCanBeOpenedAtOnce() throws Exception {
        Process jvm = Children.java(ChildMain.class, Map.of(), directory.toString(), "exit");
        long node;
        try (BufferedReader reader = jvm.inputReader()) {
            node = Children.pid(reader.readLine());
            jvm.waitFor();
        }
        assertKeptRows();
        assertThat(Children.isAlive(node)).isFalse();
    }

    @Test
    void theSharedDatabaseIsReplacedWhenItHasDied() throws Exception {
        EmbeddedTimescale dead = EmbeddedTimescale.shared();
        assumeTrue(dead.singleSession());
        ProcessHandle node = ProcessHandle.of(Children.pid(dead.describe())).orElseThrow();
        node.destroyForcibly();
        node.onExit().get();
        EmbeddedTimescale alive = EmbeddedTimescale.shared();
        assertThat(alive).isNotSameAs(dead).isSameAs(EmbeddedTimescale.shared());
        try (Connection connection = connect(alive)) {
            assertThat(number(connection, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void aKilledJvmLeavesNoChildThatIsBusyEither() throws Exception {
        Process jvm = Children.java(ChildMain.class, Map.of(), "", "busy");
        long node;
        try (BufferedReader reader = jvm.inputReader()) {
            node = Children.pid(reader.readLine());
            Thread.sleep(300);
            jvm.destroyForcibly().waitFor();
        }
        assertThat(Children.becomesTrue(PATIENCE, () -> !Children.isAlive(node)))
                .as("the child is gone")
                .isTrue();
    }

    @Test
    void aKilledChildLosesNothingCommittedAndEveryConnectionIsTold() throws Exception {
        try (EmbeddedTimescale timescale =
                        Pglite.builder().dataDirectory(directory).start();
                Connection connection = connect(timescale);
                Connection idle = connect(timescale)) {
            execute(
                    connection,
                    "CREATE TABLE kept (ts timestamptz NOT NULL, a int)",
                    "SELECT create_hypertable('kept', 'ts')",
                    "INSERT INTO kept SELECT now(), i FROM generate_series(1, 5000) AS i");
            connection.setAutoCommit(false);
            execute(connection, "INSERT INTO kept SELECT now(), -i FROM generate_series(1, 5000) AS i");
            ProcessHandle.of(Children.pid(timescale.describe())).orElseThrow().destroyForcibly();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(connection, "SELECT 1"))
                    .satisfies(e -> assertThat(e.getSQLState()).isIn("57P02", "08006"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(idle, "SELECT 1"))
                    .satisfies(e -> assertThat(e.getSQLState()).isIn("57P02", "08006"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> connect(timescale))
                    .withMessageContaining("the embedded database has stopped")
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("57P02"));
        }
        assertKeptRows();
    }

    /** Several times, because two threads see the end: the one that reads from the backend and the connection's own. */
    @RepeatedTest(5)
    void aStatementThatBreaksTheBackendSaysSo() throws SQLException {
        try (EmbeddedTimescale timescale = Pglite.builder().start();
                Connection connection = connect(timescale)) {
            execute(
                    connection,
                    "CREATE FUNCTION deep(n int) RETURNS int LANGUAGE plpgsql AS"
                            + " $$BEGIN IF n = 0 THEN RETURN 0; END IF; RETURN deep(n - 1) + 1; END$$");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(connection, "SELECT deep(5000)"))
                    .withMessageContaining("the embedded database has stopped")
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("57P02"));
        }
    }

    private void assertKeptRows() throws SQLException {
        try (EmbeddedTimescale again = Pglite.builder().dataDirectory(directory).start();
                Connection connection = connect(again)) {
            assertThat(text(connection, "SELECT count(*) || ' ' || min(a) FROM kept"))
                    .isEqualTo("5000 1");
        }
    }
}
