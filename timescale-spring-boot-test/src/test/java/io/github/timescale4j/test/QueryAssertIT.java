package io.github.timescale4j.test;

import static io.github.timescale4j.test.TimescaleAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.example.pumps.HourlyReading;
import com.example.pumps.Reading;
import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.TimeRange;
import io.github.timescale4j.client.TimeScaleClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which plans pass, and what is said of those that do not. */
class QueryAssertIT {

    /** The aggregate's own chunks are ten times as long as the table's. */
    private static final int DAYS = 24;

    private static final Instant TODAY = Instant.now().truncatedTo(ChronoUnit.DAYS);
    private static final Instant START = TODAY.minus(Duration.ofDays(DAYS - 1));
    private static final LocalDate DATE =
            LocalDate.ofInstant(START, ZoneOffset.UTC).plusDays(2);

    private static TesterDatabase database;
    private static TimeScaleClient client;

    @BeforeAll
    static void open() {
        database = new TesterDatabase("query_assert_it").withReadings().withHours(false);
        client = database.client();
        database.run(
                "CREATE TABLE pump (pump text PRIMARY KEY, place text)",
                "CREATE TABLE empty (time timestamptz NOT NULL)",
                "SELECT create_hypertable('empty', 'time')",
                "ALTER TABLE reading SET (timescaledb.compress, timescaledb.compress_segmentby = 'pump')");
        client.copyAll(
                Reading.class,
                IntStream.range(0, DAYS)
                        .mapToObj(day -> new Reading(START.plus(Duration.ofDays(day)), "p1", day))
                        .toList());
        TimescaleTester.of(client).refresh(HourlyReading.class);
        database.run("SELECT compress_chunk(c) FROM show_chunks('reading', older_than => INTERVAL '20 days') c");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Query day(String relation, String time) {
        TimeRange day = TimeRange.dayOf(DATE, ZoneOffset.UTC);
        return client.query("SELECT * FROM " + relation + " WHERE " + time + " >= :from AND " + time + " < :to")
                .bind("from", day.from())
                .bind("to", day.to());
    }

    private static Query onDate(String relation, String time) {
        return client.query("SELECT * FROM " + relation + " WHERE " + time + "::date = :date")
                .bind("date", DATE);
    }

    @Test
    void aHalfOpenRangeExcludesChunks() {
        assertThat(day("reading", "time")).excludesChunks().touchesAtMost(1);
        assertThat(day("hourly_reading", "hour")).excludesChunks();
    }

    @Test
    void aCastOfTheTimeReadsThemAll() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(onDate("reading", "time")).excludesChunks())
                .withMessageContaining("to exclude chunks of 'reading', but it reads all 24 of them.")
                .withMessageContaining("TimeRange.dayOf(date, zone)")
                .withMessageContaining("Plan:\n    ");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(onDate("hourly_reading", "hour")).excludesChunks())
                .withMessageContaining("to exclude chunks of 'hourly_reading', but it reads all");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(onDate("reading", "time")).touchesAtMost(3))
                .withMessageContaining("to read at most 3 chunks, but it reads 24 of 24 of 'reading'.");
    }

    @Test
    void aRangeUpToThePresentExcludesChunks() {
        assertThat(client.query("SELECT * FROM reading WHERE time > now() - INTERVAL '2 days'"))
                .excludesChunks()
                .touchesAtMost(3);
        assertThat(client.query("SELECT * FROM reading WHERE time > now() - :age::interval")
                        .bind("age", "2 days"))
                .excludesChunks();
    }

    @Test
    void aChunkInTheColumnstoreCountsOnce() {
        assertThat(day("reading", "time")).touchesAtMost(1);
        assertThat(client.query("SELECT * FROM reading WHERE pump = :pump AND time < :to")
                        .bind("pump", "p1")
                        .bind("to", START.plus(Duration.ofDays(1))))
                .touchesAtMost(1)
                .doesNotScanSequentially();
    }

    @Test
    void whatHasNoChunksIsNoProof() {
        for (Query query : new Query[] {
            client.query("SELECT * FROM pump"),
            client.query("SELECT * FROM empty WHERE time > now()"),
            client.query("SELECT 1 AS one")
        }) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(query).excludesChunks())
                    .withMessageContaining("to read a hypertable with chunks, but it reads none");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(query).touchesAtMost(100));
        }
    }

    @Test
    void anIndexOfTheHypertableIsFoundInItsChunks() {
        Query query = client.query("SELECT * FROM reading WHERE pump = :pump AND time > :from")
                .bind("pump", "p1")
                .bind("from", TODAY.minus(Duration.ofDays(3)));

        assertThatNoException()
                .isThrownBy(() ->
                        assertThat(query).usesIndex("reading_pump_time_key").doesNotScanSequentially());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(query).usesIndex("reading_nothing_idx"))
                .withMessageContaining("to use the index 'reading_nothing_idx', but it uses reading_");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(client.query("SELECT * FROM reading WHERE pressure > 3 AND time > :from")
                                .bind("from", TODAY.minus(Duration.ofDays(3))))
                        .usesIndex("reading_pump_time_key"));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(client.query("SELECT * FROM pump WHERE place = :place")
                                .bind("place", "hall"))
                        .doesNotScanSequentially())
                .withMessageContaining("but none fits where it reads pump.");
    }
}
