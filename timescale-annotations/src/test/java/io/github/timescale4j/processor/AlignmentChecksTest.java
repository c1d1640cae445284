package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;

import org.junit.jupiter.api.Test;

/** What is said about when buckets begin, and at which line. The default target has neither origin nor offset. */
class AlignmentChecksTest {

    @Test
    void aTimeZoneIsARegionAndNeedsMoments() {
        assertAsMarked("""
                @TimeSeries record Reading(Instant time, double value) {}
                @TimeSeries record Day(LocalDate day, double value) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1d",
                        timezone = "Berlin") // error A02: not the name of a time zone's region
                record Unknown(Instant day, double maxValue) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1d",
                        timezone = "+02:00") // error A02: not the name of a time zone's region
                record Offset(Instant day, double maxValue) {}

                @ContinuousAggregate(
                        source = Day.class,
                        interval = "1w",
                        timezone = "Europe/Berlin") // error A02: 'day' of Day is date, which names no moment
                record Week(LocalDate week, double maxValue) {}
                """);
    }

    @Test
    void anOriginIsWrittenAsTheTimeIs() {
        assertAsMarked("""
                @TimeSeries record Reading(Instant time, double value) {}
                @TimeSeries record Day(LocalDate day, double value) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1d",
                        origin = "2024-01-01") // error A02: write it like 2024-01-01T06:00:00Z // error P13: needs TimescaleDB 2.15
                record Daily(Instant day, double maxValue) {}

                @ContinuousAggregate(
                        source = Day.class,
                        interval = "1w",
                        origin = "2024-01-01T06:00:00Z") // error A02: write it like 2024-01-01 // error P13
                record Week(LocalDate week, double maxValue) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1d",
                        origin = "2024-01-01T06:00:00Z", // error P13
                        offset = "6h") // error A02: origin says already when buckets begin // error P13
                record Both(Instant day, double maxValue) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1d",
                        offset = "soon") // error A02: 'soon' is not an interval // error P13
                record Soon(Instant day, double maxValue) {}
                """);
    }

    @Test
    void bucketsOfBucketsBeginTogether() {
        assertAsMarked("""
                @TimeSeries record Reading(Instant time, double value) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(Instant hour, double maxValue) {}

                @ContinuousAggregate(source = Hourly.class, interval = "1d", timezone = "Europe/Berlin")
                record Daily(Instant day, double maxValue) {}

                @ContinuousAggregate(
                        source = Hourly.class,
                        interval = "1d",
                        timezone = "Asia/Kolkata") // error A03: days begin there within a bucket of 'hourly'
                record InIndia(Instant day, double maxValue) {}

                @ContinuousAggregate(source = Daily.class, interval = "1mo", timezone = "Europe/Berlin")
                record Monthly(Instant month, double maxValue) {}

                @ContinuousAggregate(source = Daily.class, interval = "1w") // error A03: begin at other moments
                record Weekly(Instant week, double maxValue) {}

                @ContinuousAggregate(source = Daily.class, interval = "1w", timezone = "Europe/Paris") // error A03
                record InParis(Instant week, double maxValue) {}
                """);
    }

    @Test
    void aChunkIntervalIsAnIntervalAndNotMonths() {
        assertAsMarked("""
                @TimeSeries record Reading(Instant time, double value) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1d",
                        chunkInterval = "1mo") // warning T05: TimescaleDB has no chunks of months // error P13
                record Daily(Instant day, double maxValue) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1d",
                        chunkInterval = "much") // error T03: 'much' is not an interval // error P13
                record Other(Instant day, double maxValue) {}
                """);
    }
}
