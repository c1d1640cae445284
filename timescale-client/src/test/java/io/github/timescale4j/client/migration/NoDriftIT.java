package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session is set to, or an operator has done, is no difference. The names need quoting everywhere. */
class NoDriftIT {

    static final List<String> SETTINGS = List.of(
            "IntervalStyle = 'sql_standard'",
            "IntervalStyle = 'iso_8601'",
            "DateStyle = 'ISO, DMY'",
            "TimeZone = 'Asia/Kathmandu'",
            "search_path = 'pg_catalog'",
            "quote_all_identifiers = on",
            "extra_float_digits = -15",
            "standard_conforming_strings = off",
            "bytea_output = 'escape'");

    private static final EvolvingDatabase DATABASE = new EvolvingDatabase("My Schema");

    @TempDir
    Path folder;

    @AfterEach
    void clean() throws SQLException {
        DATABASE.clean();
    }

    @Test
    void aSettingOfTheSession() throws IOException, SQLException {
        migrate(DATABASE.dataSource());
        for (String setting : SETTINGS) {
            DATABASE.execute("SET " + setting);
            try {
                assertNoDrift(DATABASE.dataSource(), setting);
            } finally {
                DATABASE.execute("RESET " + setting.replaceFirst(" .*", ""));
            }
        }
    }

    @Test
    void severalSettingsOfTheSessionAtOnce() throws IOException, SQLException {
        migrate(DATABASE.dataSource());
        try {
            for (String setting : SETTINGS) {
                DATABASE.execute("SET " + setting);
            }
            assertNoDrift(DATABASE.dataSource(), "all");
        } finally {
            for (String setting : SETTINGS) {
                DATABASE.execute("RESET " + setting.replaceFirst(" .*", ""));
            }
        }
    }

    @Test
    void anOperatorsStatisticsStorageAndAutovacuum() throws IOException, SQLException {
        migrate(DATABASE.dataSource());
        DATABASE.execute("ALTER TABLE \"My Schema\".\"Order\" ALTER COLUMN \"User\" SET STATISTICS 1000");
        if (!has(Feature.COLUMNSTORE)) {
            // The server refuses this beside a columnstore.
            DATABASE.execute("ALTER TABLE \"My Schema\".\"Order\" ALTER COLUMN \"User\" SET STORAGE EXTERNAL");
        }
        DATABASE.execute("ALTER TABLE \"My Schema\".\"Order\" SET (autovacuum_vacuum_scale_factor = 0.01)");
        DATABASE.execute("CREATE INDEX by_hand ON \"My Schema\".\"Order\" (lower(\"User\"), \"When\")");

        assertNoDrift(DATABASE.dataSource(), "");
    }

    void migrate(DataSource dataSource) throws IOException, SQLException {
        assertThat(migrator(dataSource).build().migrate().created()).hasSize(relations());
    }

    void assertNoDrift(DataSource dataSource, String setting) throws IOException, SQLException {
        assertThat(migrator(dataSource).build().plan()).as(setting).satisfies(plan -> {
            assertThat(plan.differences()).isEmpty();
            assertThat(plan.remarks()).isEmpty();
        });
        assertThat(migrator(dataSource)
                        .mode(MigrationMode.VALIDATE)
                        .build()
                        .migrate()
                        .unchanged())
                .hasSize(relations());
    }

    private static int relations() throws SQLException {
        return has(Feature.CONTINUOUS_AGGREGATE) ? 2 : 1;
    }

    private SchemaMigratorBuilder migrator(DataSource dataSource) throws IOException, SQLException {
        Declarations declarations = new Declarations()
                .add(Kind.HYPERTABLE, "a.Order", RelationName.parse("\"Order\""), null, Set.of(), table());
        if (has(Feature.CONTINUOUS_AGGREGATE)) {
            declarations.add(
                    Kind.CONTINUOUS_AGGREGATE,
                    "b.Group",
                    RelationName.parse("\"Group\""),
                    RelationName.parse("\"Order\""),
                    Set.of(),
                    aggregate());
        }
        return SchemaMigrator.builder(dataSource)
                .catalog(Declarations.load(declarations.writeTo(folder)))
                .schema("My Schema");
    }

    private static boolean has(Feature feature) throws SQLException {
        return DATABASE.lacks(Set.of(feature)).isEmpty();
    }

    /** Every property that the server can keep. */
    private static List<String> table() throws SQLException {
        List<String> statements = new ArrayList<>(List.of(
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
        if (has(Feature.COLUMNSTORE)) {
            statements.add(
                    "ALTER TABLE \"Order\" SET (timescaledb.compress, timescaledb.compress_segmentby = '\"User\"',"
                            + " timescaledb.compress_orderby = '\"When\" DESC')");
            statements.add("SELECT add_compression_policy('\"Order\"', compress_after => INTERVAL '7 days',"
                    + " schedule_interval => INTERVAL '12 hours')");
        }
        if (has(Feature.RETENTION_POLICY)) {
            statements.add("SELECT add_retention_policy('\"Order\"', drop_after => INTERVAL '1 year 1 month 3 days',"
                    + " schedule_interval => INTERVAL '1 day')");
        }
        return statements;
    }

    private static List<String> aggregate() {
        return List.of(
                "CREATE MATERIALIZED VIEW \"Group\" WITH (timescaledb.continuous, timescaledb.materialized_only = false)"
                        + " AS\nSELECT time_bucket(INTERVAL '1 day', \"When\", 'Europe/Berlin') AS \"Day\", \"User\","
                        + " sum(\"Select\") AS \"Table\"\nFROM \"Order\"\nGROUP BY 1, 2\nWITH NO DATA",
                "CREATE INDEX \"Group_Table_idx\" ON \"Group\" (\"Table\")",
                "SELECT add_continuous_aggregate_policy('\"Group\"', start_offset => INTERVAL '1 month',"
                        + " end_offset => INTERVAL '1 day', schedule_interval => INTERVAL '1 hour')");
    }
}
