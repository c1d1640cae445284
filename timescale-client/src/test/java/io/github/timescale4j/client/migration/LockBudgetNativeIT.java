package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of so many chunks that not every change fits into one transaction of a server with the usual settings. */
@Tag("native")
class LockBudgetNativeIT {

    private static final int CHUNKS = 2000;

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
    void refusesWhatWouldTakeMoreLocksThanTheServerKeeps() throws IOException, SQLException {
        try (HikariDataSource dataSource = database.pool(1)) {
            migrator(dataSource, "v real").build().migrate();
            for (int i = 0; i < CHUNKS; i += 500) {
                database.execute("INSERT INTO metric SELECT '2020-01-01Z'::timestamptz + i * interval '1 day'"
                        + " FROM generate_series(" + i + ", " + (i + 499) + ") i");
            }
            // A change of each chunk fits.
            migrator(dataSource, "v real, w int").build().migrate();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> database.execute("ALTER TABLE metric ALTER COLUMN v TYPE text"))
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("53200"));

            SchemaPlan plan = migrator(dataSource, "v text, w int").build().plan();
            SchemaMigrator migrator =
                    migrator(dataSource, "v text, w int").approve(plan.id()).build();
            assertThatExceptionOfType(LockCapacityException.class)
                    .isThrownBy(migrator::migrate)
                    .withMessageMatching("(?s)The plan " + plan.id() + " takes about 16000 locks in its transaction,"
                            + " but the server keeps \\d+ \\(max_locks_per_transaction = 64\\), of which \\d+ are taken\\."
                            + " Nothing was changed\\. Set max_locks_per_transaction = 128 .*"
                            + "public\\.metric: 16000 locks, 2000 chunks")
                    .satisfies(e -> {
                        assertThat(e.needed()).isEqualTo(16_000);
                        assertThat(e.capacity()).isBetween(6400L, 12_000L);
                        assertThat(e.setting()).isEqualTo(128);
                    });
            assertThat(database.scalar("SELECT max(version::int) FROM timescale_schema_history"))
                    .isEqualTo("2");
        }
    }

    private SchemaMigratorBuilder migrator(HikariDataSource dataSource, String columns) throws IOException {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE \"metric\" (time timestamptz NOT NULL, " + columns + ")");
        statements.add("SELECT create_hypertable('\"metric\"', 'time', chunk_time_interval => INTERVAL '1 day',"
                + " create_default_indexes => false)");
        Declarations declarations = new Declarations()
                .add(Kind.HYPERTABLE, "a.Metric", RelationName.parse("metric"), null, Set.of(), statements);
        return SchemaMigrator.builder(dataSource).catalog(Declarations.load(declarations.writeTo(folder)));
    }
}
