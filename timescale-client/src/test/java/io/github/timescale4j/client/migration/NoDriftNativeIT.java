package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server or a database is set to is no difference. The names need quoting everywhere. */
@Tag("native")
class NoDriftNativeIT {

    @TempDir
    Path folder;

    @Test
    void aSettingOfTheDatabase() throws IOException, SQLException {
        try (NativeDatabase database = NativeDatabase.create()) {
            migrate(database);
            for (String setting : List.of(
                    "IntervalStyle = 'sql_standard'",
                    "DateStyle = 'German'",
                    "TimeZone = 'Asia/Kathmandu'",
                    "search_path = 'pg_catalog'",
                    "quote_all_identifiers = on",
                    "extra_float_digits = -15",
                    "standard_conforming_strings = off",
                    "bytea_output = 'escape'",
                    "default_toast_compression = 'lz4'")) {
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

    @Test
    void anOperatorsStatisticsStorageAndAutovacuum() throws IOException, SQLException {
        try (NativeDatabase database = NativeDatabase.create()) {
            migrate(database);
            database.execute("ALTER TABLE \"My Schema\".\"Order\" ALTER COLUMN \"User\" SET STATISTICS 1000");
            database.execute("ALTER TABLE \"My Schema\".\"Order\" ALTER COLUMN \"User\" SET STORAGE EXTERNAL");
            database.execute("ALTER TABLE \"My Schema\".\"Order\" SET (autovacuum_vacuum_scale_factor = 0.01)");
            database.execute("CREATE INDEX by_hand ON \"My Schema\".\"Order\" (lower(\"User\"), \"When\")");

            assertNoDrift(database, "");
        }
    }

    private void migrate(NativeDatabase database) throws IOException {
        try (HikariDataSource dataSource = database.pool(1)) {
            assertThat(migrator(dataSource).build().migrate().created()).hasSize(1);
        }
    }

    private void assertNoDrift(NativeDatabase database, String setting) throws IOException {
        try (HikariDataSource dataSource = database.pool(1)) {
            assertThat(migrator(dataSource).build().plan()).as(setting).satisfies(plan -> {
                assertThat(plan.differences()).isEmpty();
                assertThat(plan.remarks()).isEmpty();
            });
            assertThat(migrator(dataSource)
                            .mode(MigrationMode.VALIDATE)
                            .build()
                            .migrate()
                            .unchanged())
                    .hasSize(1);
        }
    }

    private SchemaMigratorBuilder migrator(HikariDataSource dataSource) throws IOException {
        Declarations declarations = new Declarations()
                .add(
                        Kind.HYPERTABLE,
                        "a.Order",
                        RelationName.parse("\"Order\""),
                        null,
                        Set.of(),
                        List.of(
                                "CREATE TABLE \"Order\" (\"When\" timestamptz NOT NULL DEFAULT '2026-01-02 03:04:05+06',"
                                        + " \"User\" text NOT NULL DEFAULT 'it''s', \"Select\" float8 DEFAULT 0.1 CHECK (\"Select\" > 0.5),"
                                        + " \"day\" date DEFAULT '2026-01-02', \"gap\" interval DEFAULT '1 year 2 mons 1 day 2 hours',"
                                        + " \"raw\" bytea DEFAULT '\\x00ff', \"price\" numeric(10, 2) DEFAULT 1.50,"
                                        + " CONSTRAINT \"Key\" UNIQUE (\"User\", \"When\"))",
                                "SELECT create_hypertable('\"Order\"', 'When', chunk_time_interval => INTERVAL '1 month',"
                                        + " create_default_indexes => false)",
                                "SELECT add_dimension('\"Order\"', 'User', number_partitions => 2)",
                                "CREATE INDEX \"Order_When_idx\" ON \"Order\" (\"When\" DESC)",
                                "CREATE INDEX \"Order_User_idx\" ON \"Order\" (\"User\" DESC, \"When\") WHERE \"When\" > '2026-01-02'",
                                "COMMENT ON TABLE \"Order\" IS 'it''s \\all\\ of it'"));
        return SchemaMigrator.builder(dataSource)
                .catalog(Declarations.load(declarations.writeTo(folder)))
                .schema("My Schema");
    }
}
