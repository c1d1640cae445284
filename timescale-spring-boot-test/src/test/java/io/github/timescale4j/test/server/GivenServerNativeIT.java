package io.github.timescale4j.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.test.TestServer;
import io.github.timescale4j.test.TimescaleImages;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to the server to which {@code TIMESCALE_TEST_URL} leads. */
@Tag("native")
class GivenServerNativeIT {

    private static final @Nullable String URL = System.getenv("TIMESCALE_TEST_URL");
    private static final String USERNAME = System.getenv("TIMESCALE_TEST_USERNAME");
    private static final String PASSWORD = System.getenv("TIMESCALE_TEST_PASSWORD");

    @BeforeAll
    static void thereIsAServer() {
        Assumptions.assumeTrue(URL != null, "TIMESCALE_TEST_URL does not point to a server");
    }

    @Test
    void aRoleThatMayGetsADatabaseOfItsOwnOncePerJvm() throws SQLException {
        TestServerProperties properties = properties(USERNAME, PASSWORD);

        TestDatabase database = TestServers.get(properties);

        assertThat(database.disposable()).isTrue();
        assertThat(TestServers.get(properties)).isSameAs(database);
        assertThat(scalar(database, "SELECT current_database()")).startsWith("timescale_test_");
        assertThat(scalar(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isEqualTo("0");
    }

    @Test
    void twoRunsAtOnceHaveTwoDatabases() throws SQLException {
        TestServerProperties properties = properties(USERNAME, PASSWORD);

        TestDatabase one = GivenServer.open(properties);
        TestDatabase other = GivenServer.open(properties);

        assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
        assertThat(scalar(one, "SELECT 1")).isEqualTo("1");
        assertThat(scalar(other, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void aRoleThatMayNotUsesTheGivenDatabaseAloneAndItIsNotDisposable() throws SQLException {
        String role = "tests_" + UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
        execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "'");
        try {
            TestServerProperties properties = properties(role, role);
            TestDatabase database = TestServers.get(properties);

            assertThat(database.disposable()).isFalse();
            assertThat(database.jdbcUrl()).isEqualTo(URL);
            assertThatExceptionOfType(TestServerUnavailableException.class)
                    .isThrownBy(() -> GivenServer.open(properties)) // as another JVM would
                    .withMessageContaining("Another test run uses the given database")
                    .withMessageContaining("CREATEDB");
        } finally {
            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + role + "'");
            execute("DROP ROLE " + role);
        }
    }

    private static TestServerProperties properties(String username, String password) {
        return new TestServerProperties(TestServer.GIVEN, URL, username, password, TimescaleImages.DEFAULT, false);
    }

    private static String scalar(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = GivenServer.connect(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = GivenServer.connect(URL, USERNAME, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
