package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about policies that would lose data, and at which line. */
class PolicyChecksTest {

    private static final String FOR_EVER = "@TimeSeries record Reading(Instant time, double value) {}\n";
    private static final String FOR_A_WEEK =
            "@TimeSeries(partitionBy = \"1d\", retention = \"7d\") record Reading(Instant time, double value) {}\n";

    @Test
    void aRefreshBeyondTheSourcesRetentionIsRefused() {
        assertAsMarked(FOR_A_WEEK + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refreshStart = "7d1h") // error P01: reaches further back than Reading keeps its rows (7 days)
                record Hourly(Instant hour, double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", refreshStart = "7d")
                record Same(Instant hour, double avgValue) {}
                """);
    }

    @Test
    void aRefreshBeyondTheRetentionOfAnAggregateIsRefused() {
        assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(source = Reading.class, interval = "1h", retention = "30d")
                record Hourly(Instant hour, double maxValue) {}

                @ContinuousAggregate(
                        source = Hourly.class,
                        interval = "1d",
                        refreshStart = "60d") // error P01: further back than Hourly keeps its rows (30 days)
                record Daily(Instant day, double maxValue) {}
                """);
    }

    @Test
    void aMonthMayBeShorterThanThirtyDays() {
        assertAsMarked("""
                @TimeSeries(partitionBy = "1d", retention = "1mo")
                record Reading(Instant time, double value) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refreshStart = "30d") // error P01
                record Hourly(Instant hour, double avgValue) {}
                """);
    }

    @ParameterizedTest
    @CsvSource({"2h, 1h, true", "3h, 1h, false", "20d, 1w, true", "21d, 1w, false", "2mo, 1mo, true", "3mo, 1mo, false"
    })
    void rowsMustLiveUntilTheyAreAggregated(String retention, String interval, boolean refused) {
        assertAsMarked("""
                @TimeSeries(
                        partitionBy = "1h",
                        retention = "%s") %s
                @SuppressWarnings("timescale:T06")
                record Reading(Instant time, double value) {}

                @ContinuousAggregate(source = Reading.class, interval = "%s")
                record Buckets(Instant start, double avgValue) {}
                """.formatted(
                        retention,
                        refused ? "// error P02: of Reading is shorter than Buckets needs: rows would be dropped" : "",
                        interval));
    }

    @Test
    void aLongerEndOrARarerRefreshNeedsALongerRetention() {
        assertAsMarked("""
                @TimeSeries(
                        partitionBy = "1h",
                        retention = "1d") // error P02: Late needs // error P02: Rare needs
                record Reading(Instant time, double value) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", refreshEnd = "23h")
                record Late(Instant hour, double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", refreshEvery = "1d")
                record Rare(Instant hour, double avgValue) {}
                """);
    }

    @Test
    void theRefreshWindowHoldsTwoBuckets() {
        assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refreshStart = "2h59m") // error P03: there must be two buckets, so make it at least 3 hours
                record Hourly(Instant hour, double avgValue) {}
                """);
    }

    @Test
    void materializingTheCurrentBucketIsWarnedOf() {
        assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refreshEnd = "1m") // warning P04
                record Hourly(Instant hour, double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", refreshEnd = "1m", materializedOnly = true)
                record Materialized(Instant hour, double avgValue) {}
                """);
    }

    @Test
    void refreshingBeforeTheSourceDoesIsWarnedOf() {
        assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(source = Reading.class, interval = "1h", refreshEnd = "3d")
                record Hourly(Instant hour, double maxValue) {}

                @ContinuousAggregate(
                        source = Hourly.class,
                        interval = "1d",
                        refreshEnd = "2d") // warning P05
                record Daily(Instant day, double maxValue) {}
                """);
    }

    @Test
    void refreshingMoreOftenThanTheSourceIsWorthANote() {
        assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refresh = {@Refresh(start = "1d", every = "30m"), @Refresh(start = "9d", end = "1d", every = "1d")})
                record Hourly(Instant hour, double maxValue) {}

                @ContinuousAggregate(
                        source = Hourly.class,
                        interval = "1d",
                        refreshEvery = "10m") // note P05: is refreshed every 10 minutes, and 'hourly', which it reads, every 30 minutes
                record Daily(Instant day, double maxValue) {}

                @ContinuousAggregate(source = Hourly.class, interval = "1d", refreshEvery = "30m")
                record AsOften(Instant day, double maxValue) {}

                @ContinuousAggregate(source = Hourly.class, interval = "1d", refreshEvery = "10m")
                @SuppressWarnings("timescale:P05")
                record Silent(Instant day, double maxValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", manualRefresh = true)
                record ByHand(Instant hour, double maxValue) {}

                @ContinuousAggregate(source = ByHand.class, interval = "1d", refreshEvery = "10m")
                record OverThat(Instant day, double maxValue) {}
                """, "-Atimescale.target.version=2.21");
    }

    @Test
    void anAggregateThatOutlivesNothingIsWarnedOf() {
        assertAsMarked(FOR_A_WEEK + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        retention = "7d") // warning P06: outlives nothing
                record Hourly(Instant hour, double avgValue) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        refreshStart = "5d",
                        retention = "4d") // warning P06: what is dropped would be computed again
                record Forgetful(Instant hour, double avgValue) {}
                """);
    }

    @Test
    void anAggregateThatForgetsItsOwnBucketsIsRefused() {
        assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1d",
                        retention = "1h") // error P16: at least 3 days
                record Daily(Instant day, double avgValue) {}
                """);
    }

    @Test
    void anUnreadableIntervalIsReportedAtItsValue() {
        assertAsMarked(FOR_EVER + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        retention = "x", // error P14
                        refreshStart = "x", // error P14
                        refreshEnd = "x", // error P14
                        refreshEvery = "x") // error P14: @ContinuousAggregate(refreshEvery = "x")
                record Hourly(Instant hour, double avgValue) {}
                """);
    }
}
