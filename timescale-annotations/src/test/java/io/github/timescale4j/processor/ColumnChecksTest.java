package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about the components of a table, and about its indexes. */
class ColumnChecksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object",
                "java.util.Optional<String>",
                "java.math.BigInteger",
                "LocalTime",
                "Duration",
                "List",
                "List<?>",
                "List<List<String>>",
                "int[][]",
                "List<Map<String, String>>",
                "Set<String>",
                "HashMap<String, String>",
                "Thread"
            })
    void aTypeWithoutACounterpartIsRefusedWithTheListOfThoseThatHaveOne(String type) {
        assertAsMarked("""
                @TimeSeries
                record Reading(
                        Instant time,
                        %s value) {} // error T19: Use one of boolean, byte, short, int, long, float, double, char
                """.formatted(type));
    }

    @Test
    void aTypeVariableIsRefused() {
        assertAsMarked("""
                @TimeSeries
                record Reading<T>(
                        Instant time,
                        T value) {} // error T19: component 'value' is T
                """);
    }

    @Test
    void anotherTypeWithTheNameOfASupportedOneIsNamedWithItsPackage() {
        assertAsMarked("""
                class Other {
                    static class Instant {}
                }

                @TimeSeries
                record Reading(
                        Instant time,
                        Other.Instant other) {} // error T19: component 'other' is io.example.Other.Instant, for
                """);
    }

    @Test
    void anyTypeIsAcceptedIfItsColumnIsSaid() {
        assertAsMarked("""
                @TimeSeries
                record Reading(
                        Instant time,
                        @Column(type = "inet") java.net.InetAddress address,
                        @Column(type = "double precision[]") double[][] matrix,
                        @Column(type = "geometry(Point, 4326)") Object place,
                        @Column(type = "\\"my schema\\".\\"my type\\"") Object own,
                        @Column(type = "time without time zone") LocalTime at) {}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int; DROP TABLE x",
                "int NOT NULL",
                "text DEFAULT 'x'",
                "int, \\\"x\\\" int",
                "int) --",
                "bigserial",
                "int /* x */",
                "numeric(12",
                "numeric)(",
                "int\\nx",
                "\\\"x",
                "12",
                "int primary key"
            })
    void whatIsNotTheNameOfATypeIsRefused(String type) {
        assertAsMarked("""
                @TimeSeries
                record Reading(
                        Instant time,
                        @Column(
                                type = "%s") // error T24: is not the name of a type
                        Object value) {}
                """.formatted(type));
    }

    @Test
    void jsonIsWarnedOfWhateverItsType() {
        assertAsMarked("""
                @TimeSeries
                record Reading(
                        Instant time,
                        Map<String, Object> map, // warning T22
                        JsonNode node, // warning T22
                        @Column(type = "jsonb") String text, // warning T22
                        @Column(type = "JSON") String old, // warning T22
                        @Column(type = "jsonb") Object any) {} // warning T22
                interface JsonNode {}
                """);
    }

    @Test
    void aTypeThatJavacDoesNotFindIsLeftToJavac() {
        Compilation compilation = Findings.compile("""
                @TimeSeries
                record Reading(Instant time, Missing value, List<Absent> list) {}

                @ContinuousAggregate(source = Nowhere.class, interval = "1h")
                record Hourly(Instant hour) {}
                """);
        assertThat(compilation.errors())
                .hasSize(3)
                .allSatisfy(error -> assertThat(error.getMessage(null)).contains("cannot find symbol"));
    }

    @Test
    void twoComponentsForOneColumnAreRefused() {
        assertAsMarked("""
                @TimeSeries
                record Reading(
                        Instant time,
                        double deviceId,
                        double device_id, // error T16: components 'deviceId' and 'device_id' are both column 'device_id'
                        @Column(
                                name = "time") // error T16: components 'time' and 'other' are both column 'time'
                        double other,
                        long ctid) {} // error T16: system column
                """);
    }

    @Test
    void anUnknownColumnInAnIndexIsReportedAtItsEntry() {
        assertAsMarked("""
                @TimeSeries(
                        indexes = {
                            "device_id",
                            "metric_typ", // error T18: The columns are time, device_id, metric_type. Did you mean 'metric_type'?
                            "device_id, nonsense DESC"}) // error T18: there is no column 'nonsense'
                record Reading(Instant time, String deviceId, String metricType) {}
                """);
    }

    @Test
    void indexesAreReadEvenIfTheTimeColumnIsUnclear() {
        assertAsMarked("""
                @TimeSeries( // error T17
                        indexes = "metric_typ") // error T18
                record Reading(String metricType) {}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "device_id,",
                "lower(device_id)",
                "device_id using rtree",
                "device_id using",
                "using hash",
                "device_id, value using hash",
                "device_id DESC using brin",
                "device_id DOWN",
                "device_id device_id",
                "device_id, device_id",
                "device_id using gin",
                "data",
                "device_id; DROP TABLE x"
            })
    void anEntryThatCannotBeReadIsReported(String entry) {
        assertAsMarked("""
                @TimeSeries(
                        indexes = "%1$s") // error T18: @TimeSeries(indexes = "%1$s")
                @SuppressWarnings("timescale:T22")
                record Reading(Instant time, String deviceId, double value, @Column(type = "json") String data) {}
                """.formatted(entry));
    }

    @Test
    void anIndexWithoutAnOrderIsWarnedOf() {
        assertAsMarked("""
                @TimeSeries(
                        indexes = {
                            "device_id",
                            "kind using hash"}) // warning T33: a btree on 'kind' and the time
                record Reading(Instant time, String deviceId, String kind) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        indexes = "device_id using hash") // warning T33: @ContinuousAggregate(indexes =
                record Hourly(Instant hour, String deviceId, long count) {}

                @TimeSeries(indexes = "kind USING HASH")
                @SuppressWarnings("timescale:T33")
                record Meant(Instant time, String kind) {}
                """);
    }

    @Test
    void anIndexThatIsMadeAnywayIsWarnedOf() {
        assertAsMarked("""
                @TimeSeries(
                        indexes = {
                            "time", // warning T25: is made already
                            "device_id",
                            "deviceId", // warning T25
                            "device_id ASC, time desc", // warning T25
                            "device_id using brin",
                            "time DESC, device_id"})
                record Reading(Instant time, String deviceId) {}

                @ContinuousAggregate(
                        source = Reading.class,
                        interval = "1h",
                        indexes = {
                            "device_id", // warning T25
                            "hour DESC", // warning T25
                            "count"})
                record Hourly(Instant hour, String deviceId, long count) {}
                """);
    }
}
