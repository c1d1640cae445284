package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about continuous aggregates, and at which line. */
class AggregateChecksTest {

    private static final String READING = """
            @TimeSeries
            record Reading(Instant time, String deviceId, double value, long ticks, int steps, boolean on, UUID session,
                    @Nullable Double maybe, BigDecimal price, float ratio) {}
            """;

    @Test
    void aSourceThatIsNoDeclarationIsRefused() {
        assertAsMarked("""
                @ContinuousAggregate(
                        source = String.class, // error A01: @ContinuousAggregate(source = String.class)
                        interval = "1h")
                record OfText(Instant hour) {}

                @ContinuousAggregate(
                        source = int[].class, // error A01: is not a declared type
                        interval = "1h")
                record OfArray(Instant hour) {}

                @ContinuousAggregate(
                        source = Self.class, // error A01: reads this aggregate itself
                        interval = "1h")
                record Self(Instant hour) {}
                """);
    }

    @Test
    void aCircleOfSourcesIsRefusedOnce() {
        assertAsMarked("""
                @ContinuousAggregate(source = Two.class, interval = "1h")
                record One(Instant hour) {}

                @ContinuousAggregate(
                        source = One.class, // error A01: directly or through others
                        interval = "1h")
                record Two(Instant hour) {}
                """);
    }

    @Test
    void anErrorInTheSourceIsReportedThereOnly() {
        assertAsMarked("""
                @TimeSeries
                record Reading(
                        String time, // error T01
                        double value) {}

                @TimeSeries // error T17
                record Timeless(double value) {}

                @ContinuousAggregate(source = Timeless.class, interval = "1h")
                record Hourly(Instant hour, double anything) {}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 hour", "0h", "", "1mo1d", "1y1h"})
    void aBadWidthIsReportedAtItsValue(String width) {
        assertAsMarked(READING + """
                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "%1$s") // error A02: @ContinuousAggregate(interval = "%1$s")
                record Hourly(Instant hour, double avgValue) {}
                """.formatted(width));
    }

    @Test
    void bucketsOfDatesAreWholeDays() {
        assertAsMarked("""
                @TimeSeries
                record Sales(LocalDate day, double amount) {}

                @ContinuousAggregate(
                        source = Sales.class,
                        interval = "12h") // error A02: 'day' of Sales is LocalDate, so a bucket holds whole days
                record Halves(LocalDate half, double sumAmount) {}
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "1h, 90m, true",
        "1h, 30m, true",
        "1w, 1mo, true",
        "2d, 1mo, true",
        "1mo, 30d, true",
        "2mo, 3mo, true",
        "1h, 1h, false",
        "15m, 1h, false",
        "1d, 1mo, false",
        "6h, 1mo, false",
        "1mo, 1y, false",
        "1d, 1w, false"
    })
    void bucketsAreMadeOfWholeBucketsOfTheSource(String part, String whole, boolean refused) {
        assertAsMarked(
                READING + """
                @ContinuousAggregate(source = Reading.class, interval = "%s")
                record Parts(Instant start, double maxValue) {}

                @ContinuousAggregate(
                        source = Parts.class,
                        refreshEnd = "1y",
                        interval = "%s") %s
                record Whole(Instant start, double maxValue) {}
                """.formatted(part, whole, refused ? "// error A03: a whole number of them must fit" : ""));
    }

    @Test
    void averagesCountsAndDeviationsOfAnAggregateAreRefused() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(Instant hour, String deviceId, double avgValue, double maxValue, long count) {}

                @ContinuousAggregate(source = Hourly.class, interval = "1d")
                record Daily(
                        Instant day,
                        double avgValue, // error A04: a sum and a count: add 'sumValue' to Hourly
                        double avgAvgValue, // error A04
                        double avgMaxValue, // error A04
                        @Nullable Double stddevMaxValue, // error A04
                        long countMaxValue, // error A04: Add a count to Hourly
                        double sumAvgValue, // error A04
                        @Aggregate(
                                function = "count") // error A04
                        long buckets,
                        @Aggregate(
                                function = "variance", // error A04
                                column = "maxValue")
                        @Nullable Double spread) {}
                """);
    }

    @Test
    void whatCanBeAggregatedAgainIsAccepted() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(Instant hour, String deviceId, double minValue, double maxValue, double sumValue, long count,
                        double firstValue, double lastValue, double avgValue) {}

                @ContinuousAggregate(source = Hourly.class, interval = "1d")
                record Daily(Instant day, String deviceId, double minValue, double maxValue, double sumValue, long count,
                        double firstValue, double lastValue, double maxAvgValue, double maxMaxValue) {}
                """);
    }

    @Test
    void aComponentThatCannotHoldTheResultIsRefused() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(
                        Instant hour,
                        int count, // error A05: cannot hold count(*): that is bigint. Use long
                        int sumSteps, // error A05: cannot hold sum(integer): that is bigint
                        long avgTicks, // error A05: that is numeric. Use BigDecimal or double
                        float avgValue, // error A05: that is double precision
                        int maxTicks, // error A05
                        String maxValue, // error A05
                        @Aggregate(
                                function = "sum", // error A05
                                column = "price")
                        long total) {}
                """);
    }

    @Test
    void aComponentThatCanHoldTheResultIsAccepted() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(Instant hour, long count, long sumSteps, double avgTicks, BigDecimal avgSteps, long sumTicks,
                        double maxTicks, BigDecimal sumPrice, double avgRatio, float maxRatio, double countValue,
                        @Column(type = "numeric(10, 2)") BigDecimal avgValue) {}
                """);
    }

    @Test
    void aKeyAndTheBucketKeepTheirTypes() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1d")
                record Daily(
                        LocalDate day, // error A05: as the bucket it has the type of column 'time' of Reading, which is timestamptz
                        int deviceId) {} // error A05: as a grouping key it has the type of column 'device_id'
                """);
    }

    @Test
    void aComponentThatSaysNothingListsTheColumnsAndTheNearestName() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(
                        Instant hour,
                        String deviceID2, // error A12: Did you mean 'deviceId'?
                        double avgVlaue, // error A12: Reading has time, deviceId, value, ticks, steps, on, session, maybe, price, ratio. Did you mean 'avgValue'?
                        double temperature, // error A12: nor a function over one
                        @Aggregate(
                                function = "max",
                                column = "valeu") // error A12: Did you mean 'value'?
                        double peak,
                        @Aggregate(function = "max") // error A12
                        double top) {}
                """);
    }

    @Test
    void exactlyOneComponentIsTheBucket() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h") // error A13: no component is the bucket
                record None(double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h") // error A13: 'hour', 'seen' could all be the bucket
                record Two(Instant hour, Instant seen, double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Fine(Instant time, Instant lastTime,
                        @Aggregate(function = "min", column = "time") Instant seen) {}
                """);
    }

    @Test
    void aFunctionThatDoesNotFitIsRefused() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(
                        Instant hour,
                        double avgDeviceId, // error A14: PostgreSQL has no avg(text)
                        boolean maxOn, // error A14
                        UUID minSession, // error A14
                        @Aggregate(
                                function = "max(value)", // error A14: is not the name of a function
                                column = "value")
                        double peak,
                        @Aggregate(
                                function = "bool_and", // error A14
                                column = "value")
                        boolean all) {}
                """);
    }

    @Test
    void aResultThatMayBeNullIsWarnedOf() {
        assertAsMarked(READING + """
                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(
                        Instant hour,
                        double maybe, // warning A15: column 'maybe' may be null
                        double stddevValue, // warning A15: stddev of one row is null. Annotate it with @Nullable, and give it a type
                        double maxMaybe, // warning A15
                        long countMaybe,
                        @Aggregate(function = "stddev_pop", column = "value") double spread,
                        @Nullable Double lastMaybe) {}
                """);
    }
}
