package io.github.timescale4j.client.migration;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same on the server to which {@code TIMESCALE_TEST_URL} points, and what a database of its own can be set to. */
@Tag("native")
class NoDriftNativeIT extends NoDriftIT {

    @Test
    void aSettingOfTheDatabase() throws IOException, SQLException {
        try (NativeDatabase database = NativeDatabase.create()) {
            migrate(database);
            List<String> settings = Stream.concat(
                            SETTINGS.stream(), Stream.of("DateStyle = 'German'", "default_toast_compression = 'lz4'"))
                    .toList();
            for (String setting : settings) {
                database.execute("ALTER DATABASE " + database.name() + " SET " + setting);
                assertNoDrift(database, setting);
                database.execute("ALTER DATABASE " + database.name() + " RESET ALL");
            }
        }
    }

    @Test
    void aLocaleOfIcuInWhichUpperAndLowerCaseAreSortedTogether() throws IOException, SQLException {
        try (NativeDatabase database =
                NativeDatabase.create("TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C.UTF-8'")) {
            migrate(database);

            assertNoDrift(database, "");
        }
    }

    @Test
    void anExtensionThatIsInASchemaOfItsOwn() throws IOException, SQLException {
        try (NativeDatabase database = NativeDatabase.create()) {
            database.execute("DROP EXTENSION timescaledb CASCADE");
            database.execute("CREATE SCHEMA \"Tools\"");
            database.execute("CREATE EXTENSION timescaledb SCHEMA \"Tools\"");
            migrate(database);

            assertNoDrift(database, "");
        }
    }

    private void migrate(NativeDatabase database) throws IOException, SQLException {
        try (HikariDataSource dataSource = database.pool(1)) {
            migrate(dataSource);
        }
    }

    private void assertNoDrift(NativeDatabase database, String setting) throws IOException, SQLException {
        try (HikariDataSource dataSource = database.pool(1)) {
            assertNoDrift(dataSource, setting);
        }
    }
}
