package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.client.migration.SchemaDifferenceException;
import io.github.timescale4j.client.migration.SchemaMigrator;
import io.github.timescale4j.client.migration.SchemaMigratorBuilder;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Today's example on the database that its first release left behind. */
class FirstReleaseIT {

    private static final int READINGS = 10 * 48 * 4;
    private static final Instant CUT = Instant.parse("2026-03-05T00:00:00Z");

    private EmbeddedTimescale timescale;
    private HikariDataSource dataSource;
    private TimeScaleClient database;

    /** A bucket of a device, or of a device and a metric. */
    private record Bucket(String series, Instant start) {}

    /** What any of the aggregates says of a bucket. */
    record Row(
            String series,
            Instant start,
            double avgValue,
            double minValue,
            double maxValue,
            double sumValue,
            long countValue) {}

    /** An hour as the first release knew it. */
    record OldHour(Instant hour, String deviceId, double avgValue, double minValue, double maxValue) {}

    @BeforeEach
    void restore() throws Exception {
        timescale = FirstRelease.restore();
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(timescale.jdbcUrl());
        dataSource.setUsername(timescale.username());
        dataSource.setPassword(timescale.password());
        dataSource.setMaximumPoolSize(2);
        database = TimeScaleClient.create(dataSource);
    }

    @AfterEach
    void close() {
        dataSource.close();
        timescale.close();
    }

    @Test
    void whatTheFirstReleaseWroteDownIsStillUnderstood(@TempDir Path directory) throws Exception {
        DeclarationCatalog first = FirstRelease.catalog(directory);

        SchemaPlan plan = migrator().catalog(first).build().plan();

        assertThat(plan.isEmpty()).as("%s", plan).isTrue();
        assertThat(migrator().catalog(first).build().migrate().unchanged())
                .extracting(Object::toString)
                .containsExactly("public.metric_data", "public.hourly_metrics");
        assertThat(migrationsRun()).isEqualTo(1);
        assertThat(readings()).hasSize(READINGS);
        assertThat(oldHours()).hasSize(10 * 24 * 3);
    }

    @Test
    void theHierarchyGrowsOverItsRowsAndTheHoursStayWhatTheyWere() {
        List<MetricData> readings = readings();
        List<OldHour> hoursBefore = oldHours();
        SchemaPlan plan = migrator().build().plan();
        assertThat(plan.safety()).as("%s", plan).isEqualTo(SafetyClass.SAFE);
        assertThat(outline(plan))
                .as("%s", plan)
                .containsExactly(
                        "public.metric_data, columnstore, existence",
                        "public.minute_metrics, continuous aggregate, existence",
                        "public.daily_metrics, continuous aggregate, existence",
                        "public.minute_metrics, refresh policy, existence",
                        "public.daily_metrics, refresh policy, existence",
                        "public.metric_data, columnstore policy, existence",
                        "public.hourly_metrics, aggregate, query",
                        "public.minute_metrics, retention policy, existence");

        try (ConfigurableApplicationContext application = start()) {
            TimeScaleClient client = application.getBean(TimeScaleClient.class);

            assertThat(readings()).containsExactlyInAnyOrderElementsOf(readings);
            assertThat(oldHours())
                    .usingRecursiveComparison()
                    .withComparatorForType(FirstReleaseIT::inAnyOrderOfSumming, Double.class)
                    .isEqualTo(hoursBefore);
            assertThatEachBucketIsMadeOf(readings, client);
            assertThat(columnstore()).isEqualTo("device_id,metric_type");
            assertThat(policies())
                    .containsExactly(
                            "daily_metrics policy_refresh_continuous_aggregate start_offset=null",
                            "hourly_metrics policy_refresh_continuous_aggregate start_offset=20 years",
                            "metric_data policy_compression compress_after=7 days",
                            "minute_metrics policy_refresh_continuous_aggregate start_offset=7 days",
                            "minute_metrics policy_retention drop_after=20 years");
        }
        long migrations = migrationsRun();
        SchemaPlan rest = migrator().build().plan();
        assertThat(rest.isEmpty()).as("%s", rest).isTrue();
        start().close();
        assertThat(migrationsRun()).isEqualTo(migrations);
    }

    @Test
    void hoursWhoseReadingsAreGoneGoOnlyWithAnApproval() {
        database.execute("SELECT drop_chunks('metric_data', TIMESTAMPTZ '" + CUT + "')");
        List<MetricData> readings = readings();
        List<OldHour> hoursBefore = oldHours();
        assertThat(hoursBefore).as("all hours are there").hasSize(10 * 24 * 3);
        SchemaPlan plan = migrator().build().plan();

        assertThat(plan.differences())
                .filteredOn(difference -> difference.safety() == SafetyClass.LOSSY)
                .as("%s", plan)
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.relation()).hasToString("public.hourly_metrics");
                    assertThat(difference.property()).isEqualTo("query");
                    assertThat(difference.why()).contains("avg_value");
                });
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(FirstReleaseIT.this::start)
                .havingRootCause()
                .isInstanceOfSatisfying(
                        SchemaDifferenceException.class,
                        e -> assertThat(e.reason()).isEqualTo(SchemaDifferenceException.Reason.UNAPPROVED))
                .withMessageContaining("timescale.migration.approve=" + plan.id());
        assertThat(migrationsRun()).isEqualTo(1);
        assertThat(oldHours()).isEqualTo(hoursBefore);

        try (ConfigurableApplicationContext application = start("--timescale.migration.approve=" + plan.id())) {
            assertThatEachBucketIsMadeOf(readings, application.getBean(TimeScaleClient.class));
        }
        assertThat(database.query("SELECT min(hour) FROM hourly_metrics").scalar(Instant.class))
                .isEqualTo(CUT);
    }

    private ConfigurableApplicationContext start(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--sampling.enabled=false",
                "--timescale.url=" + timescale.jdbcUrl(),
                "--timescale.username=" + timescale.username(),
                "--timescale.password=" + timescale.password(),
                "--timescale.pool.maximum-size=2"));
        arguments.addAll(Arrays.asList(more));
        return new SpringApplicationBuilder(DeviceMetricsApplication.class).run(arguments.toArray(String[]::new));
    }

    private SchemaMigratorBuilder migrator() {
        return SchemaMigrator.builder(dataSource);
    }

    private static List<String> outline(SchemaPlan plan) {
        return plan.differences().stream().map(FirstReleaseIT::outline).toList();
    }

    private static String outline(Difference difference) {
        return difference.relation() + ", " + difference.object() + ", " + difference.property();
    }

    private List<MetricData> readings() {
        return database.query("SELECT * FROM metric_data").list(MetricData.class);
    }

    private List<OldHour> oldHours() {
        return database.query("SELECT hour, device_id, avg_value, min_value, max_value FROM hourly_metrics"
                        + " ORDER BY hour, device_id")
                .list(OldHour.class);
    }

    private long migrationsRun() {
        return database.query("SELECT count(*) FROM timescale_schema_history WHERE success AND version <> '0'")
                .single(Long.class);
    }

    private String columnstore() {
        return database.query("SELECT string_agg(attname, ',' ORDER BY segmentby_column_index) FROM"
                        + " timescaledb_information.compression_settings WHERE hypertable_name = 'metric_data' AND"
                        + " segmentby_column_index IS NOT NULL")
                .single(String.class);
    }

    private List<String> policies() {
        return database.query("""
                        SELECT coalesce(a.view_name, j.hypertable_name) || ' ' || j.proc_name || ' ' || c.key || '='
                            || coalesce((c.value #>> '{}')::interval::text, 'null')
                        FROM timescaledb_information.jobs j
                        LEFT JOIN timescaledb_information.continuous_aggregates a
                          ON j.hypertable_name IN (a.view_name, a.materialization_hypertable_name),
                        jsonb_each(j.config) c
                        WHERE j.hypertable_name IS NOT NULL
                          AND c.key IN ('start_offset', 'drop_after', 'compress_after')
                        ORDER BY 1""").list(String.class);
    }

    private static void assertThatEachBucketIsMadeOf(List<MetricData> readings, TimeScaleClient client) {
        assertThatBuckets(
                client,
                "SELECT device_id || ' ' || metric_type AS series, minute AS start, * FROM minute_metrics",
                readings,
                reading -> new Bucket(
                        reading.deviceId() + " " + reading.metricType(),
                        reading.timestamp().truncatedTo(ChronoUnit.MINUTES)));
        assertThatBuckets(
                client,
                "SELECT device_id AS series, hour AS start, * FROM hourly_metrics",
                readings,
                reading -> new Bucket(reading.deviceId(), reading.timestamp().truncatedTo(ChronoUnit.HOURS)));
        assertThatBuckets(
                client,
                "SELECT device_id AS series, day AS start, * FROM daily_metrics",
                readings,
                reading -> new Bucket(reading.deviceId(), reading.timestamp().truncatedTo(ChronoUnit.DAYS)));
    }

    /** Compares an aggregate with what Java makes of the readings. */
    private static void assertThatBuckets(
            TimeScaleClient client, String query, List<MetricData> readings, Function<MetricData, Bucket> bucketOf) {
        Map<Bucket, DoubleSummaryStatistics> expected = readings.stream()
                .collect(Collectors.groupingBy(bucketOf, Collectors.summarizingDouble(MetricData::value)));
        Map<Bucket, Row> found = client.query(query).list(Row.class).stream()
                .collect(Collectors.toMap(row -> new Bucket(row.series(), row.start()), Function.identity()));

        assertThat(found.keySet()).as(query).isEqualTo(expected.keySet());
        expected.forEach((bucket, values) -> assertThat(found.get(bucket))
                .usingRecursiveComparison()
                .withComparatorForType(FirstReleaseIT::inAnyOrderOfSumming, Double.class)
                .as("%s of %s", bucket, query)
                .isEqualTo(new Row(
                        bucket.series(),
                        bucket.start(),
                        values.getAverage(),
                        values.getMin(),
                        values.getMax(),
                        values.getSum(),
                        values.getCount())));
    }

    /** The same rows summed in another order differ in the last digits. */
    private static int inAnyOrderOfSumming(double one, double other) {
        return Math.abs(one - other) <= 1e-12 * (1 + Math.abs(one)) ? 0 : Double.compare(one, other);
    }
}
