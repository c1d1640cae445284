package io.github.timescale4j.client.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.axes.Counted.Daily;
import io.github.timescale4j.client.axes.Counted.Event;
import io.github.timescale4j.client.axes.Counted.Hourly;
import io.github.timescale4j.client.axes.Counted.Hundreds;
import io.github.timescale4j.client.axes.Counted.Reading;
import io.github.timescale4j.client.axes.Counted.Sale;
import io.github.timescale4j.client.axes.Counted.Step;
import io.github.timescale4j.client.axes.Counted.Trace;
import io.github.timescale4j.client.axes.Counted.Traces;
import io.github.timescale4j.client.axes.Counted.Weekly;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.client.migration.SchemaMigrator;
import io.github.timescale4j.client.migration.backfill.AggregateBackfill;
import io.github.timescale4j.client.migration.backfill.BackfillEstimate;
import io.github.timescale4j.client.migration.backfill.BackfillRequest;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** From the declaration over the database to the aggregate, where the time is a number, a date or a UUID. */
class TimeAxisIT {

    private static final String SCHEMA = "axes_it";
    /** A midnight up to which every policy goes. */
    private static final Instant THEN = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.DAYS);

    private TestDatabase database;
    private TimeScaleClient client;
    private HikariDataSource dataSource;

    @BeforeEach
    void migrate() {
        database = TestDatabase.embedded(SCHEMA);
        database.run("CREATE FUNCTION " + SCHEMA
                + ".counted_last_step() RETURNS smallint LANGUAGE SQL STABLE AS 'SELECT 10000::smallint'");
        client = database.client();
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(database.url());
        dataSource.setUsername(database.username());
        dataSource.setPassword(database.password());
        dataSource.setMaximumPoolSize(1);
        migrator().migrate();
    }

    @AfterEach
    void close() {
        // The class path has types of other tests as well, and one is in a schema of its own.
        database.run("DROP SCHEMA IF EXISTS \"Odd Schema\" CASCADE");
        dataSource.close();
        client.close();
        database.close();
    }

    private SchemaMigrator migrator() {
        return SchemaMigrator.builder(dataSource)
                .catalog(DeclarationCatalog.load(TimeAxisIT.class.getClassLoader()))
                .schema(SCHEMA)
                .build();
    }

    private List<RelationName> fill(String... aggregates) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            AggregateBackfill backfill = new AggregateBackfill(connection, SCHEMA);
            for (String aggregate : aggregates) {
                backfill.request(new BackfillRequest(new RelationName(SCHEMA, aggregate)));
            }
            return backfill.run();
        }
    }

    private static RelationName name(String relation) {
        return new RelationName(SCHEMA, relation);
    }

    @Test
    void nothingDriftsWhenTheSameDeclarationsComeAgain() {
        assertThat(migrator().plan().differences()).isEmpty();
        assertThat(migrator().plan().remarks()).isEmpty();
    }

    @Test
    void aNumberIsWrittenAndReadBackAndFilledIntoAggregatesOfAggregates() throws SQLException {
        long then = THEN.toEpochMilli();
        List<Reading> readings = new ArrayList<>();
        for (int hour = 1; hour <= 48; hour++) {
            readings.add(new Reading(then - hour * 3_600_000L + 7, "d", hour));
        }
        readings.forEach(client::insert);
        client.insert(new Reading(System.currentTimeMillis(), "d", 1_000));

        assertThat(client.query("SELECT * FROM counted_reading WHERE ts < :then ORDER BY ts DESC")
                        .bind("then", then)
                        .list(Reading.class))
                .containsExactlyElementsOf(readings);
        assertThat(fill("counted_daily", "counted_hourly"))
                .containsExactly(name("counted_hourly"), name("counted_daily"));
        assertThat(client.query("SELECT * FROM counted_hourly WHERE hour < :then ORDER BY hour DESC LIMIT 1")
                        .bind("then", then)
                        .list(Hourly.class))
                .containsExactly(new Hourly(then - 3_600_000, "d", 1, 1, 1));
        assertThat(client.query("SELECT * FROM counted_daily ORDER BY hour").list(Daily.class))
                .containsExactly(new Daily(then - 2 * Counted.DAY, 36.5), new Daily(then - Counted.DAY, 12.5));
        assertThat(client.query("SELECT max(hour) < :now - 3600000 FROM counted_hourly")
                        .bind("now", System.currentTimeMillis())
                        .single(Boolean.class))
                .as("the bucket that still receives rows stays out")
                .isTrue();
    }

    @Test
    void whatTheRetentionMayHaveDroppedIsNotFilled() throws SQLException {
        long kept = System.currentTimeMillis() - 400 * Counted.DAY;
        client.insert(new Reading(kept - 2 * 3_600_000, "d", 1));
        client.insert(new Reading(kept + 2 * 3_600_000, "d", 2));

        fill("counted_hourly");

        assertThat(client.query("SELECT sum_value FROM counted_hourly").list(Double.class))
                .containsExactly(2.0);
    }

    @Test
    void thePolicyRefreshesByTheFunctionThatWasMade() {
        long hour = Instant.now().truncatedTo(ChronoUnit.HOURS).toEpochMilli() - 2 * 3_600_000;
        client.insert(new Reading(hour, "d", 5));
        String jobs = "SELECT job_id FROM timescaledb_information.jobs WHERE hypertable_schema = '" + SCHEMA
                + "' AND hypertable_name = '%s' AND proc_name = '%s'";
        Integer refresh = client.query(jobs.formatted("counted_hourly", "policy_refresh_continuous_aggregate"))
                .single(Integer.class);
        Integer drop = client.query(jobs.formatted("counted_reading", "policy_retention"))
                .single(Integer.class);
        client.insert(new Reading(hour - 500 * Counted.DAY, "d", 5));

        database.run("CALL run_job(" + refresh + ")");
        database.run("CALL run_job(" + drop + ")");

        assertThat(client.query("SELECT * FROM counted_hourly").list(Hourly.class))
                .contains(new Hourly(hour, "d", 5, 5, 1));
        assertThat(client.query("SELECT ts FROM counted_reading").list(Long.class))
                .containsExactly(hour);
    }

    @Test
    void nanosecondsAndBucketsThatAreMovedAreFilledSliceBySlice() throws SQLException {
        long then = THEN.toEpochMilli() * 1_000_000;
        List<Trace> traces = new ArrayList<>();
        for (int hour = 1; hour <= 72; hour++) {
            traces.add(new Trace(then - hour * 3_600_000_000_000L + 123, "s"));
        }
        traces.forEach(client::insert);
        try (Connection connection = dataSource.getConnection()) {
            BackfillEstimate estimate = new AggregateBackfill(connection, SCHEMA).estimate(name("counted_traces"));
            assertThat(estimate.slices()).isGreaterThanOrEqualTo(3);
            assertThat(estimate.chunks()).isEqualTo(3);
            assertThat(Duration.between(estimate.from(), estimate.to()))
                    .isGreaterThanOrEqualTo(Duration.of(72 * 3_600_000_000_000L, ChronoUnit.MICROS));
        }

        fill("counted_traces");

        List<Traces> filled =
                client.query("SELECT * FROM counted_traces ORDER BY hour").list(Traces.class);
        assertThat(filled).hasSize(72).allMatch(each -> each.count() == 1);
        assertThat(filled.get(71).hour()).isEqualTo(then - 3_600_000_000_000L - 3_000_000_000_000L);
    }

    @Test
    void aCounterHasTheFunctionOfItsOwner() throws SQLException {
        for (int step : List.of(4_000, 9_850, 9_899, 9_990)) {
            client.insert(new Step((short) step, step));
        }

        fill("counted_hundreds");

        assertThat(client.query("SELECT * FROM counted_hundreds").list(Hundreds.class))
                .containsExactly(new Hundreds((short) 9_800, 9_899));
    }

    @Test
    void daysAreAggregatedByTheWeek() throws SQLException {
        LocalDate monday = LocalDate.parse("2026-01-05");
        List<Sale> sales = new ArrayList<>();
        for (int day = 0; day < 14; day++) {
            sales.add(new Sale(monday.plusDays(day), day));
        }
        sales.forEach(client::insert);

        assertThat(client.query("SELECT * FROM counted_sale ORDER BY day").list(Sale.class))
                .containsExactlyElementsOf(sales);
        fill("counted_weekly");
        assertThat(client.query("SELECT * FROM counted_weekly ORDER BY week").list(Weekly.class))
                .containsExactly(new Weekly(monday, 21), new Weekly(monday.plusDays(7), 70));
    }

    @Test
    void aUuidOfVersionSevenIsATimeAndOthersAreRefused() {
        Event event = new Event(UUID.fromString("01935f3e-0000-7000-8000-000000000001"), "made");
        client.insert(event);

        assertThat(client.query("SELECT * FROM counted_event").list(Event.class))
                .containsExactly(event);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(
                        () -> client.insert(new Event(UUID.fromString("1968b776-efe8-4a05-a7eb-f92929be0efa"), "not")))
                .withMessageContaining("0A000");
    }
}
