package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.diagnostics.ConnectionTarget;
import io.github.timescale4j.client.diagnostics.ConnectionTroubleshooter;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.ingest.loss.NativeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose settings do not name the library. */
@Tag("native")
class LibraryNotPreloadedNativeIT {

    @TempDir
    Path folder;

    @Test
    void isNamedWithAndWithoutTheExtension() throws Exception {
        NativeServer server = NativeServer.require();
        try (NativeDatabase with = NativeDatabase.create();
                NativeDatabase without = NativeDatabase.create()) {
            without.execute("DROP EXTENSION timescaledb CASCADE");
            // Not the empty text: ALTER SYSTEM would write down a library without a name, and the server would not
            // start.
            with.execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
            server.restart();
            try {
                refuses(with);
                refuses(without);
                diagnoses(with);
            } finally {
                with.execute("ALTER SYSTEM RESET shared_preload_libraries");
                server.restart();
            }
            migrates(without);
        }
    }

    private SchemaMigrator migrator(HikariDataSource dataSource) throws IOException {
        DeclarationCatalog catalog = Declarations.load(
                new Declarations().hypertable("a.Metric", "metric").writeTo(folder));
        return SchemaMigrator.builder(dataSource).catalog(catalog).build();
    }

    private void refuses(NativeDatabase database) throws IOException {
        try (HikariDataSource dataSource = database.pool(1)) {
            assertThatExceptionOfType(LibraryNotPreloadedException.class)
                    .isThrownBy(migrator(dataSource)::migrate)
                    .withMessageContaining("shared_preload_libraries = 'timescaledb'")
                    .satisfies(e -> assertThat(e.database()).isEqualTo(database.name()));
        }
    }

    private static void diagnoses(NativeDatabase database) {
        try (HikariDataSource dataSource = database.pool(1)) {
            assertThat(ConnectionTroubleshooter.builder(ConnectionTarget.of(dataSource))
                            .build()
                            .checkConnectivity())
                    .extracting(Issue::id)
                    .containsExactly("library-not-preloaded");
        }
    }

    private void migrates(NativeDatabase database) throws IOException, SQLException {
        try (HikariDataSource dataSource = database.pool(1)) {
            assertThat(migrator(dataSource).migrate().created()).hasSize(1);
        }
    }
}
