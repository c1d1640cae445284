package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about hypertables, and at which line. */
class TableChecksTest {

    @Test
    void theSpecificationsBadSchemaDrawsExactlyItsThreeFindings() {
        assertAsMarked("""
                @TimeSeries
                record SensorDataBad(
                        UUID id, // warning T21: surrogate key
                        String timestamp, // error T01: 'timestamp' is String: TimescaleDB cannot partition by text. Use Instant
                        JsonObject data) {} // warning T22: unstructured data
                class JsonObject {}
                """);
    }

    @Test
    void theSpecificationsGoodSchemaDrawsNothing() {
        assertAsMarked("""
                @TimeSeries
                record SensorData(Instant timestamp, String sensorId, String type, double value) {}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"String", "double", "Double", "boolean", "byte[]", "BigDecimal"})
    void aTimeColumnOfAnotherTypeIsRefused(String type) {
        assertAsMarked("""
                @TimeSeries(timeColumn = "time")
                record Reading(
                        %s time, // error T01: Use Instant, OffsetDateTime, ZonedDateTime or LocalDate
                        double value) {}
                """.formatted(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"long", "int", "Long", "UUID"})
    void aNumberOrAUuidIsATimeOnlyIfItIsNamed(String type) {
        assertAsMarked("""
                @TimeSeries
                record Reading(
                        %s time, // error T01: Name it with timeColumn = "time", or use Instant
                        double value) {}
                """.formatted(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Instant", "OffsetDateTime", "LocalDate"})
    void aTimeColumnOfATimeTypeIsAccepted(String type) {
        assertAsMarked("@TimeSeries record Reading(%s time, double value) {}".formatted(type));
    }

    @Test
    void aTypeOfOnesOwnMayBeTheTimeColumnIfItsColumnIsATime() {
        assertAsMarked("""
                @TimeSeries
                record Reading(@Column(type = "timestamp(3) with time zone") Date time, double value) {}
                """);
    }

    @Test
    void aLocalTimeIsWarnedOf() {
        assertAsMarked("""
                @TimeSeries
                record Reading(
                        LocalDateTime time, // warning T15: Use Instant
                        double value) {}
                """);
    }

    @Test
    void aWarningIsSilencedOnTheTypeOrTheComponent() {
        assertAsMarked("""
                @TimeSeries
                @SuppressWarnings({"unused", "timescale:T15"})
                record OnTheType(LocalDateTime time, double value) {}

                @TimeSeries
                record OnTheComponent(@SuppressWarnings("timescale:T15") LocalDateTime time, double value) {}

                @TimeSeries
                @SuppressWarnings("timescale:T21")
                record AnotherId(
                        LocalDateTime time, // warning T15
                        double value) {}
                """);
    }

    @Test
    void anErrorIsNeverSilenced() {
        assertAsMarked("""
                @TimeSeries
                @SuppressWarnings("timescale:T01")
                record Reading(
                        @SuppressWarnings("timescale:T01")
                        String time, // error T01
                        double value) {}
                """);
    }

    @Test
    void aTimeColumnThatTakesNullIsRefused() {
        assertAsMarked("""
                @TimeSeries
                record OfTheTypeUse(
                        @Nullable Instant time) {} // error T02: TimescaleDB makes it NOT NULL

                @TimeSeries
                record OfTheDeclaration(
                        @Other.Nullable
                        Instant time) {} // error T02

                class Other {
                    @interface Nullable {}
                }
                """);
    }

    @Test
    void withoutATimeThereIsNothingToPartitionBy() {
        assertAsMarked("""
                @TimeSeries // error T17: no component has a time type
                record Reading(String sensor, double value) {}
                """);
    }

    @Test
    void severalTimesNeedAChoice() {
        assertAsMarked("""
                @TimeSeries( // error T17: 'measured', 'received' all have a time type. Say which is the time column
                        partitionBy = "1d")
                record Reading(Instant measured, LocalDate received, double value) {}
                """);
    }

    @Test
    void anUnknownTimeColumnIsReportedAtItsValue() {
        assertAsMarked("""
                @TimeSeries(
                        partitionBy = "1d",
                        timeColumn = "measuredat") // error T17: It has measuredAt, value. Did you mean 'measuredAt'?
                record Reading(Instant measuredAt, double value) {}
                """);
    }

    @Test
    void theTimeColumnMayBeNamedByItsComponentOrItsColumn() {
        assertAsMarked("""
                @TimeSeries(timeColumn = "measuredAt")
                record One(Instant measuredAt, Instant receivedAt) {}

                @TimeSeries(timeColumn = "measured_at")
                record Two(Instant measuredAt, Instant receivedAt) {}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 fortnight", "0d", "-1d", "PT0S", "d", "1d;", "99999y", "''", " "})
    void aBadIntervalIsReportedAtItsValue(String text) {
        assertAsMarked("""
                @TimeSeries(
                        partitionBy = "%1$s", // error T03: @TimeSeries(partitionBy = "%1$s")
                        retention = "%1$s") // error P14: @TimeSeries(retention = "%1$s")
                record Reading(Instant time, double value) {}
                """.formatted(text));
    }

    @Test
    void anEmptyChunkIntervalIsRefused() {
        assertAsMarked("""
                @TimeSeries(partitionBy = "") // error T03: says nothing
                record Reading(Instant time, double value) {}
                """);
    }

    @Test
    void aChunkOfDatesHoldsWholeDays() {
        assertAsMarked("""
                @TimeSeries(
                        partitionBy = "12h") // error T03: 'day' is LocalDate, so a chunk holds whole days
                record Reading(LocalDate day, double value) {}
                """);
    }

    @Test
    void chunksOfMonthsAreWarnedOf() {
        assertAsMarked("""
                @TimeSeries(
                        partitionBy = "1mo") // warning T05
                record Reading(Instant time, double value) {}
                """);
    }

    @Test
    void aRetentionShorterThanAChunkIsRefused() {
        assertAsMarked("""
                @TimeSeries(
                        partitionBy = "7d",
                        retention = "6d23h") // error T07: is shorter than a chunk (7 days)
                record Reading(Instant time, double value) {}

                @TimeSeries(partitionBy = "7d", retention = "7d")
                record Same(Instant time, double value) {}
                """);
    }

    @Test
    void veryManyChunksAreWarnedOf() {
        assertAsMarked("""
                @TimeSeries(
                        partitionBy = "1h",
                        retention = "90d") // warning T06: about 2160 chunks
                record Reading(Instant time, double value) {}
                """);
    }

    @Test
    void namesThatPostgresWouldCutAreRefused() {
        String name = "u".repeat(31) + "\u00fc".repeat(17);
        assertThat(name).hasSizeLessThan(63);
        assertAsMarked("""
                @TimeSeries(
                        table = "%1$s", // error T14: has 65 bytes
                        schema = "with\\"quote") // error T14: double quote
                record Table(Instant time, double value) {}

                @TimeSeries
                record Columns(
                        Instant time,
                        double %2$s, // error T14: has 70 bytes
                        @Column(
                                name = "%1$s") // error T14: @Column(name)
                        double other) {}
                """.formatted(name, "v".repeat(70)));
    }

    @Test
    void aTimeColumnWithAnImpossibleNameIsRefusedOnce() {
        assertAsMarked("""
                @TimeSeries(indexes = "value")
                record Reading(
                        @Column(name = " ") // error T14: must not be empty
                        Instant time,
                        double value) {}
                """);
    }

    @Test
    void twoTypesForOneTableAreRefused() {
        assertAsMarked("""
                @TimeSeries
                record MetricData(Instant time, double value) {}

                @TimeSeries(
                        table = "metric_data") // error T20: 'metric_data' is the name of io.example.MetricData already
                record Metrics(Instant time, double value) {}

                @ContinuousAggregate(
                        source = MetricData.class,
                        name = "metric_data", // error T20: 'metric_data' is the name of io.example.MetricData already
                        interval = "1h")
                record Hourly(Instant hour, double avgValue) {}

                @TimeSeries(table = "metric_data", schema = "other")
                record Elsewhere(Instant time, double value) {}
                """);
    }

    @Test
    void anIndexMustNotHaveTheNameOfAnotherTablesIndex() {
        assertAsMarked("""
                @TimeSeries(indexes = "b_c")
                record A(Instant time, double bC) {}

                @TimeSeries(table = "a_b", indexes = "c") // error T20: its index 'a_b_c_time_idx' has a name that io.example.A uses already
                record AB(Instant time, double c) {}
                """);
    }

    @Test
    void onlyAUuidOfThatNameIsASurrogateKey() {
        assertAsMarked("""
                @TimeSeries
                record Reading(Instant time, String id, UUID deviceId) {}
                """);
    }
}
