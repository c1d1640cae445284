package io.github.timescale4j.client.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.HourlyMetrics;
import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.RelationName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RefreshIT {

    private static final Instant PAST = Instant.parse("2024-01-02T10:20:00Z");

    private TestDatabase database;
    private TimeScaleClient client;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded("refresh_it");
        database.createMetricData();
        client = database.client();
        database.run(hourly("hourly_metrics", false));
        database.run(
                "CREATE MATERIALIZED VIEW daily_metrics WITH (timescaledb.continuous, timescaledb.materialized_only ="
                        + " true) AS SELECT time_bucket('1 day', hour) AS day, device_id, max(max_value) AS max_max_value"
                        + " FROM hourly_metrics GROUP BY 1, 2 WITH NO DATA");
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    private static String hourly(String name, boolean materializedOnly) {
        return "CREATE MATERIALIZED VIEW " + name + " WITH (timescaledb.continuous, timescaledb.materialized_only = "
                + materializedOnly + ") AS SELECT time_bucket('1 hour', timestamp) AS hour, device_id,"
                + " avg(value) AS avg_value, min(value) AS min_value, max(value) AS max_value"
                + " FROM metric_data GROUP BY 1, 2 WITH NO DATA";
    }

    private void createDaily(String bucket) {
        database.run(
                "CREATE MATERIALIZED VIEW daily WITH (timescaledb.continuous, timescaledb.materialized_only = true)"
                        + " AS SELECT " + bucket
                        + " AS day, max(value) AS max_value FROM metric_data GROUP BY 1 WITH NO DATA");
    }

    private static RefreshedWindow window(String aggregate, String from, String to) {
        return new RefreshedWindow(new RelationName("refresh_it", aggregate), Instant.parse(from), Instant.parse(to));
    }

    private long buckets(String aggregate) {
        return client.query("SELECT count(*) FROM " + aggregate).single(Long.class);
    }

    @Test
    void aWindowIsWidenedToWholeBuckets() {
        client.insert(new MetricData(PAST, "d", "cpu", 5));
        client.insert(new MetricData(PAST.plusSeconds(7200), "d", "cpu", 6));

        assertThat(client.admin().refresh(HourlyMetrics.class, PAST, PAST.plusSeconds(7201)))
                .isEqualTo(window("hourly_metrics", "2024-01-02T10:00:00Z", "2024-01-02T13:00:00Z"));
        assertThat(client.query("SELECT * FROM hourly_metrics ORDER BY hour").list(HourlyMetrics.class))
                .containsExactly(
                        new HourlyMetrics(Instant.parse("2024-01-02T10:00:00Z"), "d", 5, 5, 5),
                        new HourlyMetrics(Instant.parse("2024-01-02T12:00:00Z"), "d", 6, 6, 6));
    }

    @Test
    void aWindowOfWholeBucketsStaysAsItIs() {
        assertThat(client.admin()
                        .refresh(
                                "hourly_metrics",
                                Instant.parse("2024-01-02T10:00:00Z"),
                                Instant.parse("2024-01-02T11:00:00Z")))
                .isEqualTo(window("hourly_metrics", "2024-01-02T10:00:00Z", "2024-01-02T11:00:00Z"));
    }

    @Test
    void lateRowsBelowTheWatermarkAppearOnceTheyAreRefreshed() {
        client.insert(new MetricData(PAST.plus(10, ChronoUnit.DAYS), "d", "cpu", 1));
        client.admin().refresh("hourly_metrics", PAST, PAST.plus(11, ChronoUnit.DAYS));
        client.insert(new MetricData(PAST, "late", "cpu", 2));
        assertThat(buckets("hourly_metrics")).as("invisible").isOne();

        client.admin().refreshAggregatesOf(MetricData.class, PAST, PAST.plusSeconds(1));

        assertThat(buckets("hourly_metrics")).isEqualTo(2);
    }

    @Test
    void theCurrentBucketIsLeftToRealTime() {
        Instant now = Instant.now();
        client.insert(new MetricData(now, "d", "cpu", 1));

        RefreshedWindow window =
                client.admin().refresh("hourly_metrics", now.minus(3, ChronoUnit.HOURS), now.plusSeconds(60));

        assertThat(window.to())
                .isBeforeOrEqualTo(now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
        assertThat(window.to()).isBeforeOrEqualTo(Instant.now());
        client.insert(new MetricData(now, "another", "cpu", 1));
        assertThat(buckets("hourly_metrics"))
                .as("a later row of the same hour is seen")
                .isEqualTo(2);
    }

    @Test
    void anAggregateThatOnlyShowsWhatIsMaterializedGetsItsCurrentBucket() {
        database.run(hourly("materialized", true));
        Instant now = Instant.now();
        client.insert(new MetricData(now, "d", "cpu", 1));

        RefreshedWindow window = client.admin().refresh("materialized", now.minusSeconds(60), now.plusSeconds(1));

        assertThat(window.to()).isAfter(now);
        assertThat(buckets("materialized")).isOne();
    }

    @Test
    void aWindowInTheFutureIsEmptyAndRefreshesNothing() {
        Instant future = Instant.now().plus(2, ChronoUnit.DAYS);
        RefreshedWindow window = client.admin().refresh("hourly_metrics", future, future.plusSeconds(1));

        assertThat(window.isEmpty()).isTrue();
        assertThat(window.from()).isEqualTo(window.to());
    }

    @Test
    void whatTheSourceMayHaveDroppedIsNeverRefreshed() {
        Instant now = Instant.now();
        database.run(
                "INSERT INTO metric_data SELECT now() - n * INTERVAL '1 day', 'd', 'm', n FROM generate_series(1, 40) n");
        client.admin().refresh("hourly_metrics", now.minus(50, ChronoUnit.DAYS), now);
        long before = buckets("hourly_metrics");
        client.setRetentionPolicy("metric_data", Duration.ofDays(10));
        client.execute("CALL run_job(" + retentionJob() + ")");

        RefreshedWindow window = client.admin().refresh("hourly_metrics", now.minus(50, ChronoUnit.DAYS), now);

        Instant kept = now.minus(10, ChronoUnit.DAYS);
        assertThat(window.from()).isBetween(kept, kept.plus(61, ChronoUnit.MINUTES));
        assertThat(window.from()).isEqualTo(window.from().truncatedTo(ChronoUnit.HOURS));
        assertThat(buckets("hourly_metrics")).as("history is kept").isEqualTo(before);
        assertThat(client.admin()
                        .refresh("hourly_metrics", now.minus(50, ChronoUnit.DAYS), now.minus(20, ChronoUnit.DAYS))
                        .isEmpty())
                .isTrue();
    }

    private int retentionJob() {
        return client.query("SELECT job_id FROM timescaledb_information.jobs WHERE proc_name = 'policy_retention'"
                        + " AND hypertable_schema = 'refresh_it'")
                .single(Integer.class);
    }

    @Test
    void theRetentionOfAnAggregateCutsTheAggregateOverIt() {
        client.setRetentionPolicy("hourly_metrics", Duration.ofDays(100));
        Instant now = Instant.now();

        RefreshedWindow window = client.admin().refresh("daily_metrics", now.minus(300, ChronoUnit.DAYS), now);

        assertThat(window.from())
                .isBetween(now.minus(100, ChronoUnit.DAYS), now.minus(98, ChronoUnit.DAYS))
                .isEqualTo(window.from().truncatedTo(ChronoUnit.DAYS));
    }

    @Test
    void bucketsFollowTheirTimeZone() {
        createDaily("time_bucket('1 day', timestamp, 'Europe/Berlin')");

        assertThat(client.admin()
                        .refresh("daily", Instant.parse("2024-03-31T12:00:00Z"), Instant.parse("2024-03-31T13:00:00Z")))
                .as("the day on which the clock is changed has 23 hours")
                .isEqualTo(window("daily", "2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z"));
    }

    @Test
    void monthsAreBuckets() {
        createDaily("time_bucket('1 month', timestamp)");

        assertThat(client.admin()
                        .refresh("daily", Instant.parse("2024-01-31T12:00:00Z"), Instant.parse("2024-02-10T13:00:00Z")))
                .isEqualTo(window("daily", "2024-01-01T00:00:00Z", "2024-03-01T00:00:00Z"));
    }

    @Test
    void bucketsWithAnOffsetAreBuckets() {
        createDaily("time_bucket('1 day', timestamp, \"offset\" => INTERVAL '6 hours')");

        assertThat(client.admin()
                        .refresh("daily", Instant.parse("2024-01-31T12:00:00Z"), Instant.parse("2024-01-31T13:00:00Z")))
                .isEqualTo(window("daily", "2024-01-31T06:00:00Z", "2024-02-01T06:00:00Z"));
    }

    @Test
    void movedBucketsAreAllRefreshedAndTheCurrentOneIsNot() {
        database.run(
                "CREATE MATERIALIZED VIEW moved WITH (timescaledb.continuous, timescaledb.materialized_only = false)"
                        + " AS SELECT time_bucket('1 day', timestamp, \"offset\" => INTERVAL '6 hours') AS day, count(*) AS n"
                        + " FROM metric_data GROUP BY 1 WITH NO DATA");
        database.run(
                "INSERT INTO metric_data SELECT now() - n * INTERVAL '1 day', 'd', 'm', n FROM generate_series(0, 9) n");
        Instant now = Instant.now();

        RefreshedWindow window = client.admin().refresh("moved", now.minus(9, ChronoUnit.DAYS), now);

        assertThat(window.to()).isBefore(now.minus(23, ChronoUnit.HOURS));
        database.run("ALTER MATERIALIZED VIEW moved SET (timescaledb.materialized_only = true)");
        assertThat(client.query("SELECT count(*) FROM moved WHERE day >= :from AND day < :to")
                        .bind("from", window.from())
                        .bind("to", window.to())
                        .single(Long.class))
                .isEqualTo(Duration.between(window.from(), window.to()).toDays());
        assertThat(client.query("SELECT max(day) FROM moved").single(Instant.class))
                .isBefore(now.minus(24, ChronoUnit.HOURS));
    }

    @Test
    void bucketsWithAnOriginAreBuckets() {
        createDaily("time_bucket('1 week', timestamp, TIMESTAMPTZ '2024-01-03 00:00+00')");

        assertThat(client.admin()
                        .refresh("daily", Instant.parse("2024-01-31T12:00:00Z"), Instant.parse("2024-01-31T13:00:00Z")))
                .isEqualTo(window("daily", "2024-01-31T00:00:00Z", "2024-02-07T00:00:00Z"));
    }

    @Test
    void timesWithoutAZoneAreUtcWhateverTheSessionSays() {
        database.run("CREATE TABLE local_data (time timestamp NOT NULL, value float8)");
        database.run("SELECT create_hypertable('local_data', 'time')");
        database.run(
                "CREATE MATERIALIZED VIEW local_hourly WITH (timescaledb.continuous, timescaledb.materialized_only ="
                        + " true) AS SELECT time_bucket('1 day', time) AS day, count(*) AS n FROM local_data GROUP BY 1 WITH NO DATA");
        database.run("INSERT INTO local_data VALUES ('2024-01-02 23:30', 1)");
        client.execute("SET TIME ZONE 'Asia/Tokyo'");

        assertThat(client.admin().refresh("local_hourly", PAST, PAST.plusSeconds(1)))
                .isEqualTo(window("local_hourly", "2024-01-02T00:00:00Z", "2024-01-03T00:00:00Z"));
        assertThat(buckets("local_hourly")).isOne();
    }

    @Test
    void everyAggregateOverASourceIsRefreshedInItsOrder() {
        client.insert(new MetricData(PAST, "d", "cpu", 5));

        List<RefreshedWindow> windows = client.admin().refreshAggregatesOf(MetricData.class, PAST, PAST.plusSeconds(1));

        assertThat(windows)
                .containsExactly(
                        window("hourly_metrics", "2024-01-02T10:00:00Z", "2024-01-02T11:00:00Z"),
                        window("daily_metrics", "2024-01-02T00:00:00Z", "2024-01-03T00:00:00Z"));
        assertThat(buckets("daily_metrics")).isOne();
    }

    @Test
    void aTransactionIsInTheWayAndTheErrorSaysSo() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.username());
            pool.setPassword(database.password());
            TimeScaleClient shared = TimeScaleClient.create(pool);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));

            assertThatIllegalStateException()
                    .isThrownBy(() -> transaction.executeWithoutResult(
                            status -> shared.admin().refresh("refresh_it.hourly_metrics", PAST, PAST.plusSeconds(1))))
                    .withMessageContaining("transaction");
        }
    }

    @Test
    void whatCannotBeRefreshedIsRefused() {
        assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
                .isThrownBy(() -> client.admin().refresh("metric_data", PAST, PAST.plusSeconds(1)))
                .withMessageContaining("'metric_data' is not a continuous aggregate");
        assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
                .isThrownBy(() -> client.admin().refresh("no_such_view", PAST, PAST.plusSeconds(1)))
                .withMessageContaining("no_such_view");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.admin().refresh(MetricData.class, PAST, PAST.plusSeconds(1)))
                .withMessageContaining("hypertable");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.admin().refresh(String.class, PAST, PAST.plusSeconds(1)))
                .withMessageContaining("@TimeSeries");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.admin().refresh("hourly_metrics", PAST, PAST))
                .withMessageContaining("empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.admin().refresh("hourly_metrics", Instant.MIN, Instant.MAX))
                .withMessageContaining("a start and an end");
    }
}
