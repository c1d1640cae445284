package io.github.timescale4j.embedded;

import static io.github.timescale4j.embedded.Pglite.connect;
import static io.github.timescale4j.embedded.Pglite.execute;
import static io.github.timescale4j.embedded.Pglite.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

class CopyIT {

    private Connection connection;

    @BeforeEach
    void createTable() throws SQLException {
        connection = connect();
        execute(connection, "CREATE TABLE copied (a int, b text)");
    }

    @AfterEach
    void dropTable() throws SQLException {
        execute(connection, "DROP TABLE copied");
        connection.close();
    }

    @Test
    void textGoesInAndOut() throws SQLException, IOException {
        assertThat(copy(connection).copyIn("COPY copied FROM STDIN", new StringReader(rows(50_000))))
                .isEqualTo(50_000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(copy(connection).copyOut("COPY (SELECT * FROM copied ORDER BY a) TO STDOUT", out))
                .isEqualTo(50_000);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(rows(50_000));
    }

    @Test
    void binaryGoesOutAndIn() throws SQLException, IOException {
        execute(connection, "INSERT INTO copied SELECT i, 'row ' || i FROM generate_series(1, 20000) AS i");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copy(connection).copyOut("COPY copied TO STDOUT (FORMAT binary)", out);
        execute(connection, "TRUNCATE copied");
        assertThat(copy(connection)
                        .copyIn("COPY copied FROM STDIN (FORMAT binary)", new ByteArrayInputStream(out.toByteArray())))
                .isEqualTo(20_000);
        assertThat(number(connection, "SELECT count(DISTINCT b) FROM copied")).isEqualTo(20_000);
    }

    @Test
    void oneBadRowRefusesAllOfThem() throws SQLException {
        String bad = rows(20_000) + "twelve\tmonkeys\n" + rows(20_000);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> copy(connection).copyIn("COPY copied FROM STDIN", new StringReader(bad)))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("22P02"));
        try (Connection other = connect()) {
            assertThat(number(other, "SELECT count(*) FROM copied")).isZero();
        }
        assertThat(number(connection, "SELECT 1")).isEqualTo(1);
    }

    @Test
    void aTableThatIsNotThereIsAnOrdinaryError() throws SQLException {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> copy(connection).copyIn("COPY missing FROM STDIN", new StringReader(rows(10))))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42P01"));
        assertThat(number(connection, "SELECT 1")).isEqualTo(1);
    }

    @Test
    void aCancelledCopyLeavesNothing() throws SQLException {
        CopyIn copy = copy(connection).copyIn("COPY copied FROM STDIN");
        byte[] bytes = rows(1000).getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.cancelCopy();
        assertThat(number(connection, "SELECT count(*) FROM copied")).isZero();
    }

    @Test
    void aCopyWhoseConnectionIsLostLeavesNothing() throws SQLException {
        Connection lost = connect();
        CopyIn copy = copy(lost).copyIn("COPY copied FROM STDIN");
        byte[] bytes = rows(5000).getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.flushCopy();
        lost.abort(Runnable::run);
        assertThat(number(connection, "SELECT count(*) FROM copied")).isZero();
    }

    private static CopyManager copy(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        IntStream.rangeClosed(1, count)
                .forEach(i -> rows.append(i).append("\trow ").append(i).append('\n'));
        return rows.toString();
    }
}
