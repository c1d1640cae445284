package io.github.timescale4j.processor;

import static com.google.testing.compile.Compiler.javac;
import static io.github.timescale4j.processor.Findings.assertAsMarked;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.github.timescale4j.processor.Findings.Finding;
import io.github.timescale4j.schema.DeclarationIndex;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about a time that is a number, a date or a UUID, and at which line. */
class TimeAxisChecksTest {

    private static final String MILLIS = """
            @TimeSeries(timeColumn = "ts", timeUnit = TimeSeries.Unit.MILLISECONDS, partitionBy = "1d", retention = "30d")
            record Reading(long ts, String deviceId, double value) {}
            """;

    @Test
    void withAUnitLengthsOfTimeAndNumbersMeanTheSame() {
        String numbers = MILLIS.replace("\"1d\"", "\"86400000\"").replace("\"30d\"", "\"2592000000\"");

        assertThat(sql(numbers, "Reading")).isEqualTo(sql(MILLIS, "Reading"));
    }

    @ParameterizedTest
    @CsvSource({"SECONDS, 86400", "MILLISECONDS, 86400000", "MICROSECONDS, 86400000000", "NANOSECONDS, 86400000000000"})
    void everyUnitHasItsOwnNumbersAndItsOwnClock(String unit, String day) {
        String sql = sql(MILLIS.replace("MILLISECONDS", unit), "Reading");

        assertThat(sql)
                .contains("chunk_time_interval => BIGINT '" + day + "'")
                .contains(
                        "CREATE FUNCTION \"reading_now\"() RETURNS bigint LANGUAGE SQL STABLE AS 'SELECT CAST(pg_catalog.floor("
                                + "EXTRACT(EPOCH FROM pg_catalog.now())"
                                + (unit.equals("SECONDS") ? "" : " * 1" + day.substring(5))
                                + ") AS bigint)'")
                .contains("SELECT set_integer_now_func('\"reading\"', '\"reading_now\"')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Instant", "OffsetDateTime", "ZonedDateTime"})
    void everyMomentIsATimestampWithAZone(String type) {
        Compilation compilation = assertAsMarked("""
                @TimeSeries
                record Reading(%1$s time, double value) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(%1$s hour, double avgValue) {}
                """.formatted(type));

        assertThat(Output.sql(compilation, "Reading")).contains("    \"time\" timestamptz NOT NULL,\n");
        assertThat(Output.sql(compilation, "Hourly")).contains("time_bucket(INTERVAL '1 hour', \"time\") AS \"hour\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1mo", "1y", "99999999999999999999", "9000000000000000000", "0", "-5", "PT0.0001S", "soon"})
    void aChunkThatIsNoWholeNumberOfUnitsIsRefused(String interval) {
        assertAsMarked("""
                @TimeSeries(timeColumn = "ts", timeUnit = TimeSeries.Unit.MILLISECONDS,
                        partitionBy = "%s") // error T03
                record Reading(long ts, double value) {}
                """.formatted(interval));
    }

    @Test
    void aNumberThatTheColumnDoesNotHoldIsRefused() {
        assertAsMarked("""
                @TimeSeries(timeColumn = "tick", nowFunction = "tick_now",
                        partitionBy = "40000", // error T03: more than the type smallint of the time column holds
                        retention = "3000000000") // error P14: more than the type smallint
                record Reading(short tick, double value) {}
                """);
    }

    @Test
    void aLengthOfTimeOnNumbersWithoutAUnitIsRefusedWhereverItStands() {
        assertAsMarked("""
                @TimeSeries(timeColumn = "tick", nowFunction = "tick_now",
                        partitionBy = "1d", // error T03: Write a number of its units, or say the unit with timeUnit
                        retention = "30d") // error P10: nothing says what the time column counts
                @Columnstore(segmentBy = {},
                        after = "7d", // error P10
                        every = "12h")
                record Reading(long tick, double value) {}

                @TimeSeries(timeColumn = "tick", nowFunction = "tick_now", partitionBy = "1000")
                record Step(long tick, double value) {}

                @ContinuousAggregate(source = Step.class,
                        interval = "1h", // error A02: nothing says what the time column counts
                        refreshStart = "3d", // error P10
                        refreshEnd = "1h", // error P10
                        retention = "9d", // error P10
                        refreshEvery = "5m")
                record Steps(long tick, double avgValue) {}
                """);
    }

    @Test
    void withoutAUnitNothingSaysHowManyNumbersAChunkHolds() {
        assertAsMarked("""
                @TimeSeries(timeColumn = "tick", nowFunction = "tick_now") // error T04: would take 1000000 of them
                record Reading(long tick, double value) {}
                """);
    }

    @Test
    void withoutAClockThereAreNeitherPoliciesNorAggregates() {
        assertAsMarked("""
                @TimeSeries(timeColumn = "tick", partitionBy = "1000",
                        retention = "9000") // error A09: nothing tells which of the numbers in time column 'tick' are past
                @Columnstore(segmentBy = {}, after = "2000") // error A09
                record Reading(long tick, double value) {}

                @TimeSeries(timeColumn = "tick", partitionBy = "1000")
                record Plain(long tick, double value) {}

                @ContinuousAggregate(interval = "100",
                        source = Plain.class) // error A09: name a function that tells the present with nowFunction
                record Hundreds(long tick, double avgValue) {}
                """);
    }

    @Test
    void whatTheColumnCountsIsSaidOnceAndOnlyOfNumbersThatHoldIt() {
        assertAsMarked("""
                @TimeSeries(
                        timeUnit = TimeSeries.Unit.SECONDS) // error T32: time column 'time' is Instant, which is not a number
                record Clock(Instant time, double value) {}

                @TimeSeries(
                        nowFunction = "clock_now") // error T32: Leave it out
                record Other(Instant time, double value) {}

                @TimeSeries(timeColumn = "ts", timeUnit = TimeSeries.Unit.SECONDS,
                        nowFunction = "both_now") // error T32: Leave one of them out
                record Both(long ts, double value) {}

                @TimeSeries(timeColumn = "ts",
                        timeUnit = TimeSeries.Unit.MICROSECONDS) // error T32: does not hold as many as have passed
                record Small(int ts, double value) {}

                @TimeSeries(timeColumn = "ts",
                        timeUnit = TimeSeries.Unit.SECONDS) // warning T32: holds seconds until January 2038. Use long
                record Soon(int ts, double value) {}

                @TimeSeries(timeColumn = "ts", partitionBy = "10",
                        nowFunction = "now(); --") // error T32: write the name of a function
                record Wrong(long ts, double value) {}
                """);
    }

    @Test
    void theRulesOfPoliciesCountAsTheyDoWithTime() {
        assertAsMarked(MILLIS + """
                @ContinuousAggregate(source = Reading.class, interval = "1h",
                        refreshStart = "2592000001") // error P01: (2592000000 milliseconds)
                record Far(long hour, double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "3600000",
                        refreshStart = "2h") // error P03: make it at least 10800000 milliseconds
                record Narrow(long hour, double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h",
                        refreshEnd = "59m") // warning P04
                record Close(long hour, double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", refreshStart = "20d",
                        retention = "10d") // warning P06
                record Short(long hour, double avgValue) {}

                @TimeSeries(timeColumn = "ts", timeUnit = TimeSeries.Unit.MILLISECONDS,
                        retention = "2d") // error T07: shorter than a chunk (604800000 milliseconds)
                record Kept(long ts, double value) {}

                @TimeSeries(timeColumn = "ts", timeUnit = TimeSeries.Unit.SECONDS, partitionBy = "1h",
                        retention = "90m") // error P02: Make it at least 10800 seconds
                record Dropped(long ts, double value) {}

                @ContinuousAggregate(source = Dropped.class, interval = "1h")
                record Late(long hour, double avgValue) {}
                """);
    }

    @Test
    void howOftenAPolicyRunsCountsForRowsThatAreDroppedTooEarly() {
        assertAsMarked("""
                @TimeSeries(timeColumn = "ts", timeUnit = TimeSeries.Unit.SECONDS, partitionBy = "1h",
                        retention = "4h") // error P02: Make it at least 25200 seconds
                record Reading(long ts, double value) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", refreshEvery = "5h")
                record Hourly(long hour, double avgValue) {}
                """);
    }

    @Test
    void aBucketHoldsAWholeNumberOfTheSourcesBuckets() {
        assertAsMarked(MILLIS + """
                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Hourly(long hour, double sumValue, long countValue) {}

                @ContinuousAggregate(source = Hourly.class, interval = "86400000")
                record Daily(long hour, double avgValue) {}

                @ContinuousAggregate(source = Hourly.class,
                        interval = "90m") // error A03: are 3600000 milliseconds wide
                record Odd(long hour, double avgValue) {}
                """);
    }

    @Test
    void theBucketHasTheTypeOfTheSourcesTime() {
        assertAsMarked(MILLIS + """
                @ContinuousAggregate(source = Reading.class, interval = "1h",
                        origin = "2024-01-01") // error A02: Say with offset how much later they begin // error P13
                record Moved(long hour, double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", // error A13
                        refreshStart = "2d")
                record None(double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Instants(
                        Instant hour, // error A12
                        double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                record Small(
                        int ts, // error A05: has the type of column 'ts' of Reading, which is bigint
                        double avgValue) {}
                """);
    }

    @Test
    void aDateHasChunksAndBucketsOfWholeDays() {
        assertAsMarked("""
                @TimeSeries(retention = "700d",
                        partitionBy = "36h") // error T03: so a chunk holds whole days
                record Sold(LocalDate day, long items) {}

                @TimeSeries(partitionBy = "7d", retention = "700d")
                record Bought(LocalDate day, long items) {}

                @ContinuousAggregate(source = Bought.class,
                        interval = "6h") // error A02: so a bucket holds whole days
                record Often(LocalDate day, long sumItems) {}

                @ContinuousAggregate(source = Bought.class, interval = "7d",
                        offset = "6h") // error A02: so buckets begin on whole days // error P13
                record Moved(LocalDate week, long sumItems) {}

                @ContinuousAggregate(source = Bought.class, interval = "7d", refreshStart = "60d", refreshEnd = "7d")
                record Weekly(LocalDate week, long sumItems) {}
                """);
    }

    @ParameterizedTest
    @CsvSource({"2.21, 2 3 5 8", "2.22, 3 5 8", "2.24, 3 5", "2.25, ''"})
    void aUuidNeedsANewerServerTheMoreIsDoneWithIt(String version, String lines) {
        Compilation compilation = javac().withOptions("-Atimescale.target.version=" + version)
                .withProcessors(new SchemaProcessor())
                .compile(Findings.source("""
                        @TimeSeries(timeColumn = "id", partitionBy = "1d", primaryKey = "id",
                                retention = "30d")
                        @Columnstore(segmentBy = {}, orderBy = "id DESC",
                                after = "7d")
                        record Event(UUID id, String name) {}
                        @ContinuousAggregate(interval = "1h",
                                source = Event.class)
                        record Hourly(Instant hour, String name, long count) {}
                        """));

        assertThat(Findings.findings(compilation))
                .containsExactlyInAnyOrderElementsOf(lines.lines()
                        .flatMap(text -> java.util.Arrays.stream(text.split(" ")))
                        .filter(text -> !text.isEmpty())
                        .map(line -> new Finding(line.equals("2") ? 6 : Long.parseLong(line), "error", "P13"))
                        .toList());
    }

    @Test
    void theIndexKeepsNumbersWithTheirUnit() {
        Map<String, String> resources = Output.resources(compile(MILLIS));

        assertThat(DeclarationIndex.parse(resources.get(DeclarationIndex.RESOURCE), "index"))
                .singleElement()
                .satisfies(declaration -> {
                    assertThat(declaration.retention()).hasToString("2592000000 milliseconds");
                    assertThat(declaration.retention().toSql()).isEqualTo("BIGINT '2592000000'");
                    assertThat(declaration.retention().elapsed()).hasToString("30 days");
                });
    }

    private static String sql(String text, String type) {
        return Output.resources(compile(text)).get("META-INF/timescale/io.example." + type + ".sql");
    }

    private static Compilation compile(String text) {
        Compilation compilation = Findings.compile(text);
        assertThat(Findings.findings(compilation)).isEmpty();
        return compilation;
    }
}
