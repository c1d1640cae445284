package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.client.migration.MigrationMode;
import io.github.timescale4j.client.migration.SchemaDifferenceException;
import io.github.timescale4j.client.migration.SchemaMigrator;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way that {@code docs/migration-guide.md} describes, and back. */
class MigrationGuideIT {

    private static final List<String> BY_HAND = List.of(
            """
            CREATE TABLE metric_data (
                timestamp timestamptz NOT NULL,
                device_id text NOT NULL,
                metric_type text NOT NULL,
                value double precision NOT NULL
            )""",
            "SELECT create_hypertable('metric_data', 'timestamp', chunk_time_interval => INTERVAL '1 day')",
            "CREATE INDEX by_device ON metric_data (device_id, timestamp DESC)",
            "CREATE INDEX by_metric ON metric_data (metric_type, timestamp DESC)",
            "INSERT INTO metric_data VALUES ('2026-03-01 00:00Z', 'device-1', 'temperature', 20)",
            """
            CREATE MATERIALIZED VIEW hourly_metrics
            WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
            SELECT time_bucket('1 hour', timestamp) AS hour, device_id,
                avg(value) AS avg_value, min(value) AS min_value, max(value) AS max_value
            FROM metric_data
            GROUP BY 1, 2
            WITH NO DATA""",
            """
            SELECT add_continuous_aggregate_policy('hourly_metrics', start_offset => NULL,
                end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '1 hour')""");

    @Test
    void whatWasMadeByHandIsAdoptedAsItIsAndCanBeHandedBack(@TempDir Path directory) throws Exception {
        DeclarationCatalog catalog = FirstRelease.catalog(directory);
        try (EmbeddedTimescale timescale =
                        EmbeddedTimescale.builder().runJobs(false).start();
                TimeScaleClient client = TimeScaleClient.create(c -> c.url(timescale.jdbcUrl())
                        .username(timescale.username())
                        .password(timescale.password())
                        .poolSize(2))) {
            client.execute("CREATE EXTENSION IF NOT EXISTS timescaledb");
            BY_HAND.forEach(client::execute);

            assertThatExceptionOfType(SchemaDifferenceException.class)
                    .isThrownBy(() -> migrate(client, catalog, MigrationMode.VALIDATE))
                    .satisfies(difference -> {
                        assertThat(difference.plan().differences())
                                .extracting(Difference::step)
                                .containsOnly(Step.ADOPT);
                        assertThat(difference.plan().statements()).isEmpty();
                    });
            assertThat(libraryTables(client)).isEmpty();

            migrate(client, catalog, MigrationMode.APPLY);
            migrate(client, catalog, MigrationMode.VALIDATE);
            assertThat(libraryTables(client)).contains("timescale_schema_declaration", "timescale_schema_history");

            client.execute(wayBack());
            assertThat(libraryTables(client)).isEmpty();
            assertThat(client.query("SELECT avg_value FROM hourly_metrics").single(Double.class))
                    .isEqualTo(20);
        }
    }

    private static void migrate(TimeScaleClient client, DeclarationCatalog catalog, MigrationMode mode) {
        SchemaMigrator.builder(client.dataSource())
                .catalog(catalog)
                .mode(mode)
                .adopt(List.of("metric_data", "hourly_metrics"))
                .build()
                .migrate();
    }

    private static List<String> libraryTables(TimeScaleClient client) {
        return client.query("SELECT tablename FROM pg_tables WHERE tablename LIKE 'timescale\\_schema\\_%'")
                .list(String.class);
    }

    /** The statement that the guide shows. */
    private static String wayBack() {
        return Page.read(Page.ROOT.resolve("docs/migration-guide.md")).blocks().stream()
                .map(Page.Block::text)
                .filter(text -> text.startsWith("DROP TABLE"))
                .findFirst()
                .orElseThrow();
    }
}
