package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.migration.InsufficientPrivilegeException.Right;
import io.github.timescale4j.client.migration.SchemaDifferenceException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roles of the manual: one owns the schema, the other one works with it. */
@Tag("native")
class RolesNativeIT {

    private static final Pattern MANUAL =
            Pattern.compile("<!-- run: owner and runtime role -->\\n```sql\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private NativeDatabase database;
    private String owner;
    private String app;

    @BeforeEach
    void createDatabase() throws IOException, SQLException {
        database = NativeDatabase.create();
        owner = database.name() + "_owner";
        app = database.name() + "_app";
        database.dropAtTheEnd(owner);
        database.dropAtTheEnd(app);
        Matcher sql = MANUAL.matcher(Files.readString(Path.of("../docs/configuration.md")));
        assertThat(sql.find()).isTrue();
        database.execute(sql.group(1)
                .replace("metrics_owner", owner)
                .replace("metrics_app", app)
                .replace("change me, too", app)
                .replace("change me", owner)
                .replace("measurements", database.name()));
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        database.close();
    }

    @Test
    void theOwnerMigratesAndTheOtherRoleWorks() throws IOException, SQLException {
        try (HikariDataSource owners = database.pool(1, owner, owner);
                HikariDataSource apps = database.pool(1, app, app)) {
            assertThat(migrator(owners, metric()).build().migrate().created()).hasSize(1);
            execute(
                    apps,
                    "INSERT INTO metrics.metric SELECT '2026-01-01Z'::timestamptz + i * interval '1 day', i"
                            + " FROM generate_series(1, 30) i");
            execute(apps, "UPDATE metrics.metric SET value = 0 WHERE value > 20");
            execute(apps, "DELETE FROM metrics.metric WHERE value = 0");
            assertThat(scalar(apps, "SELECT count(*) FROM metrics.metric")).isEqualTo("20");

            assertThat(validator(apps, metric()).migrate().unchanged()).hasSize(1);
            Declarations more =
                    new Declarations().hypertable("a.Metric", "metric", "ALTER TABLE \"metric\" ADD COLUMN more int");
            assertThatExceptionOfType(SchemaDifferenceException.class)
                    .isThrownBy(() -> validator(apps, more).migrate())
                    .withMessageContaining("ALTER TABLE \"metric\" ADD COLUMN more int")
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.VALIDATION));

            assertThat(migrator(owners, more).build().migrate().changed()).hasSize(1);
            assertThat(validator(apps, more).migrate().unchanged()).hasSize(1);
            execute(apps, "INSERT INTO metrics.metric (time, value, more) VALUES (now(), 1, 2)");
        }
    }

    @Test
    void theOtherRoleIsToldWhatItMayNot() throws IOException, SQLException {
        try (HikariDataSource apps = database.pool(1, app, app)) {
            assertThatExceptionOfType(InsufficientPrivilegeException.class)
                    .isThrownBy(() -> migrator(apps, metric()).build().migrate())
                    .satisfies(e -> {
                        assertThat(e.right()).isEqualTo(Right.CREATE);
                        assertThat(e.statements())
                                .containsExactly("GRANT CREATE ON SCHEMA \"metrics\" TO \"" + app + "\"");
                    });
        }
    }

    @Test
    void theOtherRoleIsToldWhereItMayNotEvenRead() throws IOException, SQLException {
        try (HikariDataSource owners = database.pool(1, owner, owner);
                HikariDataSource apps = database.pool(1, app, app)) {
            migrator(owners, metric()).build().migrate();
            for (String revoke : new String[] {
                "REVOKE ALL ON metrics.timescale_schema_declaration FROM ", "REVOKE ALL ON SCHEMA metrics FROM "
            }) {
                execute(owners, revoke + app);

                InsufficientPrivilegeException refusal = refusal(apps);
                assertThat(refusal.right()).isEqualTo(Right.READ);
                for (String grant : refusal.statements()) {
                    execute(owners, grant);
                }
                assertThat(validator(apps, metric()).migrate().unchanged()).hasSize(1);
            }
        }
    }

    @Test
    void theOtherRoleCannotLetTheOwnerRunWhatItWants() throws IOException, SQLException {
        try (HikariDataSource owners = database.pool(1, owner, owner);
                HikariDataSource apps = database.pool(1, app, app)) {
            migrator(owners, metric()).build().migrate();

            for (String own : List.of("timescale_schema_declaration", "timescale_schema_history")) {
                for (String write : List.of("DELETE FROM metrics.%s", "TRUNCATE metrics.%s")) {
                    assertThatExceptionOfType(SQLException.class)
                            .isThrownBy(() -> execute(apps, write.formatted(own)))
                            .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
                }
                assertThat(scalar(apps, "SELECT count(*) > 0 FROM metrics." + own))
                        .isEqualTo("t");
            }
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(
                            apps,
                            "UPDATE metrics.timescale_schema_declaration SET sql = 'COMMIT; GRANT CREATE ON SCHEMA metrics TO "
                                    + app + "; COMMIT;'"))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    private InsufficientPrivilegeException refusal(HikariDataSource dataSource) throws IOException {
        SchemaMigrator validator = validator(dataSource, metric());
        return assertThatExceptionOfType(InsufficientPrivilegeException.class)
                .isThrownBy(validator::migrate)
                .actual();
    }

    private static Declarations metric() {
        return new Declarations().hypertable("a.Metric", "metric");
    }

    private SchemaMigratorBuilder migrator(HikariDataSource dataSource, Declarations declarations) throws IOException {
        return SchemaMigrator.builder(dataSource)
                .catalog(Declarations.load(declarations.writeTo(folder)))
                .schema("metrics");
    }

    private SchemaMigrator validator(HikariDataSource dataSource, Declarations declarations) throws IOException {
        return migrator(dataSource, declarations).mode(MigrationMode.VALIDATE).build();
    }

    private static void execute(HikariDataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String scalar(HikariDataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
