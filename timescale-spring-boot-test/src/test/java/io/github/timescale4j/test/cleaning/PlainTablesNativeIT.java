package io.github.timescale4j.test.cleaning;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.migration.DeclarationCatalog;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database of PostgreSQL without the extension, in which somebody has tables of the declared names. */
@Tag("native")
class PlainTablesNativeIT {

    private static final @Nullable String URL = System.getenv("TIMESCALE_TEST_URL");

    @BeforeAll
    static void thereIsAServer() {
        Assumptions.assumeTrue(URL != null, "TIMESCALE_TEST_URL does not point to a server");
    }

    @Test
    void theirRowsAreRefusedBeforeTheMigrationMakesHypertablesOfThem() throws SQLException {
        String name = "plain_" + UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
        try (Connection server = connect(String.valueOf(URL))) {
            execute(server, "CREATE DATABASE " + name);
            try (Connection plain = connect(String.valueOf(URL).replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"))) {
                execute(plain, "DROP EXTENSION IF EXISTS timescaledb CASCADE");
                execute(plain, "CREATE TABLE reading (time timestamptz, pump text, pressure float8)");
                execute(plain, "INSERT INTO reading VALUES (now(), 'p1', 1)");
                TestTables tables =
                        new TestTables(DeclarationCatalog.load(getClass().getClassLoader()), plain, null);

                assertThatExceptionOfType(CleaningException.class)
                        .isThrownBy(() -> ForeignRows.claim(plain, tables, false))
                        .withMessageContaining("public.reading");
            } finally {
                execute(server, "DROP DATABASE " + name);
            }
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(
                url, System.getenv("TIMESCALE_TEST_USERNAME"), System.getenv("TIMESCALE_TEST_PASSWORD"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
