package io.github.timescale4j.client.migration.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateBackfillIT {

    private static final int DAYS = 6;
    private static final String HOUR = "time_bucket(INTERVAL '1 hour', time)";
    private static final String SUMS = "device, count(*) AS n, max(value) AS top";

    private Fixture db;
    private final List<String> steps = new ArrayList<>();

    @BeforeEach
    void open() throws SQLException {
        db = new Fixture("backfill_it");
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private AggregateBackfill backfill() {
        return new AggregateBackfill(db.connection, db.schema, steps::add);
    }

    /** Ends like a killed process after a number of steps. */
    private AggregateBackfill killedAfter(int reached) {
        return new AggregateBackfill(db.connection, db.schema, step -> {
            steps.add(step);
            if (steps.size() == reached) {
                throw new Killed();
            }
        });
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void request(String... aggregates) throws SQLException {
        for (String aggregate : aggregates) {
            backfill().request(new BackfillRequest(db.name(aggregate)));
        }
    }

    private String buckets(String aggregate) throws SQLException {
        return db.scalar("SELECT count(*) FROM " + aggregate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamptz", "timestamp", "date"})
    void fillsWholeBucketsOfEveryTypeOfTime(String type) throws SQLException {
        db.createMetric(type, DAYS);
        boolean date = type.equals("date");
        db.createAggregate("agg", "metric", date ? "time_bucket(INTERVAL '1 day', time)" : HOUR, SUMS);
        request("agg");

        assertThat(backfill().run()).containsExactly(db.name("agg"));

        assertThat(buckets("agg")).isEqualTo(String.valueOf(date ? DAYS : DAYS * 24));
        assertThat(db.scalar("SELECT sum(n) FROM agg")).isEqualTo(String.valueOf(DAYS * 24));
        assertThat(backfill().pending()).isEmpty();
        assertThat(db.scalar("SELECT phase || ' ' || (finished_at IS NOT NULL) FROM timescale_schema_backfill"))
                .isEqualTo("DONE true");
    }

    @Test
    void theNewestSliceComesFirstAndSlicesAreChunks() throws SQLException {
        db.createMetric("timestamptz", DAYS);
        db.createAggregate("agg", "metric", HOUR, SUMS);
        request("agg");

        killed(2);

        assertThat(buckets("agg")).isEqualTo("24");
        assertThat(
                        db.scalar(
                                "SELECT max(bucket) >= now() - INTERVAL '25 hours' - (now() - date_trunc('day', now())) FROM agg"))
                .isEqualTo("t");
        BackfillEstimate estimate = backfill().estimate(db.name("agg"));
        assertThat(estimate.chunks()).isEqualTo(DAYS);
        assertThat(estimate.slices()).isEqualTo(DAYS);
        assertThat(estimate.bytes()).isPositive();
        assertThat(Duration.between(estimate.from(), estimate.to())).isEqualTo(Duration.ofDays(DAYS));
    }

    @Test
    void aKilledRunIsContinuedWhereItWas() throws SQLException {
        db.createMetric("timestamptz", DAYS);
        db.createAggregate("agg", "metric", HOUR, SUMS);
        request("agg");

        for (int kill = 1; kill <= DAYS; kill++) {
            steps.clear();
            killed(1);
            db.reconnect();
            assertThat(buckets("agg")).isEqualTo(String.valueOf((kill - 1) * 24));
        }
        steps.clear();
        backfill().run();

        assertThat(steps).as("only the last slice was left").hasSize(1);
        assertThat(buckets("agg")).isEqualTo(String.valueOf(DAYS * 24));
    }

    @Test
    void inRealTimeOldBucketsAreMissingUntilTheirSliceIsDone() throws SQLException {
        db.createMetric("timestamptz", DAYS);
        db.createAggregate("agg", "metric", HOUR, SUMS);
        db.execute("ALTER MATERIALIZED VIEW agg SET (timescaledb.materialized_only = false)");
        request("agg");

        killed(2);
        assertThat(buckets("agg")).as("the watermark is at the end already").isEqualTo("24");
        backfill().run();

        assertThat(buckets("agg")).isEqualTo(String.valueOf(DAYS * 24));
    }

    @Test
    void neverRefreshesWhereTheRetentionMayHaveDropped() throws SQLException {
        db.createMetric("timestamptz", DAYS);
        db.createAggregate("agg", "metric", HOUR, SUMS);
        db.execute("SELECT add_retention_policy('metric', INTERVAL '2 days')");
        request("agg");

        backfill().run();

        assertThat(db.scalar("SELECT min(bucket) >= now() - INTERVAL '2 days' AND"
                        + " min(bucket) < now() - INTERVAL '47 hours' FROM agg"))
                .isEqualTo("t");
    }

    @Test
    void staysAsFarFromThePresentAsTheRefreshPolicy() throws SQLException {
        db.createMetric("timestamptz", DAYS);
        db.execute("INSERT INTO metric VALUES (now(), 'd', 1), (now() + INTERVAL '3 days', 'd', 2)");
        db.createAggregate("agg", "metric", HOUR, SUMS);
        db.execute("SELECT add_continuous_aggregate_policy('agg', start_offset => NULL,"
                + " end_offset => INTERVAL '2 days', schedule_interval => INTERVAL '1 hour')");
        request("agg");

        backfill().run();

        assertThat(db.scalar("SELECT max(bucket) <= now() - INTERVAL '49 hours' AND"
                        + " max(bucket) > now() - INTERVAL '51 hours' FROM agg"))
                .isEqualTo("t");
    }

    @Test
    void theBucketThatStillReceivesRowsIsLeftOut() throws SQLException {
        db.createMetric("timestamptz", 1);
        db.execute("INSERT INTO metric VALUES (now(), 'd', 1), (now() + INTERVAL '3 days', 'd', 2)");
        db.createAggregate("agg", "metric", HOUR, SUMS);
        request("agg");

        backfill().run();

        assertThat(buckets("agg")).isEqualTo("24");
    }

    @Test
    void gapsAreSkipped() throws SQLException {
        db.createMetric("timestamptz", 2);
        db.execute("INSERT INTO metric VALUES ('1990-05-05 05:30:00Z', 'd', 1)");
        db.createAggregate("agg", "metric", HOUR, SUMS);
        request("agg");

        backfill().run();

        assertThat(steps).hasSizeLessThanOrEqualTo(5);
        assertThat(db.scalar("SELECT n FROM agg WHERE bucket = '1990-05-05 05:00:00Z'"))
                .isEqualTo("1");
    }

    @Test
    void anAggregateOverAnAggregateIsFilledAfterItsSource() throws SQLException {
        db.createMetric("timestamptz", DAYS);
        db.createAggregate("zz_hourly", "metric", HOUR, SUMS);
        db.createAggregate(
                "daily", "zz_hourly", "time_bucket(INTERVAL '1 day', bucket)", "device, sum(n) AS n, max(top) AS top");
        request("daily", "zz_hourly");

        assertThat(backfill().pendingOver(db.name("metric"))).containsExactly(db.name("zz_hourly"), db.name("daily"));
        assertThat(backfill().pendingOver(db.name("zz_hourly"))).containsExactly(db.name("daily"));
        assertThat(backfill().run()).containsExactly(db.name("zz_hourly"), db.name("daily"));

        assertThat(backfill().pendingOver(db.name("metric"))).isEmpty();
        assertThat(buckets("daily")).isEqualTo(String.valueOf(DAYS));
        assertThat(db.scalar("SELECT sum(n) FROM daily")).isEqualTo(String.valueOf(DAYS * 24));
    }

    @Test
    void monthsInAZoneAndBucketsWithAnOffsetAreWhole() throws SQLException {
        db.execute(
                "CREATE TABLE metric (time timestamptz NOT NULL, device text NOT NULL, value double precision NOT NULL)");
        db.execute("SELECT create_hypertable('metric', 'time', chunk_time_interval => INTERVAL '7 days')");
        db.execute("INSERT INTO metric SELECT t, 'd', 1 FROM generate_series('2024-01-01'::timestamptz,"
                + " '2024-06-30', INTERVAL '6 hours') t");
        db.createAggregate("monthly", "metric", "time_bucket(INTERVAL '1 month', time, 'Europe/Berlin')", SUMS);
        db.createAggregate(
                "shifted", "metric", "time_bucket(INTERVAL '1 day', time, \"offset\" => INTERVAL '5 hours')", SUMS);
        request("monthly", "shifted");

        backfill().run();

        String rows = db.scalar("SELECT count(*) FROM metric");
        assertThat(db.scalar("SELECT sum(n) FROM monthly")).isEqualTo(rows);
        assertThat(db.scalar("SELECT sum(n) FROM shifted")).isEqualTo(rows);
    }

    @Test
    void oneThatWasMadeAnewStartsOverAndOneThatIsGoneIsForgotten() throws SQLException {
        db.createMetric("timestamptz", 3);
        db.createAggregate("agg", "metric", HOUR, SUMS);
        db.createAggregate("gone", "metric", HOUR, SUMS);
        request("agg");
        killed(3);
        request("gone");
        db.execute("DROP MATERIALIZED VIEW agg");
        db.execute("DROP MATERIALIZED VIEW gone");
        db.createAggregate("agg", "metric", HOUR, SUMS);

        assertThat(backfill().run()).containsExactly(db.name("agg"));

        assertThat(buckets("agg")).isEqualTo("72");
        assertThat(db.scalar("SELECT count(*) FROM timescale_schema_backfill")).isEqualTo("1");
    }

    @Test
    void anEmptySourceIsFinishedAtOnce() throws SQLException {
        db.createMetric("timestamptz", 0);
        db.createAggregate("agg", "metric", HOUR, SUMS);
        request("agg");

        assertThat(backfill().run()).containsExactly(db.name("agg"));
        assertThat(backfill().run()).isEmpty();
    }

    @Test
    void aRequestBelongsToTheTransactionOfTheAggregate() throws SQLException {
        db.createMetric("timestamptz", 1);
        db.connection.setAutoCommit(false);
        db.createAggregate("agg", "metric", HOUR, SUMS);
        request("agg");
        assertThatIllegalStateException().isThrownBy(() -> backfill().run()).withMessageContaining("autocommit");
        db.connection.rollback();
        db.connection.setAutoCommit(true);

        assertThat(backfill().pending()).isEmpty();
    }

    @Test
    void numbersWithoutAFunctionThatTellsTheirPresentAreRefused() throws SQLException {
        db.execute("CREATE TABLE ticks (time bigint NOT NULL, device text NOT NULL, value double precision NOT NULL)");
        db.execute("SELECT create_hypertable('ticks', 'time', chunk_time_interval => 100)");
        db.execute(
                "CREATE FUNCTION backfill_it.ticks_now() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 1000::bigint'");
        db.execute("SELECT set_integer_now_func('ticks', 'backfill_it.ticks_now')");
        db.createAggregate("agg", "ticks", "time_bucket(10, time)", SUMS);
        db.execute("UPDATE _timescaledb_catalog.dimension SET integer_now_func = NULL, integer_now_func_schema = NULL"
                + " WHERE integer_now_func = 'ticks_now'");

        assertThatExceptionOfType(BackfillException.class)
                .isThrownBy(() -> request("agg"))
                .withMessageContaining("buckets of the type bigint")
                .satisfies(e -> assertThat(e.relation()).isEqualTo(db.name("agg")));
    }

    private void killed(int reached) {
        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> killedAfter(reached).run());
    }
}
