package io.github.timescale4j.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.example.axes.DailyEvents;
import com.example.axes.Event;
import com.example.axes.Hundreds;
import com.example.axes.Sale;
import com.example.axes.Step;
import com.example.axes.Visit;
import com.example.pumps.DailyReading;
import com.example.pumps.HourlyReading;
import com.example.pumps.Reading;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.test.PolicyRun.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Policies, refreshes and moved fixtures, as a test of an application uses them. */
class TimescaleTesterIT {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private TesterDatabase database;
    private TimeScaleClient client;
    private TimescaleTester tester;

    @BeforeEach
    void open() {
        database = new TesterDatabase("tester_it");
        client = database.client();
        tester = TimescaleTester.of(client);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Reading reading(Instant time, double pressure) {
        return new Reading(time, "p1", pressure);
    }

    private void insert(Reading... readings) {
        client.copyAll(Reading.class, List.of(readings));
    }

    private List<Reading> readings() {
        return client.query("SELECT * FROM reading ORDER BY time").list(Reading.class);
    }

    private List<HourlyReading> hours() {
        return client.query("SELECT * FROM hourly_reading ORDER BY hour").list(HourlyReading.class);
    }

    private List<DailyReading> days() {
        return client.query("SELECT * FROM daily_reading ORDER BY day").list(DailyReading.class);
    }

    @Test
    void policiesRunInTheOrderInWhichTheyLoseNothing() {
        database.withReadings().withHours(true).withDays();
        database.run(
                "SELECT add_retention_policy('reading', INTERVAL '10 days')",
                "ALTER TABLE reading SET (timescaledb.compress, timescaledb.compress_segmentby = 'pump')",
                "SELECT add_compression_policy('reading', INTERVAL '3 days')",
                "SELECT add_continuous_aggregate_policy('daily_reading', start_offset => NULL, end_offset => NULL,"
                        + " schedule_interval => INTERVAL '1 day')",
                "SELECT add_continuous_aggregate_policy('hourly_reading', start_offset => NULL, end_offset => NULL,"
                        + " schedule_interval => INTERVAL '1 hour')");
        insert(reading(NOW.minus(DAY.multipliedBy(40)), 7), reading(NOW.minus(DAY.multipliedBy(5)), 8));

        List<PolicyRun> runs = tester.runPolicies(Reading.class);

        assertThat(runs)
                .extracting(PolicyRun::toString)
                .containsExactly(
                        "refresh of hourly_reading",
                        "refresh of daily_reading",
                        "columnstore of reading",
                        "retention of reading");
        assertThat(readings()).extracting(Reading::pressure).containsExactly(8.0);
        assertThat(hours()).extracting(HourlyReading::maxPressure).containsExactly(7.0, 8.0);
        assertThat(days()).hasSize(2);
        assertThat(client.query("SELECT count(*) FROM timescaledb_information.chunks WHERE is_compressed"
                                + " AND hypertable_schema = current_schema()")
                        .scalar(Integer.class))
                .isEqualTo(1);
        assertThat(tester.runPolicies(HourlyReading.class))
                .extracting(PolicyRun::kind)
                .containsExactly(Kind.REFRESH, Kind.REFRESH);
        assertThat(tester.runPolicies()).containsAll(runs);
    }

    @Test
    void aTypeWithoutPoliciesIsAMistake() {
        database.withReadings();

        assertThatIllegalStateException()
                .isThrownBy(() -> tester.runPolicies(Reading.class))
                .withMessageContaining("neither reading nor an aggregate over it has a policy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.runPolicies(String.class))
                .withMessageContaining("is not declared");
    }

    @Test
    void aRefreshReachesAllRowsOverAllAggregatesBelow() {
        database.withReadings().withHours(true).withDays();
        insert(reading(NOON, 1), reading(NOON.plus(DAY.multipliedBy(400)), 2));

        tester.refresh(DailyReading.class);

        assertThat(hours()).extracting(HourlyReading::hour).containsExactly(NOON, NOON.plus(DAY.multipliedBy(400)));
        assertThat(days())
                .extracting(DailyReading::day)
                .containsExactly(
                        NOON.truncatedTo(ChronoUnit.DAYS),
                        NOON.plus(DAY.multipliedBy(400)).truncatedTo(ChronoUnit.DAYS));
    }

    @Test
    void aRefreshKeepsTheBucketsWhoseRowsAreGone() {
        database.withReadings().withHours(true);
        insert(reading(NOON, 1), reading(NOON.plus(DAY), 2), reading(NOON.plus(DAY.multipliedBy(2)), 3));
        tester.refresh(HourlyReading.class);
        client.execute("SELECT drop_chunks('reading', timestamptz '2024-03-01 00:00Z')");

        insert(reading(NOON.plus(DAY).plusSeconds(1), 9));
        tester.refresh(HourlyReading.class);

        assertThat(hours()).extracting(HourlyReading::maxPressure).containsExactly(1.0, 9.0, 3.0);
    }

    @Test
    void theBucketOfThePresentStaysInSightOfARealTimeAggregate() {
        database.withReadings().withHours(false);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        insert(reading(now, 1));
        tester.refresh(HourlyReading.class);
        insert(reading(now.minus(Duration.ofHours(3)), 5), reading(now.plusMillis(1), 2));
        tester.refresh(HourlyReading.class);
        insert(reading(now.plusMillis(2), 3));

        assertThat(hours()).extracting(HourlyReading::countPressure).containsExactly(1L, 3L);
    }

    /** Where the clocks change, a day of the session or of the buckets has 23 or 25 hours. */
    @Test
    void aDayIsAsLongAsThatOfTheBuckets() {
        database.withReadings().withHours(true).withDays();
        database.run(
                "CREATE TABLE event (time timestamptz NOT NULL, door text NOT NULL)",
                "SELECT create_hypertable('event', 'time', chunk_time_interval => INTERVAL '1 day')",
                "CREATE MATERIALIZED VIEW daily_events WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS"
                        + " SELECT time_bucket(INTERVAL '1 day', time, 'Europe/Berlin') AS day, door, count(*) AS count"
                        + " FROM event GROUP BY 1, 2 WITH NO DATA");
        Instant firstHourOfTheLongDay = Instant.parse("2025-10-25T22:30:00Z");
        Instant lastHourOfTheLongDay = Instant.parse("2026-10-25T22:30:00Z");

        database.run("SET TIME ZONE 'Europe/Berlin'");
        insert(reading(Instant.parse("2026-03-29T00:30:00Z"), 1));
        tester.refresh(DailyReading.class);
        database.run("SET TIME ZONE 'UTC'");
        client.insert(new Event(firstHourOfTheLongDay, "left"));
        tester.refresh(DailyEvents.class);
        client.execute("SELECT drop_chunks('event', older_than => timestamptz '2026-01-01')");
        client.insert(new Event(lastHourOfTheLongDay, "right"));
        tester.refresh(DailyEvents.class);

        assertThat(days()).hasSize(1);
        assertThat(client.query("SELECT * FROM daily_events ORDER BY day").list(DailyEvents.class))
                .containsExactly(
                        new DailyEvents(Instant.parse("2025-10-25T22:00:00Z"), "left", 1),
                        new DailyEvents(Instant.parse("2026-10-24T22:00:00Z"), "right", 1));
    }

    @Test
    void onlyAggregatesAreRefreshed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.refresh(Reading.class))
                .withMessageContaining("declared as a hypertable, which cannot be refreshed");
        assertThatIllegalStateException()
                .isThrownBy(() -> tester.refresh(HourlyReading.class))
                .withMessageContaining("'tester_it.hourly_reading' is no continuous aggregate in this database");
    }

    @Test
    void whatHasTheSameNameFurtherAlongTheSearchPathIsLeftAlone() {
        database.run(
                "DROP SCHEMA IF EXISTS elsewhere CASCADE",
                "CREATE SCHEMA elsewhere",
                "SET search_path = tester_it, elsewhere, public",
                "CREATE TABLE elsewhere.visit (at timestamp NOT NULL, door text NOT NULL)",
                "SELECT create_hypertable('elsewhere.visit', 'at')",
                "SELECT add_retention_policy('elsewhere.visit', INTERVAL '1 day')",
                "INSERT INTO visit VALUES ('2024-01-01', 'of somebody else')");
        try {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> tester.shift(Visit.class, DAY))
                    .withMessageContaining("tester_it");
            assertThatIllegalStateException().isThrownBy(() -> tester.runPolicies(Visit.class));

            assertThat(client.query("SELECT at FROM elsewhere.visit").list(LocalDateTime.class))
                    .containsExactly(LocalDateTime.of(2024, 1, 1, 0, 0));
        } finally {
            database.run("DROP SCHEMA elsewhere CASCADE");
        }
    }

    @Test
    void anAggregateOverNumbersIsRefreshedUpToItsLastRow() {
        database.run(
                "CREATE TABLE step (step bigint NOT NULL, machine text NOT NULL)",
                "SELECT create_hypertable('step', 'step', chunk_time_interval => 1000)",
                "CREATE FUNCTION last_step() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 5000::bigint'",
                "SELECT set_integer_now_func('step', 'last_step')",
                "CREATE MATERIALIZED VIEW hundreds WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS"
                        + " SELECT time_bucket(100::bigint, step) AS hundred, machine, count(*) AS count FROM step"
                        + " GROUP BY 1, 2 WITH NO DATA");
        client.insertAll(List.of(new Step(7, "m1"), new Step(4_321, "m1"), new Step(4_399, "m1")));

        tester.refresh(Hundreds.class);

        assertThat(client.query("SELECT * FROM hundreds ORDER BY hundred").list(Hundreds.class))
                .containsExactly(new Hundreds(0, "m1", 1), new Hundreds(4_300, "m1", 2));
    }

    @Test
    void aShiftMovesRowsOverChunksAndKeepsWhatElseTheyHold() {
        database.withReadings();
        insert(
                reading(NOON, 1000),
                reading(NOON.plus(DAY), 2000),
                reading(NOON.plus(DAY).plusSeconds(60), 3000));
        client.update("DELETE FROM reading WHERE pressure = 1000").run();

        long moved = tester.shift(Reading.class, DAY.multipliedBy(-40).minusSeconds(1));

        Instant moment = NOON.minus(DAY.multipliedBy(39)).minusSeconds(1);
        assertThat(moved).isEqualTo(2);
        assertThat(readings()).containsExactly(reading(moment, 2000), reading(moment.plusSeconds(60), 3000));
        assertThat(client.query("SELECT id FROM reading ORDER BY time").list(Long.class))
                .containsExactly(2L, 3L);
        assertThat(client.query("SELECT bar FROM reading ORDER BY time").list(Double.class))
                .containsExactly(2.0, 3.0);
        insert(reading(NOON, 4000));
        assertThat(client.query("SELECT max(id) FROM reading").scalar(Long.class))
                .isEqualTo(4);
    }

    @Test
    void aShiftByLessThanTheRowsAreApartBreaksNoKey() {
        database.withReadings();
        insert(reading(NOON, 1), reading(NOON.plusSeconds(60), 2));

        tester.shift(Reading.class, Duration.ofSeconds(60));

        assertThat(readings()).containsExactly(reading(NOON.plusSeconds(60), 1), reading(NOON.plusSeconds(120), 2));
    }

    @Test
    void theAggregatesOfMovedRowsMoveToo() {
        database.withReadings().withHours(true).withDays();
        insert(reading(NOON, 1), reading(NOON.plus(DAY), 2));
        tester.refresh(DailyReading.class);

        tester.shift(Reading.class, DAY.multipliedBy(-100));

        Instant moment = NOON.minus(DAY.multipliedBy(100));
        assertThat(hours()).extracting(HourlyReading::hour).containsExactly(moment, moment.plus(DAY));
        assertThat(days())
                .extracting(DailyReading::day)
                .hasSize(2)
                .first()
                .isEqualTo(moment.truncatedTo(ChronoUnit.DAYS));
    }

    @Test
    void rowsInTheColumnstoreAreMovedToo() {
        database.withReadings();
        database.run("ALTER TABLE reading SET (timescaledb.compress, timescaledb.compress_segmentby = 'pump')");
        insert(reading(NOON, 1));
        database.run("SELECT compress_chunk(c) FROM show_chunks('reading') c");

        tester.shift(Reading.class, DAY);

        assertThat(readings()).containsExactly(reading(NOON.plus(DAY), 1));
    }

    @Test
    void datesAndClocksOnTheWallAreMoved() {
        database.run(
                "CREATE TABLE sale (day date NOT NULL, shop text NOT NULL, items bigint NOT NULL, PRIMARY KEY (day, shop))",
                "SELECT create_hypertable('sale', 'day', chunk_time_interval => INTERVAL '7 days')",
                "CREATE TABLE visit (at timestamp NOT NULL, door text NOT NULL)",
                "SELECT create_hypertable('visit', 'at', chunk_time_interval => INTERVAL '1 day')");
        client.insert(new Sale(LocalDate.of(2024, 2, 29), "north", 3));
        client.insert(new Visit(LocalDateTime.of(2024, 3, 31, 1, 30), "left"));

        assertThat(tester.shift(Sale.class, Duration.ofDays(1))).isEqualTo(1);
        assertThat(tester.shift(Visit.class, Duration.ofHours(2))).isEqualTo(1);

        assertThat(client.query("SELECT * FROM sale").single(Sale.class).day()).isEqualTo(LocalDate.of(2024, 3, 1));
        assertThat(client.query("SELECT * FROM visit").single(Visit.class).at())
                .isEqualTo(LocalDateTime.of(2024, 3, 31, 3, 30));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.shift(Sale.class, Duration.ofHours(36)))
                .withMessageContaining("the time of 'sale' is a date, which cannot be moved by PT36H: give whole days");
    }

    @Test
    void numbersAndAggregatesAreNotMoved() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.shift(Step.class, DAY))
                .withMessageContaining("the time of 'step' is a bigint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tester.shift(HourlyReading.class, DAY))
                .withMessageContaining("whose rows follow from others");
    }

    @Test
    void nothingIsMovedWhereThereIsNothing() {
        database.withReadings();

        assertThat(tester.shift(Reading.class, DAY)).isZero();
    }

    @Test
    void nothingOfThisGoesIntoATransaction() {
        new TransactionTemplate(new JdbcTransactionManager(client.dataSource()))
                .executeWithoutResult(status -> assertThatIllegalStateException()
                        .isThrownBy(() -> tester.runPolicies())
                        .withMessageContaining("take @Transactional from the test"));
    }
}
