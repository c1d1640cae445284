package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.migration.SchemaDifferenceException.Reason;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is left alone, what needs an approval, and what the modes do. The names need quoting everywhere. */
class EvolutionIT {

    private static final Logger LOG = LoggerFactory.getLogger(EvolutionIT.class);
    private static final EvolvingDatabase DATABASE = new EvolvingDatabase("Evolving Schema");
    private static final String TABLE = "\"Evolving Schema\".\"Order\"";
    private static final String RETENTION = "SELECT add_retention_policy('\"Order\"', drop_after => INTERVAL '%s',"
            + " schedule_interval => INTERVAL '1 day')";

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws SQLException {
        DATABASE.clean();
    }

    @AfterEach
    void clean() throws SQLException {
        DATABASE.clean();
    }

    @Test
    void leavesAloneWhatAnOperatorAdded() throws IOException, SQLException {
        List<String> plain = statements("\"Select\" float8");
        migrator(table(plain)).build().migrate();
        DATABASE.execute("CREATE INDEX operators_own ON " + TABLE + " (\"Select\")");
        DATABASE.execute("SELECT add_retention_policy('" + TABLE + "', INTERVAL '90 days')");
        DATABASE.execute("ALTER TABLE " + TABLE + " ADD COLUMN extra text");
        DATABASE.execute("COMMENT ON TABLE " + TABLE + " IS 'by hand'");

        assertThat(migrator(table(plain)).build().plan()).satisfies(plan -> {
            assertThat(plan.differences()).isEmpty();
            assertThat(plan.remarks()).isEmpty();
        });
    }

    @Test
    void findsWhatWasChangedByHand() throws IOException, SQLException {
        migrator(all()).build().migrate();
        DATABASE.execute("SELECT set_chunk_time_interval('" + TABLE + "', INTERVAL '3 days')");
        DATABASE.execute("DROP INDEX \"Evolving Schema\".\"Order_When_idx\"");

        assertThat(migrator(all())
                        .driftCheck(DriftCheck.ON_CHANGE)
                        .build()
                        .plan()
                        .isEmpty())
                .isTrue();
        assertThat(migrator(all()).build().migrate().changed()).containsExactly(relation("Order"));
        assertThat(migrator(all()).build().plan().isEmpty()).isTrue();
    }

    @Test
    void leavesNothingBehindAndIsQuick() throws IOException, SQLException {
        migrator(all()).build().migrate();
        String query = "SELECT concat_ws(' ', (SELECT count(*) FROM pg_namespace), (SELECT count(*) FROM pg_class),"
                + " (SELECT count(*) FROM _timescaledb_catalog.hypertable), (SELECT count(*) FROM _timescaledb_catalog.dimension),"
                + " (SELECT count(*) FROM _timescaledb_catalog.continuous_agg), (SELECT count(*) FROM timescaledb_information.jobs))";
        String before = DATABASE.scalar(query);

        long start = System.nanoTime();
        int runs = 5;
        for (int i = 0; i < runs; i++) {
            assertThat(migrator(all()).build().plan().isEmpty()).isTrue();
        }
        LOG.warn(
                "One comparison of a table and an aggregate took {} ms",
                (System.nanoTime() - start) / runs / 1_000_000);

        assertThat(DATABASE.scalar(query)).isEqualTo(before);
    }

    @Test
    void losesNothingWithoutTheApprovalOfExactlyThatPlan() throws IOException, SQLException {
        migrator(table(statements("v int", RETENTION.formatted("1000 years"))))
                .build()
                .migrate();
        insert();
        Declarations shorter = table(statements("v int", RETENTION.formatted("500 years")));
        SchemaPlan plan = migrator(shorter).build().plan();

        assertThat(plan.safety()).isEqualTo(SafetyClass.LOSSY);
        for (String approval : new String[] {null, "000000000000"}) {
            assertThatExceptionOfType(SchemaDifferenceException.class)
                    .isThrownBy(
                            () -> migrator(shorter).approve(approval).build().migrate())
                    .withMessageContaining(plan.toString())
                    .withMessageContaining("timescale.migration.approve=" + plan.id())
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAPPROVED));
        }
        migrator(shorter).approve(plan.id()).build().migrate();
        assertThat(migrator(shorter).build().plan().isEmpty()).isTrue();

        migrator(table(statements("v int", RETENTION.formatted("1000 years"))))
                .build()
                .migrate();
        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() -> migrator(shorter).approve(plan.id()).build().migrate());
    }

    @Test
    void saysWhatToDoAboutTheImpossible() throws IOException, SQLException {
        migrator(table(statements("v int"))).build().migrate();
        insert();

        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() -> migrator(table(statements("v int, w int NOT NULL")))
                        .build()
                        .migrate())
                .withMessageContaining("column w, existence\n  declared:  integer NOT NULL\n  found:     nothing")
                .withMessageContaining("IMPOSSIBLE: The rows that are there have no value for it")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.IMPOSSIBLE));
    }

    @Test
    void renamesAColumnAndThenDoesTheRest() throws IOException, SQLException {
        String index = "CREATE INDEX \"Order_v\" ON \"Order\" (\"%s\")";
        migrator(table(statements("v int NOT NULL", index.formatted("v"))))
                .build()
                .migrate();
        DATABASE.execute("INSERT INTO " + TABLE + " VALUES (now(), 42)");
        Declarations renamed = table(statements("\"W\" int NOT NULL, x int", index.formatted("W")))
                .renamed("W", "v");

        assertThat(migrator(renamed).build().migrate().changed()).containsExactly(relation("Order"));
        assertThat(DATABASE.scalar("SELECT \"W\" FROM " + TABLE + " WHERE x IS NULL"))
                .isEqualTo("42");
        assertThat(migrator(renamed).build().plan().isEmpty()).isTrue();
    }

    @Test
    void renamesNothingUntilTheRestIsApproved() throws IOException, SQLException {
        migrator(table(statements("v int NOT NULL"))).build().migrate();
        DATABASE.execute("INSERT INTO " + TABLE + " VALUES (now(), 42)");
        List<String> statements = new ArrayList<>(statements("\"W\" int NOT NULL, x int"));
        statements.add(RETENTION.formatted("7 days"));
        Declarations renamed = table(statements).renamed("W", "v");
        SchemaPlan plan = migrator(renamed).build().plan();

        assertThat(plan.differences())
                .extracting(Difference::step)
                .containsExactly(Step.RENAME, Step.ADD_COLUMN, Step.SHORTER_RETENTION);
        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() -> migrator(renamed).build().migrate())
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNAPPROVED))
                .satisfies(e -> assertThat(e.plan().id()).isEqualTo(plan.id()));
        assertThat(DATABASE.scalar("SELECT v FROM " + TABLE)).isEqualTo("42");

        migrator(renamed).approve(plan.id()).build().migrate();

        assertThat(DATABASE.scalar("SELECT \"W\" FROM " + TABLE + " WHERE x IS NULL"))
                .isEqualTo("42");
        assertThat(migrator(renamed).build().plan().isEmpty()).isTrue();
    }

    @Test
    void validatesWithAReadableDifference() throws IOException {
        migrator(table(statements("v int"))).build().migrate();
        Declarations changed = table(statements("v int, w int"));

        assertThatExceptionOfType(SchemaDifferenceException.class)
                .isThrownBy(() ->
                        migrator(changed).mode(MigrationMode.VALIDATE).build().migrate())
                .withMessageEndingWith(migrator(changed).build().plan().toString())
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.VALIDATION));
    }

    @Test
    void exportsThePlanForAnotherFlyway(@TempDir Path migrations) throws IOException, SQLException {
        migrator(table(statements("v int"))).build().migrate();
        Files.writeString(migrations.resolve("V7__own.sql"), "SELECT 1;");
        Declarations changed = table(statements("v int, w int"));
        SchemaMigrator exporting = migrator(changed)
                .mode(MigrationMode.EXPORT)
                .exportDirectory(migrations)
                .build();

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(SchemaDifferenceException.class)
                    .isThrownBy(exporting::migrate)
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.EXPORTED));
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(migrations)) {
            files = found.sorted().toList();
        }
        assertThat(files).hasSize(2);
        assertThat(files.get(1).getFileName().toString()).startsWith("V8__timescale_");
        DATABASE.run(files.get(1));

        assertThat(exporting.migrate().unchanged()).containsExactly(relation("Order"));
    }

    private SchemaMigratorBuilder migrator(Declarations declarations) throws IOException {
        return DATABASE.migrator(Declarations.load(declarations.writeTo(folder)));
    }

    private static void insert() throws SQLException {
        DATABASE.execute("INSERT INTO " + TABLE + " (\"When\") VALUES (now())");
    }

    private static List<String> statements(String columns, String... more) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE \"Order\" (\"When\" timestamptz NOT NULL, " + columns + ")");
        statements.add("SELECT create_hypertable('\"Order\"', 'When', chunk_time_interval => INTERVAL '1 day',"
                + " create_default_indexes => false)");
        statements.addAll(List.of(more));
        return statements;
    }

    private static Declarations table(List<String> statements) {
        return new Declarations()
                .add(Kind.HYPERTABLE, "a.Order", RelationName.parse("\"Order\""), null, Set.of(), statements);
    }

    /** Every property there is. */
    private static Declarations all() {
        return table(statements(
                        "\"User\" text NOT NULL DEFAULT 'it''s', \"Select\" float8 CHECK (\"Select\" > 0.5),"
                                + " day date DEFAULT '2026-01-02', gap interval DEFAULT '1 day 2 hours',"
                                + " CONSTRAINT \"Key\" UNIQUE (\"User\", \"When\")",
                        "SELECT add_dimension('\"Order\"', 'User', number_partitions => 2)",
                        "CREATE INDEX \"Order_When_idx\" ON \"Order\" (\"When\" DESC)",
                        "COMMENT ON TABLE \"Order\" IS 'all of it'",
                        "ALTER TABLE \"Order\" SET (timescaledb.compress, timescaledb.compress_segmentby = '\"User\"',"
                                + " timescaledb.compress_orderby = '\"When\" DESC')",
                        "SELECT add_compression_policy('\"Order\"', compress_after => INTERVAL '7 days',"
                                + " schedule_interval => INTERVAL '12 hours')",
                        RETENTION.formatted("1 month 3 days")))
                .add(
                        Kind.CONTINUOUS_AGGREGATE,
                        "b.Group",
                        RelationName.parse("\"Group\""),
                        RelationName.parse("\"Order\""),
                        Set.of(),
                        List.of(
                                "CREATE MATERIALIZED VIEW \"Group\" WITH (timescaledb.continuous,"
                                        + " timescaledb.materialized_only = false) AS\nSELECT time_bucket(INTERVAL '1 day',"
                                        + " \"When\", 'Europe/Berlin') AS \"Day\", \"User\", sum(\"Select\") AS \"Table\"\n"
                                        + "FROM \"Order\"\nGROUP BY 1, 2\nWITH NO DATA",
                                "CREATE INDEX \"Group_Table_idx\" ON \"Group\" (\"Table\")",
                                "SELECT add_continuous_aggregate_policy('\"Group\"', start_offset => INTERVAL '1 month',"
                                        + " end_offset => INTERVAL '1 day', schedule_interval => INTERVAL '1 hour')"));
    }

    private static RelationName relation(String name) {
        return new RelationName("Evolving Schema", name);
    }
}
