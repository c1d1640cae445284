package io.github.timescale4j.embedded;

import static io.github.timescale4j.embedded.Pglite.connect;
import static io.github.timescale4j.embedded.Pglite.connectWith;
import static io.github.timescale4j.embedded.Pglite.execute;
import static io.github.timescale4j.embedded.Pglite.number;
import static io.github.timescale4j.embedded.Pglite.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsIT {

    @Test
    void connectionsMayUseTheSameNamesForTheirStatements() throws SQLException {
        try (Connection first = connectWith("prepareThreshold", "1");
                Connection second = connectWith("prepareThreshold", "1");
                PreparedStatement plus = first.prepareStatement("SELECT ?::int + 1");
                PreparedStatement minus = second.prepareStatement("SELECT ?::int - 1")) {
            for (int i = 0; i < 8; i++) { // both are S_1, S_2 ... to their drivers
                assertThat(result(plus, i)).isEqualTo(i + 1);
                assertThat(result(minus, i)).isEqualTo(i - 1);
            }
        }
    }

    @Test
    void namedStatementsEndWithTheirConnection() throws Exception {
        try (Connection stays = connect()) {
            try (Connection goes = connectWith("prepareThreshold", "1");
                    PreparedStatement statement = goes.prepareStatement("SELECT ?::int * 4711")) {
                result(statement, 1);
            }
            String sql = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%* 4711'";
            for (int i = 0; i < 50 && number(stays, sql) > 0; i++) {
                Thread.sleep(100);
            }
            assertThat(number(stays, sql)).isZero();
        }
    }

    @Test
    void cursorsOfOneTransactionMayBeReadByTurns() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (Statement one = connection.createStatement();
                    Statement two = connection.createStatement()) {
                one.setFetchSize(10);
                two.setFetchSize(7);
                try (ResultSet up = one.executeQuery("SELECT i FROM generate_series(1, 1000) AS i");
                        ResultSet down = two.executeQuery("SELECT 1001 - i FROM generate_series(1, 1000) AS i")) {
                    for (int i = 1; i <= 1000; i++) {
                        assertThat(up.next() && down.next()).isTrue();
                        assertThat(up.getInt(1)).isEqualTo(i);
                        assertThat(down.getInt(1)).isEqualTo(1001 - i);
                    }
                    assertThat(up.next() || down.next()).isFalse();
                }
            }
            connection.commit();
        }
    }

    @Test
    void aResultMayBeFarLargerThanAnyPipe() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT i, repeat('x', 100) FROM generate_series(1, 100000) AS i")) {
            long sum = 0;
            while (rows.next()) {
                sum += rows.getInt(1);
            }
            assertThat(sum).isEqualTo(5_000_050_000L);
        }
    }

    @Test
    void aParameterMayBeOfSeveralMegabytes() throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("SELECT length(?::text)")) {
            statement.setString(1, "y".repeat(8_000_000));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(8_000_000);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended", "extendedForPrepared", "extendedCacheEverything"})
    void everyQueryModeOfTheDriverWorks(String mode) throws SQLException {
        try (Connection connection = connectWith("preferQueryMode", mode)) {
            for (int i = 0; i < 7; i++) {
                try (PreparedStatement statement = connection.prepareStatement("SELECT ?::int + 1")) {
                    assertThat(result(statement, i)).isEqualTo(i + 1);
                }
            }
        }
    }

    @Test
    void metadataAndGeneratedKeysWork() throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, "CREATE TABLE keyed (id serial PRIMARY KEY, name text)");
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO keyed (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
                assertThat(insert.getParameterMetaData().getParameterTypeName(1))
                        .isEqualTo("text");
                insert.setString(1, "a");
                insert.executeUpdate();
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    keys.next();
                    assertThat(keys.getInt(1)).isEqualTo(1);
                }
            }
            try (ResultSet columns = connection.getMetaData().getColumns(null, "public", "keyed", null)) {
                columns.next();
                assertThat(columns.getString("COLUMN_NAME")).isEqualTo("id");
            }
            execute(connection, "DROP TABLE keyed");
        }
    }

    @Test
    void concurrentlyIsRefusedOnIndexes() throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, "CREATE TABLE plain (a int)", "CREATE INDEX plain_a ON plain (a)");
            for (String sql : List.of(
                    "CREATE INDEX CONCURRENTLY plain_b ON plain (a)",
                    "create unique /* really */ index concurrently on plain (a)",
                    "-- first\nDROP INDEX ConCurrently plain_a",
                    "REINDEX INDEX CONCURRENTLY plain_a",
                    "REINDEX (VERBOSE, CONCURRENTLY) TABLE plain")) {
                assertThatExceptionOfType(SQLException.class)
                        .as(sql)
                        .isThrownBy(() -> execute(connection, sql))
                        .withMessageContaining("CONCURRENTLY is not supported by the embedded database")
                        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("0A000"));
            }
            try (Connection simple = connectWith("preferQueryMode", "simple")) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> execute(simple, "SELECT 1; DROP INDEX CONCURRENTLY plain_a"))
                        .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("0A000"));
            }
            assertThat(text(connection, "SELECT 'CREATE INDEX CONCURRENTLY x'")).startsWith("CREATE");
            execute(connection, "DROP INDEX plain_a", "DROP TABLE plain");
        }
    }

    @Test
    void deallocateOfOneStatementFindsTheOwnOne() throws SQLException {
        try (Connection connection = connectWith("prepareThreshold", "1", "autosave", "never")) {
            try (PreparedStatement statement = connection.prepareStatement("SELECT ?::int * 815")) {
                result(statement, 1);
                String name = text(connection, "SELECT name FROM pg_prepared_statements WHERE statement LIKE '%* 815'");
                execute(connection, "DEALLOCATE \"" + name.substring(name.indexOf('.') + 1) + '"');
                assertThat(number(
                                connection,
                                "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%* 815'"))
                        .isZero();
            }
        }
    }

    @Test
    void whatAServerPreparedStatementSetsStaysWithItsConnection() throws SQLException {
        String sql = "SELECT set_config('app.tenant', ?, false)";
        try (Connection first = connect();
                Connection second = connect();
                PreparedStatement set = first.prepareStatement(sql)) {
            execute(second, "SET app.tenant = 'second'");
            for (int i = 1; i <= 9; i++) { // the fifth run and all later ones are a Bind without a Parse
                set.setString(1, "first " + i);
                set.executeQuery().close();
                assertThat(text(second, "SHOW app.tenant")).isEqualTo("second");
                assertThat(text(first, "SHOW app.tenant")).isEqualTo("first " + i);
            }
        }
    }

    @Test
    void whatAStatementPreparedInSqlSetsStaysWithItsConnection() throws SQLException {
        try (Connection first = connect();
                Connection second = connect()) {
            execute(first, "PREPARE tenant(text) AS SELECT set_config('app.tenant', $1, false)");
            execute(second, "SET app.tenant = 'second'");
            execute(first, "EXECUTE tenant('first')");
            assertThat(text(second, "SHOW app.tenant")).isEqualTo("second");
            assertThat(text(first, "SHOW app.tenant")).isEqualTo("first");
            execute(first, "DEALLOCATE tenant");
        }
    }

    private static int result(PreparedStatement statement, int parameter) throws SQLException {
        statement.setInt(1, parameter);
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
