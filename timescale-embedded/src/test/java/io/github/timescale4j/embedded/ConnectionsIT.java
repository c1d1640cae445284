package io.github.timescale4j.embedded;

import static io.github.timescale4j.embedded.Pglite.connect;
import static io.github.timescale4j.embedded.Pglite.connectWith;
import static io.github.timescale4j.embedded.Pglite.execute;
import static io.github.timescale4j.embedded.Pglite.number;
import static io.github.timescale4j.embedded.Pglite.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class ConnectionsIT {

    @Test
    void sslIsRefusedAndTheDriverGoesOnWithoutIt() throws SQLException {
        try (Connection connection = connectWith("sslmode", "prefer", "gssEncMode", "prefer")) {
            assertThat(number(connection, "SELECT 1")).isEqualTo(1);
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connectWith("sslmode", "require"))
                .withMessageContaining("does not support SSL");
    }

    @Test
    void aWrongPasswordOrUserIsRefused() {
        EmbeddedTimescale timescale = Pglite.shared();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(timescale.jdbcUrl(), timescale.username(), "wrong"))
                .withMessageContaining("password authentication failed for user \"postgres\"")
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(timescale.jdbcUrl(), "nobody", timescale.password()))
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void aPoolOfFourConnectionsWorks() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(Pglite.shared().jdbcUrl());
        config.setUsername(Pglite.shared().username());
        config.setPassword(Pglite.shared().password());
        config.setMaximumPoolSize(4);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            List<Connection> connections = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                connections.add(pool.getConnection());
            }
            for (int round = 0; round < 10; round++) {
                for (int i = 0; i < 4; i++) {
                    assertThat(number(connections.get(i), "SELECT " + (10 * round + i)))
                            .isEqualTo(10 * round + i);
                }
            }
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    @Test
    void anyDatabaseNameLeadsToTheOneDatabase() throws SQLException {
        EmbeddedTimescale timescale = Pglite.shared();
        String url = timescale.jdbcUrl().replace("/template1", "/whatever");
        try (Connection connection = DriverManager.getConnection(url, timescale.username(), timescale.password())) {
            assertThat(text(connection, "SELECT current_database()")).isEqualTo("template1");
        }
    }

    @Test
    void aNewerProtocolVersionIsNegotiatedDown() throws SQLException {
        try (Connection connection = connectWith("protocolVersion", "3.2")) {
            assertThat(number(connection, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void settingsOfTheConnectionStringAreInForce() throws SQLException {
        try (Connection connection = connectWith(
                        "currentSchema", "pg_catalog,public",
                        "ApplicationName", "it's me",
                        "options", "-c statement_timeout=12345 -c my.setting=a\\ b");
                Connection other = connect()) {
            assertThat(text(connection, "SHOW search_path")).isEqualTo("pg_catalog,public");
            assertThat(text(other, "SHOW search_path")).isEqualTo("\"$user\", public");
            assertThat(text(connection, "SHOW application_name")).isEqualTo("it's me");
            assertThat(text(connection, "SHOW statement_timeout")).isEqualTo("12345ms");
            assertThat(text(connection, "SHOW my.setting")).isEqualTo("a b");
        }
    }

    @Test
    void aWrongSettingInTheConnectionStringIsRefused() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connectWith("options", "-c no_such_setting=1"))
                .withMessageContaining("unrecognized configuration parameter \"no_such_setting\"");
    }

    @Test
    void whatOneConnectionSetsAnotherDoesNotSee() throws SQLException {
        try (Connection first = connect();
                Connection second = connect()) {
            execute(first, "SET work_mem = '7MB'", "SET app.tenant = 'first'", "CREATE ROLE reader", "SET ROLE reader");
            execute(second, "SELECT set_config('app.tenant', 'second', false)");
            assertThat(text(second, "SHOW work_mem")).isEqualTo("4MB");
            assertThat(text(second, "SELECT current_user")).isEqualTo("postgres");
            assertThat(text(second, "SHOW app.tenant")).isEqualTo("second");
            assertThat(text(first, "SHOW work_mem")).isEqualTo("7MB");
            assertThat(text(first, "SHOW app.tenant")).isEqualTo("first");
            assertThat(text(first, "SELECT current_user")).isEqualTo("reader");
            execute(first, "RESET ROLE", "DROP ROLE reader");
        }
        try (Connection third = connect()) {
            assertThat(text(third, "SELECT coalesce(current_setting('app.tenant', true), '')"))
                    .isEmpty();
        }
    }

    @Test
    void whoOneConnectionIsAnotherIsNot() throws SQLException {
        try (Connection first = connect();
                Connection second = connect()) {
            execute(first, "CREATE ROLE guest", "SET SESSION AUTHORIZATION guest");
            assertThat(text(second, "SELECT session_user")).isEqualTo("postgres");
            assertThat(text(second, "SHOW is_superuser")).isEqualTo("on");
            assertThat(text(first, "SELECT session_user")).isEqualTo("guest");
            assertThat(text(first, "SHOW is_superuser")).isEqualTo("off");
        }
        try (Connection last = connect()) {
            execute(last, "SET SESSION AUTHORIZATION guest");
        }
        try (Connection next = connect()) {
            assertThat(text(next, "SELECT session_user")).isEqualTo("postgres");
            execute(next, "DROP ROLE guest");
        }
    }

    @Test
    void theDriverHearsOfSettingsThatChange() throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, "SET TIME ZONE 'Asia/Colombo'");
            assertThat(parameter(connection, "TimeZone")).isEqualTo("Asia/Colombo");
            connection.setAutoCommit(false);
            execute(connection, "SET TIME ZONE 'Europe/Berlin'");
            assertThat(parameter(connection, "TimeZone")).isEqualTo("Europe/Berlin");
            connection.rollback();
            assertThat(parameter(connection, "TimeZone")).isEqualTo("Asia/Colombo");
        }
    }

    @Test
    void discardAllMeansTheOwnConnectionOnly() throws SQLException {
        try (Connection first = connectWith("prepareThreshold", "1", "TimeZone", "UTC");
                Connection second = connectWith("prepareThreshold", "1")) {
            execute(first, "SET work_mem = '7MB'", "CREATE TEMP TABLE mine (a int)");
            execute(second, "SET work_mem = '9MB'", "CREATE TEMP TABLE yours (a int)");
            assertThat(prepared(second, 3)).isEqualTo(3);
            execute(first, "DISCARD ALL");
            assertThat(text(first, "SHOW work_mem")).isEqualTo("4MB");
            assertThat(text(second, "SHOW work_mem")).isEqualTo("9MB");
            assertThat(text(first, "SELECT coalesce(to_regclass('mine')::text, 'none')"))
                    .isEqualTo("none");
            assertThat(number(second, "SELECT count(*) FROM yours")).isZero();
            assertThat(prepared(second, 4)).isEqualTo(4);
            assertThat(prepared(first, 5)).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEMP", "TEMPORARY"})
    void discardTempMeansTheOwnConnectionOnly(String word) throws SQLException {
        try (Connection first = connect();
                Connection second = connect()) {
            execute(second, "CREATE TEMP TABLE yours (a int)");
            execute(first, "SET client_min_messages = error", "CREATE TEMP TABLE mine (id serial)");
            execute(first, "CREATE TEMP VIEW mine_too AS SELECT * FROM mine", "DISCARD " + word);
            assertThat(temporary(first)).isEqualTo("yours");
            assertThat(text(first, "SHOW client_min_messages")).isEqualTo("error");
            execute(first, "CREATE TEMP TABLE mine (id serial)");
            assertThat(number(second, "SELECT count(*) FROM yours")).isZero();
            execute(second, "DISCARD " + word);
            assertThat(temporary(second)).isEqualTo("mine,mine_id_seq");
            execute(first, "DISCARD " + word);
        }
    }

    @Test
    void discardTempIsPartOfItsTransaction() throws SQLException {
        try (Connection first = connect();
                Connection second = connect()) {
            execute(second, "CREATE TEMP TABLE yours (a int)");
            execute(first, "CREATE TEMP TABLE mine (a int)", "CREATE ROLE visitor", "SET ROLE visitor");
            first.setAutoCommit(false);
            execute(first, "DISCARD TEMP");
            assertThat(temporary(first)).isEqualTo("yours");
            first.rollback();
            assertThat(temporary(first)).isEqualTo("mine,yours");
            execute(first, "DISCARD TEMP");
            first.commit();
            assertThat(text(first, "SELECT current_user")).isEqualTo("visitor");
            first.rollback();
            assertThat(temporary(second)).isEqualTo("yours");
            execute(first, "RESET ROLE", "DROP ROLE visitor");
            first.commit();
        }
    }

    private static String temporary(Connection connection) throws SQLException {
        return text(
                connection,
                "SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class"
                        + " WHERE relnamespace = pg_my_temp_schema() AND relkind IN ('r', 'v', 'S')");
    }

    @Test
    void discardAllInATransactionIsAnErrorAsEverywhere() throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            execute(connection, "SELECT 1");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(connection, "DISCARD ALL"))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("25001"));
        }
    }

    @Test
    void deallocateAllMeansTheOwnConnectionOnly() throws SQLException {
        try (Connection first = connectWith("prepareThreshold", "1");
                Connection second = connectWith("prepareThreshold", "1")) {
            for (int i = 0; i < 3; i++) {
                assertThat(prepared(first, i)).isEqualTo(i);
                assertThat(prepared(second, i)).isEqualTo(i);
            }
            execute(first, "DEALLOCATE ALL");
            for (int i = 0; i < 3; i++) {
                assertThat(prepared(second, i)).isEqualTo(i);
                assertThat(prepared(first, i)).isEqualTo(i);
            }
        }
    }

    @Test
    void temporaryTablesEndWithTheirConnection() throws Exception {
        try (Connection second = connect()) {
            execute(second, "CREATE TEMP TABLE stays (a int)");
            try (Connection first = connect()) {
                execute(first, "CREATE TEMP TABLE goes (a int)", "CREATE TEMP VIEW goes_too AS SELECT * FROM goes");
                first.setReadOnly(true);
            }
            String sql = "SELECT string_agg(relname, ',') FROM pg_class WHERE relname IN ('goes', 'goes_too', 'stays')";
            for (int i = 0; i < 50 && !text(second, sql).equals("stays"); i++) {
                Thread.sleep(100); // a server cleans up after its clients have gone, here as everywhere
            }
            assertThat(text(second, sql)).isEqualTo("stays");
        }
    }

    @Test
    void notificationsReachThoseWhoListen() throws SQLException {
        try (Connection listener = connect();
                Connection deaf = connect();
                Connection speaker = connect()) {
            execute(listener, "LISTEN news");
            execute(deaf, "LISTEN news", "UNLISTEN news");
            execute(speaker, "NOTIFY news, 'hello'");
            PGNotification[] heard = listener.unwrap(PGConnection.class).getNotifications(2000);
            assertThat(heard).extracting(PGNotification::getParameter).containsExactly("hello");
            PGNotification[] none = deaf.unwrap(PGConnection.class).getNotifications(1);
            assertThat(none == null ? 0 : none.length).isZero();
        }
    }

    private static int prepared(Connection connection, int value) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT ?::int")) {
            statement.setInt(1, value);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static String parameter(Connection connection, String name) throws SQLException {
        return connection.unwrap(PGConnection.class).getParameterStatus(name);
    }
}
