package com.example.pumps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import io.github.timescale4j.test.TestServer;
import io.github.timescale4j.test.TimescaleTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What one test leaves, the next one does not find: neither rows, nor how far an aggregate is. */
@TimescaleTest(server = TestServer.EMBEDDED)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TimescaleTestIT {

    private static final Instant LATE = Instant.parse("2026-03-20T12:00:00Z");
    private static final Instant EARLY = Instant.parse("2026-03-01T12:00:00Z");

    private static TimeSeriesWriter<Reading> writer;

    @Autowired
    ReadingRepository readings;

    @Autowired
    TimeScaleClient client;

    @Autowired
    ApplicationContext context;

    @Test
    @Order(1)
    void theFirstOneWritesAndMaterializes() {
        readings.store(new Reading(LATE, "p1", 7), new Reading(LATE.plus(1, ChronoUnit.HOURS), "p1", 9));

        refresh();

        assertThat(readings.hours()).hasSize(2);
        assertThat(readings.days()).hasSize(1);
    }

    /** Below the watermark that the first test left, rows would stay out of sight until a refresh. */
    @Test
    @Order(2)
    void theSecondOneSeesItsRowInTheAggregatesAlthoughItIsOlder() {
        assertThat(readings.all()).isEmpty();
        assertThat(readings.hours()).isEmpty();
        assertThat(readings.days()).isEmpty();

        readings.store(new Reading(EARLY, "p2", 3));

        assertThat(readings.hours()).containsExactly(new HourlyReading(EARLY, "p2", 3, 3, 1));
        assertThat(readings.days()).containsExactly(new DailyReading(EARLY.truncatedTo(ChronoUnit.DAYS), "p2", 3));
    }

    @Test
    @Order(3)
    void aRefreshAfterwardsMaterializesNothingOfTheFirstOne() {
        readings.store(new Reading(EARLY, "p3", 4));

        refresh();

        assertThat(readings.hours()).extracting(HourlyReading::pump).containsExactly("p3");
        assertThat(readings.days()).extracting(DailyReading::pump).containsExactly("p3");

        client.execute("DELETE FROM reading");
        refresh();
        assertThat(readings.hours()).isEmpty();
    }

    /** Neither the table nor the aggregate holds a row, but it still knows that it was materialized up to that hour. */
    @Test
    @Order(4)
    void anAggregateIsAsNewAlsoIfItsRowsWereDeleted() {
        Instant before = EARLY.minus(2, ChronoUnit.DAYS);

        readings.store(new Reading(before, "p4", 5));

        assertThat(readings.hours()).containsExactly(new HourlyReading(before, "p4", 5, 5, 1));
        assertThat(readings.days()).hasSize(1);
    }

    @Test
    @Order(5)
    void aBufferedWriterIsLeftWithARow() {
        writer = client.writer(Reading.class).maxAge(Duration.ofHours(1)).build();

        assertThat(writer.offer(new Reading(LATE, "buffered", 1))).isTrue();
        assertThat(readings.all()).isEmpty();
    }

    @Test
    @Order(6)
    void theRowOfTheWriterDoesNotTurnUpInALaterTest() {
        assertThat(writer.account().stored()).isEqualTo(1);
        assertThat(readings.all()).isEmpty();

        writer.close();
        assertThat(readings.all()).isEmpty();
    }

    @Test
    @Order(7)
    void chunksGoIntoTheColumnstore() {
        readings.store(new Reading(LATE, "p7", 1));

        assertThat(client.query("SELECT compress_chunk(c)::text FROM show_chunks('reading') c")
                        .list(String.class))
                .hasSize(1);
    }

    @Test
    @Order(8)
    void nothingIsLeftInTheColumnstore() {
        assertThat(readings.all()).isEmpty();

        readings.store(new Reading(LATE, "p8", 2));

        assertThat(readings.all()).hasSize(1);
        assertThat(readings.hours()).extracting(HourlyReading::pump).containsExactly("p8");
    }

    @Test
    void policiesAreThereButDoNotRun() {
        assertThat(client.query("""
                        SELECT count(*) FROM timescaledb_information.jobs
                        WHERE proc_name LIKE 'policy\\_%' AND hypertable_schema IS NOT NULL AND scheduled""").scalar(Long.class)).isZero();
        assertThat(client.query("SELECT count(*) FROM timescaledb_information.jobs WHERE NOT scheduled")
                        .scalar(Long.class))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void onlyRepositoriesOfTheApplicationAreThere() {
        assertThat(context.getBeansOfType(ReadingRepository.class)).hasSize(1);
        assertThat(context.getBeansOfType(AlarmService.class)).isEmpty();
    }

    private void refresh() {
        for (String aggregate : new String[] {"hourly_reading", "daily_reading"}) {
            client.admin()
                    .refresh(aggregate, Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
        }
    }
}
