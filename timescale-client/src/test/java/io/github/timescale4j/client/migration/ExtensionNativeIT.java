package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that do not have the extension yet. */
@Tag("native")
class ExtensionNativeIT {

    private static final String SCHEMA_OF_EXTENSION =
            "SELECT extnamespace::regnamespace FROM pg_extension WHERE extname = 'timescaledb'";

    @TempDir
    Path folder;

    private NativeDatabase database;

    @BeforeEach
    void createDatabase() throws SQLException {
        database = NativeDatabase.create();
        database.execute("DROP EXTENSION timescaledb CASCADE");
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        database.close();
    }

    private DeclarationCatalog metric() throws IOException {
        return Declarations.load(
                new Declarations().hypertable("a.Metric", "metric").writeTo(folder));
    }

    @Test
    void theExtensionIsNotPutIntoTheSchemaOfTheApplication() throws IOException, SQLException {
        database.execute("CREATE SCHEMA app");
        try (HikariDataSource dataSource = database.pool(1)) {
            dataSource.addDataSourceProperty("currentSchema", "app,public");
            SchemaMigrator.builder(dataSource).catalog(metric()).build().migrate();
        }

        assertThat(database.scalar(SCHEMA_OF_EXTENSION)).isEqualTo("public");
        assertThat(database.scalar("SELECT hypertable_schema FROM timescaledb_information.hypertables"))
                .isEqualTo("app");
    }

    @Test
    void withoutTheSchemaPublicItIsPutWhereTheServerPutsIt() throws IOException, SQLException {
        database.execute("CREATE SCHEMA app");
        database.execute("DROP SCHEMA public CASCADE");
        try (HikariDataSource dataSource = database.pool(1)) {
            dataSource.addDataSourceProperty("currentSchema", "app");
            SchemaMigrator.builder(dataSource).catalog(metric()).build().migrate();
        }

        assertThat(database.scalar(SCHEMA_OF_EXTENSION)).isEqualTo("app");
    }

    @Test
    void anotherInstanceMayCreateItAtTheSameTime() throws Exception {
        DeclarationCatalog catalog = metric();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (HikariDataSource dataSource = database.pool(1);
                Connection faster = database.connect()) {
            faster.setAutoCommit(false);
            faster.createStatement().execute("CREATE EXTENSION timescaledb");
            Future<MigrationResult> slower = executor.submit(() ->
                    SchemaMigrator.builder(dataSource).catalog(catalog).build().migrate());
            awaitWaiting();
            faster.commit();

            assertThat(slower.get(1, TimeUnit.MINUTES).created()).hasSize(1);
        } finally {
            executor.shutdown();
        }
    }

    /** Until a session of this database waits for a lock. */
    private void awaitWaiting() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!database.scalar("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock'")
                .equals("1")) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void anEditionThatCannotKeepTheDeclarationsIsRefusedBeforeAnythingIsChanged() throws IOException, SQLException {
        DeclarationCatalog catalog = Declarations.load(new Declarations()
                .hypertable("a.Metric", "metric")
                .aggregate("a.Hourly", "hourly", "metric")
                .writeTo(folder));
        try (HikariDataSource dataSource = database.pool(1)) {
            assertThatExceptionOfType(UnsupportedFeatureException.class)
                    .isThrownBy(
                            SchemaMigrator.builder(dataSource).catalog(catalog).build()::migrate)
                    .withMessageContaining("Nothing was changed");
            assertThat(database.scalar("SELECT count(*) FROM pg_extension WHERE extname = 'timescaledb'"))
                    .isEqualTo("0");

            assertThat(SchemaMigrator.builder(dataSource)
                            .catalog(metric())
                            .build()
                            .migrate()
                            .created())
                    .as("the pool has another session")
                    .hasSize(1);
        }
    }

    @Test
    void aRoleThatOnlyValidatesNeedsToReadOneTable() throws IOException, SQLException {
        String role = database.createRole();
        try (HikariDataSource dataSource = database.pool(1);
                HikariDataSource runtime = database.poolOfRole(1)) {
            SchemaMigrator.builder(dataSource).catalog(metric()).build().migrate();
            SchemaMigrator validation = SchemaMigrator.builder(runtime)
                    .catalog(metric())
                    .mode(MigrationMode.VALIDATE)
                    .build();

            assertThatExceptionOfType(InsufficientPrivilegeException.class)
                    .isThrownBy(validation::migrate)
                    .withMessageContaining(
                            "GRANT SELECT ON \"public\".\"timescale_schema_declaration\" TO \"" + role + "\"")
                    .satisfies(e -> assertThat(e.role()).isEqualTo(role));

            database.execute("GRANT SELECT ON timescale_schema_declaration TO " + role);
            assertThat(validation.migrate().unchanged()).hasSize(1);
        }
    }
}
