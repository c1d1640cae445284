package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs several connections at once, or the edition and the roles of a real server. */
@Tag("native")
class SchemaMigratorNativeIT {

    private static final int STARTERS = 3;

    @TempDir
    Path folder;

    private NativeDatabase database;

    @BeforeEach
    void createDatabase() throws SQLException {
        database = NativeDatabase.create();
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        database.close();
    }

    @Test
    void oneOfSeveralStartersCreatesAndTheOthersFindNothingToDo() throws Exception {
        Declarations declarations = new Declarations();
        for (int i = 0; i < 20; i++) {
            declarations.hypertable("a.Metric" + i, "metric_" + i);
        }
        DeclarationCatalog catalog = Declarations.load(declarations.writeTo(folder));

        List<MigrationResult> results = startAtOnce(Collections.nCopies(STARTERS, catalog));

        assertThat(results)
                .allSatisfy(found -> assertThat(
                                found.created().size() + found.unchanged().size())
                        .isEqualTo(20));
        assertThat(results).extracting(found -> found.created().size()).containsExactlyInAnyOrder(20, 0, 0);
        assertThat(database.scalar("SELECT count(*) FROM timescaledb_information.hypertables"))
                .isEqualTo("20");
        assertThat(database.scalar("SELECT count(*) FROM timescale_schema_history WHERE version <> '0'"))
                .isEqualTo("1");
    }

    @Test
    void startersWithDifferentDeclarationsEndWithAllOfThem() throws Exception {
        List<DeclarationCatalog> catalogs = new ArrayList<>();
        for (int i = 0; i < STARTERS; i++) {
            catalogs.add(Declarations.load(
                    new Declarations().hypertable("a.Metric" + i, "metric_" + i).writeTo(folder.resolve("" + i))));
        }

        assertThat(startAtOnce(catalogs))
                .allSatisfy(found -> assertThat(found.created()).hasSize(1));
        assertThat(database.scalar("SELECT count(*) FROM timescale_schema_declaration"))
                .isEqualTo("3");
    }

    private List<MigrationResult> startAtOnce(List<DeclarationCatalog> catalogs) throws Exception {
        CyclicBarrier start = new CyclicBarrier(catalogs.size());
        ExecutorService executor = Executors.newFixedThreadPool(catalogs.size());
        List<Future<MigrationResult>> running = new ArrayList<>();
        for (DeclarationCatalog catalog : catalogs) {
            running.add(executor.submit(() -> {
                try (HikariDataSource dataSource = database.pool(1)) {
                    start.await();
                    return SchemaMigrator.builder(dataSource)
                            .catalog(catalog)
                            .build()
                            .migrate();
                }
            }));
        }
        List<MigrationResult> results = new ArrayList<>();
        for (Future<MigrationResult> result : running) {
            results.add(result.get(1, TimeUnit.MINUTES));
        }
        executor.shutdown();
        return results;
    }

    @Test
    void namesTheApacheEditionAndEachDeclarationThatItCannotKeep() throws IOException, SQLException {
        DeclarationCatalog catalog = Declarations.load(new Declarations()
                .hypertable("a.Metric", "metric")
                .aggregate("a.Hourly", "hourly", "metric")
                .writeTo(folder));
        try (HikariDataSource dataSource = database.pool(2)) {
            SchemaMigrator migrator =
                    SchemaMigrator.builder(dataSource).catalog(catalog).build();

            assertThatExceptionOfType(UnsupportedFeatureException.class)
                    .isThrownBy(migrator::migrate)
                    .withMessageContaining("Apache edition")
                    .withMessageContaining(
                            "public.hourly (a.Hourly) needs the Community edition for continuous aggregate, refresh policy")
                    .withMessageNotContaining("a.Metric")
                    .satisfies(e -> {
                        assertThat(e.found().edition()).isEqualTo(Edition.APACHE);
                        assertThat(e.needsCommunity()).isTrue();
                        assertThat(e.neededRelease()).isEmpty();
                        assertThat(e.unsupported()).singleElement().satisfies(unsupported -> {
                            assertThat(unsupported.type()).isEqualTo("a.Hourly");
                            assertThat(unsupported.features())
                                    .containsExactly(Feature.CONTINUOUS_AGGREGATE, Feature.REFRESH_POLICY);
                        });
                    });
            assertThat(database.scalar(
                            "SELECT to_regclass('metric') IS NULL AND to_regclass('timescale_schema_history') IS NULL"))
                    .isEqualTo("t");
        }
    }

    @Test
    void createsTheExtensionWhereTheRoleMay() throws IOException, SQLException {
        database.execute("DROP EXTENSION timescaledb CASCADE");
        DeclarationCatalog catalog = Declarations.load(
                new Declarations().hypertable("a.Metric", "metric").writeTo(folder));
        try (HikariDataSource dataSource = database.pool(1)) {
            MigrationResult result =
                    SchemaMigrator.builder(dataSource).catalog(catalog).build().migrate();

            assertThat(result.created()).containsExactly(new RelationName("public", "metric"));
        }
    }

    @Test
    void saysThatTheExtensionIsMissingWhereTheRoleMayNotCreateIt() throws IOException, SQLException {
        database.execute("DROP EXTENSION timescaledb CASCADE");
        database.execute("GRANT ALL ON SCHEMA public TO " + database.createRole());
        DeclarationCatalog catalog = Declarations.load(
                new Declarations().hypertable("a.Metric", "metric").writeTo(folder));
        try (HikariDataSource dataSource = database.poolOfRole(1)) {
            assertThatExceptionOfType(ExtensionMissingException.class)
                    .isThrownBy(
                            SchemaMigrator.builder(dataSource).catalog(catalog).build()::migrate)
                    .withMessageContaining("The database " + database.name() + " has no extension timescaledb")
                    .satisfies(e -> assertThat(e.available()).isTrue());
        }
    }

    @Test
    void validateSaysThatTheExtensionIsMissingAndDoesNotCreateIt() throws IOException, SQLException {
        database.execute("DROP EXTENSION timescaledb CASCADE");
        DeclarationCatalog catalog = Declarations.load(
                new Declarations().hypertable("a.Metric", "metric").writeTo(folder));
        try (HikariDataSource dataSource = database.pool(1)) {
            SchemaMigrator migrator = SchemaMigrator.builder(dataSource)
                    .catalog(catalog)
                    .mode(MigrationMode.VALIDATE)
                    .build();

            assertThatExceptionOfType(ExtensionMissingException.class)
                    .isThrownBy(migrator::migrate)
                    .satisfies(e -> assertThat(e.available()).isTrue());
            assertThat(database.scalar("SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void saysWhichRightTheRoleLacks() throws IOException, SQLException {
        database.createRole();
        DeclarationCatalog catalog = Declarations.load(
                new Declarations().hypertable("a.Metric", "metric").writeTo(folder));
        try (HikariDataSource dataSource = database.poolOfRole(1)) {
            assertThatExceptionOfType(InsufficientPrivilegeException.class)
                    .isThrownBy(
                            SchemaMigrator.builder(dataSource).catalog(catalog).build()::migrate)
                    .withMessageContaining("GRANT CREATE ON SCHEMA \"public\" TO \"" + database.name() + "\"")
                    .satisfies(e -> assertThat(e.role()).isEqualTo(database.name()));
            assertThatExceptionOfType(InsufficientPrivilegeException.class)
                    .isThrownBy(SchemaMigrator.builder(dataSource)
                            .catalog(catalog)
                            .schema("app")
                            .build()::migrate)
                    .withMessageContaining("CREATE SCHEMA \"app\" AUTHORIZATION");
        }
    }

    @Test
    void needsNoRightToCreateSchemasWhereTheSchemaIsThere() throws IOException, SQLException {
        String role = database.createRole();
        database.execute("CREATE SCHEMA app AUTHORIZATION " + role);
        DeclarationCatalog catalog = Declarations.load(
                new Declarations().hypertable("a.Metric", "metric").writeTo(folder));
        try (HikariDataSource dataSource = database.poolOfRole(1)) {
            SchemaMigrator.builder(dataSource)
                    .catalog(catalog)
                    .schema("app")
                    .build()
                    .migrate();

            assertThat(database.scalar("SELECT hypertable_schema FROM timescaledb_information.hypertables"))
                    .isEqualTo("app");
        }
    }

    @Test
    void givesUpOnALockAfterItsTimeoutAndLeavesNothing() throws IOException, SQLException {
        database.execute("CREATE TABLE device (id text PRIMARY KEY)");
        DeclarationCatalog catalog = Declarations.load(new Declarations()
                .hypertable(
                        "a.Metric", "metric", "ALTER TABLE \"metric\" ADD COLUMN device text REFERENCES device (id)")
                .writeTo(folder));
        try (HikariDataSource dataSource = database.pool(2);
                Connection blocker = database.connect()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("LOCK TABLE device IN ACCESS EXCLUSIVE MODE");
            SchemaMigrator migrator = SchemaMigrator.builder(dataSource)
                    .catalog(catalog)
                    .lockTimeout(Duration.ofMillis(200))
                    .build();

            assertThatExceptionOfType(StatementFailedException.class)
                    .isThrownBy(migrator::migrate)
                    .withMessageContaining("Somebody else holds a lock")
                    .satisfies(e -> {
                        assertThat(e.sqlState()).isEqualTo("55P03");
                        assertThat(e.relation()).isEqualTo(new RelationName("public", "metric"));
                    });
            assertThat(database.scalar("SELECT to_regclass('metric') IS NULL")).isEqualTo("t");

            blocker.rollback();
            assertThat(migrator.migrate().created()).hasSize(1);
        }
    }

    @Test
    void aLockOnATableWhoseColumnIsRenamedIsWaitedForAndNotForLong() throws IOException, SQLException {
        Declarations before = wide("ALTER TABLE \"wide\" ADD COLUMN v integer");
        Declarations after = wide("ALTER TABLE \"wide\" ADD COLUMN w integer, ADD COLUMN x integer")
                .renamed("w", "v");
        try (HikariDataSource dataSource = database.pool(1);
                Connection blocker = database.connect()) {
            SchemaMigrator.builder(dataSource)
                    .catalog(Declarations.load(before.writeTo(folder.resolve("1"))))
                    .build()
                    .migrate();
            SchemaMigrator migrator = SchemaMigrator.builder(dataSource)
                    .catalog(Declarations.load(after.writeTo(folder.resolve("2"))))
                    .lockTimeout(Duration.ofMillis(200))
                    .build();
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("LOCK TABLE wide IN ACCESS SHARE MODE");

            assertThatExceptionOfType(StatementFailedException.class)
                    .isThrownBy(migrator::migrate)
                    .satisfies(e -> assertThat(e.sqlState()).isEqualTo("55P03"))
                    .satisfies(e -> assertThat(e.statement()).contains("RENAME COLUMN"));

            blocker.rollback();
            assertThat(migrator.migrate().changed()).containsExactly(new RelationName("public", "wide"));
            assertThat(migrator.plan().isEmpty()).isTrue();
        }
    }

    @Test
    void anIndexOnALargeTableIsBuiltChunkByChunk() throws IOException, SQLException {
        Declarations plain = wide();
        Declarations indexed = wide("CREATE INDEX \"wide_note_idx\" ON \"wide\" (\"note\", \"time\" DESC)");
        try (HikariDataSource dataSource = database.pool(1)) {
            SchemaMigrator.builder(dataSource)
                    .catalog(Declarations.load(plain.writeTo(folder.resolve("1"))))
                    .build()
                    .migrate();
            database.execute("INSERT INTO wide SELECT timestamptz '2026-03-01Z' + g * INTERVAL '3 seconds',"
                    + " (g % 7) || repeat('x', 400) FROM generate_series(1, 200000) g");
            SchemaMigrator migrator = SchemaMigrator.builder(dataSource)
                    .catalog(Declarations.load(indexed.writeTo(folder.resolve("2"))))
                    .build();

            assertThat(migrator.plan().differences()).singleElement().satisfies(difference -> {
                assertThat(difference.step()).isEqualTo(Step.INDEX_BY_CHUNK);
                assertThat(difference.safety()).isEqualTo(SafetyClass.SAFE);
            });
            assertThat(migrator.migrate().changed()).containsExactly(new RelationName("public", "wide"));

            assertThat(database.scalar("SELECT indisvalid FROM pg_index WHERE indexrelid = 'wide_note_idx'::regclass"))
                    .isEqualTo("t");
            assertThat(migrator.plan().isEmpty()).isTrue();
            // What an interrupted build leaves is found at the next start.
            database.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'wide_note_idx'::regclass");
            migrator.migrate();
            assertThat(database.scalar("SELECT indisvalid FROM pg_index WHERE indexrelid = 'wide_note_idx'::regclass"))
                    .isEqualTo("t");
        }
    }

    private static Declarations wide(String... more) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE \"wide\" (\"time\" timestamptz NOT NULL, \"note\" text NOT NULL)");
        statements.add("SELECT create_hypertable('\"wide\"', 'time', chunk_time_interval => INTERVAL '1 day',"
                + " create_default_indexes => false)");
        statements.addAll(List.of(more));
        return new Declarations()
                .add(Kind.HYPERTABLE, "a.Wide", RelationName.parse("wide"), null, Set.of(), statements);
    }
}
