package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Thresholds;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.client.migration.SchemaMigrator;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The worked example of the page about sizes: its numbers follow from each other and from what a thousandth of it takes in a
 * database, and the diagnosis says the same.
 */
class SizingIT {

    private static final String PAGE = "sizing.md";
    private static final String SCHEMA = "sizing_it";
    private static final int SCALE = 1_000;
    private static final long GB = 1L << 30;
    private static final Pattern ROW =
            Pattern.compile("^\\| ([^|]+) \\| ([0-9][0-9,.]*)(?: [A-Za-z]+)? \\|", Pattern.MULTILINE);

    private static TimeScaleClient client;
    private static double walPerRow;

    @BeforeAll
    static void writeAThousandthOfThreeDays() {
        EmbeddedTimescale timescale = EmbeddedTimescale.shared();
        client = TimeScaleClient.builder()
                .url(timescale.jdbcUrl())
                .username(timescale.username())
                .password(timescale.password())
                .schema(SCHEMA)
                .poolSize(1)
                .build();
        client.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        SchemaMigrator.builder(client.dataSource())
                .catalog(DeclarationCatalog.load(MetricData.class.getClassLoader()))
                .schema(SCHEMA)
                .build()
                .migrate();
        String before = client.query("SELECT pg_current_wal_insert_lsn()::text").single(String.class);
        client.execute(
                "INSERT INTO metric_data SELECT t, format('device-%s', 1000 + d), m, 20 + sin(d + extract(epoch FROM t) / 9000)"
                        + " FROM generate_series(timestamptz '2026-03-01 00:00Z', '2026-03-03 23:59Z', '480 seconds') t,"
                        + " generate_series(1, 40) d, unnest(ARRAY['temperature', 'pressure', 'humidity', 'vibration', 'current']) m");
        walPerRow = client.query("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), :before::pg_lsn)")
                        .bind("before", before)
                        .single(Double.class)
                / rows();
        client.execute("ANALYZE metric_data");
    }

    private static double rows() {
        return client.query("SELECT count(*) FROM metric_data").single(Double.class);
    }

    @AfterAll
    static void close() {
        client.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        client.close();
    }

    @Test
    void aRowTakesAsManyBytesAsThePageSays() {
        List<Long> measured = client.query("SELECT bytes_per_row::bigint FROM ("
                        + OperationsManual.run(PAGE, "bytes-per-row").replace(";", "") + ") AS page"
                        + " WHERE hypertable_name = 'metric_data' AND rows = 36000")
                .list(Long.class);

        assertThat(measured)
                .hasSize(3)
                .allSatisfy(bytes -> assertThat(bytes.doubleValue())
                        .isCloseTo(page("bytes of a row, with indexes"), withinPercentage(10)));
    }

    @Test
    void theLogTakesAsManyBytesAsThePageSays() {
        assertThat(walPerRow).isCloseTo(page("WAL of a row"), withinPercentage(30));
        assertThat(client.query(OperationsManual.run(PAGE, "wal")).single(String.class))
                .endsWith("B");
    }

    @Test
    void theNumbersFollowFromEachOther() {
        double rows = 1_000 * 5 * 86_400 / 12.0;
        double day = rows * page("bytes of a row, with indexes");
        double quarter = 16 * GB / 4;
        double longest = quarter / 3 / day * 24;
        double chunks = 90 * 24 / page("chosen chunk");
        double ratio = page("ratio of the columnstore");

        assertThat(page("rows a day")).isEqualTo(rows);
        same("rows of a day", day / 1e9, 0.05);
        same("a quarter of the memory", quarter / 1e9, 0.05);
        same("longest chunk", longest, 0.05);
        assertThat(page("chosen chunk")).isLessThanOrEqualTo(longest);
        assertThat(24 % page("chosen chunk")).isZero();
        same("chunk", day / 24 * page("chosen chunk") / 1e9, 0.05);
        same("chunks", chunks, 0);
        same("disk, 7 days as rows", 7 * day / 1e9, 0.5);
        same("disk, 83 days in the columnstore", 83 * day / ratio / 1e9, 0.5);
        same("WAL of a day", rows * page("WAL of a row") / 1e9, 0.05);
        same("locks of a statement over all chunks", chunks * (1 + indexes()), 0);
        assertThat(OperationsManual.text(PAGE))
                .as("the WAL of a quarter of an hour")
                .contains(Math.round(rows * page("WAL of a row") / 96 / 1e6) + " MB in 15 minutes");
    }

    private static long indexes() {
        return client.query("SELECT count(*) FROM pg_indexes WHERE schemaname = :schema AND tablename = 'metric_data'")
                .bind("schema", SCHEMA)
                .single(Long.class);
    }

    /** The server has a thousandth of the example's memory, as its chunks have a thousandth of the rows. */
    @Test
    void theDiagnosisRefusesChunksOfADayAndTakesThoseOfThePage() {
        Issue issue = hotChunks(0).get(0);

        assertThat(issue.severity()).isEqualTo(Severity.ERROR);
        assertThat(issue.statements())
                .singleElement()
                .asString()
                .as("it rounds to whole hours")
                .contains("INTERVAL 'PT" + (int) page("longest chunk") + "H'");

        client.query("SELECT set_chunk_time_interval('metric_data', INTERVAL '6 hours')::text")
                .list(String.class);
        client.execute(
                "INSERT INTO metric_data SELECT t + INTERVAL '3 days', device_id, metric_type, value FROM (SELECT"
                        + " timestamp AS t, device_id, metric_type, value FROM metric_data) AS three WHERE t >= '2026-03-03 00:00Z'");
        try {
            assertThat(hotChunks(othersChunks())).isEmpty();
        } finally {
            client.execute("DELETE FROM metric_data WHERE timestamp >= '2026-03-04 00:00Z'");
            client.query("SELECT drop_chunks('metric_data', newer_than => timestamptz '2026-03-04 00:00Z')")
                    .list(String.class);
        }
    }

    /** What other tests have left in the database that they share. */
    private static long othersChunks() {
        return client.query(
                        "SELECT coalesce(sum(pg_total_relation_size(format('%I.%I', chunk_schema, chunk_name)::regclass)), 0)::bigint"
                                + " FROM timescaledb_information.chunks WHERE hypertable_schema <> :schema")
                .bind("schema", SCHEMA)
                .single(Long.class);
    }

    /** With the memory of the page, a quarter of which is there for the table beside what others have. */
    private static List<Issue> hotChunks(long others) {
        Thresholds.Chunks usual = Thresholds.DEFAULTS.chunks();
        Thresholds limits = Thresholds.DEFAULTS.withChunks(new Thresholds.Chunks(
                usual.many(),
                usual.tooMany(),
                usual.hotShare(),
                16 * GB / SCALE + 4 * others,
                usual.small(),
                usual.smallBytes(),
                usual.lockShare(),
                usual.analyzedRows()));
        return PerformanceTroubleshooter.builder(client).thresholds(limits).build().checkChunkSize().stream()
                .filter(issue -> issue.id().equals("hot-chunks-too-large"))
                .filter(issue -> issue.subject().contains(SCHEMA))
                .toList();
    }

    @Test
    void theServersRoomForLocksIsANumber() {
        assertThat(client.query(OperationsManual.run(PAGE, "locks")).single(Long.class))
                .isGreaterThan(1_000);
    }

    @Test
    void theColumnstoreSavesAsMuchAsThePageSays() {
        client.execute("CREATE TABLE packed (LIKE metric_data INCLUDING INDEXES)");
        client.query("SELECT create_hypertable('packed', 'timestamp', chunk_time_interval => INTERVAL '1 day',"
                        + " create_default_indexes => false)::text")
                .list(String.class);
        client.execute("INSERT INTO packed SELECT * FROM metric_data WHERE timestamp < '2026-03-02 00:00Z'");
        client.execute(
                "ALTER TABLE packed SET (timescaledb.compress,"
                        + " timescaledb.compress_segmentby = 'device_id, metric_type', timescaledb.compress_orderby = 'timestamp DESC')");
        client.query("SELECT compress_chunk(c)::text FROM show_chunks('packed') c")
                .list(String.class);

        double ratio = client.query("SELECT ratio FROM ("
                        + OperationsManual.run(PAGE, "ratio").replace(";", "").replace("metric_data", "packed")
                        + ") AS page")
                .single(Double.class);

        assertThat(ratio).isCloseTo(page("ratio of the columnstore"), withinPercentage(15));
        client.execute("DROP TABLE packed");
    }

    private static void same(String row, double computed, double within) {
        assertThat(page(row)).as(row).isCloseTo(computed, within(within));
    }

    /** A number of the example's table. */
    private static double page(String what) {
        Matcher row = ROW.matcher(OperationsManual.text(PAGE));
        while (row.find()) {
            if (row.group(1).equals(what)) {
                return Double.parseDouble(row.group(2).replace(",", ""));
            }
        }
        throw new AssertionError("the example has no row " + what);
    }
}
