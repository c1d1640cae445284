package io.github.timescale4j.test.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.pumps.HourlyReading;
import com.example.pumps.PumpApplication;
import com.example.pumps.Reading;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.test.TestServer;
import io.github.timescale4j.test.TimescaleTest;
import io.github.timescale4j.test.cleaning.DeclaredRelations.Relation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** What is done where a truncated aggregate still knows how far it was materialized: newer releases do the same for it. */
@TimescaleTest(server = TestServer.EMBEDDED)
@ContextConfiguration(classes = PumpApplication.class)
class OldReleaseIT {

    private static final Instant LATE = Instant.parse("2026-03-20T12:00:00Z");
    private static final Instant EARLY = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    TimeScaleClient client;

    @Test
    void withoutItsChunksAnAggregateBeginsAnew() {
        client.insert(new Reading(LATE, "p1", 7));
        client.admin().refresh("hourly_reading", EARLY, LATE.plus(Duration.ofDays(1)));

        client.execute("TRUNCATE reading");
        client.query(TableCleaner.dropChunks(
                        new Relation(new RelationName("public", "hourly_reading"), true, "timestamptz", null)))
                .list(String.class);
        client.insert(new Reading(EARLY, "p2", 3));

        assertThat(client.query("SELECT * FROM hourly_reading").list(HourlyReading.class))
                .containsExactly(new HourlyReading(EARLY, "p2", 3, 3, 1));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "timestamp, 'infinity'::timestamp",
                "date, 'infinity'::date",
                "bigint, 9223372036854775807::bigint",
                "integer, 2147483647::integer"
            })
    void theEndOfTimeIsOfTheTypeOfTheTime(String type, String end) {
        assertThat(TableCleaner.dropChunks(new Relation(new RelationName("s", "v"), true, type, null)))
                .isEqualTo("SELECT drop_chunks('\"s\".\"v\"', older_than => " + end + ")");
    }
}
