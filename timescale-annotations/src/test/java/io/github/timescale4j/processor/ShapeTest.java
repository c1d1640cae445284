package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which types can be declared, and how their components are found. */
class ShapeTest {

    @Test
    void aClassWithOneFullConstructorIsAccepted() {
        String index = Output.index(assertAsMarked("""
                @TimeSeries(timeColumn = "time")
                class Reading {
                    static final int SOME = 1;
                    private transient int cached;
                    private final Instant time;
                    private final @Nullable String deviceId;
                    private final double value;

                    Reading(Instant time, @Nullable String deviceId, double value) {
                        this.time = time;
                        this.deviceId = deviceId;
                        this.value = value;
                    }

                    Reading(Instant time) {
                        this(time, "", 0);
                    }
                }
                """));
        assertThat(index)
                .contains("\tcolumn\ttime\ttime\ttimestamptz\tnot null\n"
                        + "\tcolumn\tdeviceId\tdevice_id\ttext\tnullable\n"
                        + "\tcolumn\tvalue\tvalue\tdouble precision\tnot null\n");
    }

    @Test
    void theAnnotationsOfTheConstructorsParametersCount() {
        String index = Output.index(assertAsMarked("""
                @TimeSeries
                class Reading {
                    final Instant time;
                    final String deviceId;

                    Reading(Instant time, @Column(name = "device", type = "varchar(20)") @Nullable String deviceId) {
                        this.time = time;
                        this.deviceId = deviceId;
                    }
                }
                """));
        assertThat(index).contains("\tcolumn\tdeviceId\tdevice\tvarchar(20)\tnullable\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Reading { Instant time; double value; }",
                "class Reading { Instant time; double value; Reading(Instant time) {} }",
                "class Reading { Instant time; double value; Reading(double value, Instant time) {} }",
                "class Reading { Instant time; double value; Reading(Instant time, double other) {} }",
                "class Reading { Instant time; double value; Reading(Instant time, Double value) {} }",
                "class Reading { Instant time; double value; Reading(Instant time, double value, int more) {} }",
                "abstract class Reading { Instant time; Reading(Instant time) {} }",
                "class Reading {}",
                "record Reading() {}",
                "interface Reading {}",
                "@interface Reading {}",
                "enum Reading { A }"
            })
    void anythingElseIsRefused(String declaration) {
        assertAsMarked("@TimeSeries\n" + declaration + " // error T23: @TimeSeries on Reading: it ");
    }

    @Test
    void aMessageShowsTheConstructorThatIsMissing() {
        assertAsMarked("""
                @TimeSeries
                class Reading { // error T23: takes exactly its fields, in their order and with their names: Instant time, List value, int[] more.
                    Instant time;
                    List<String> value;
                    int[] more;
                }
                """);
    }

    @Test
    void nestedTypesAreAcceptedIfTheyAreStatic() {
        assertThat(Output.index(assertAsMarked("""
                class Outer {
                    @TimeSeries
                    record Inner(Instant time, double value) {}
                }
                """)))
                .contains("hypertable\tio.example.Outer$Inner\n", "META-INF/timescale/io.example.Outer$Inner.sql");
    }

    @Test
    void anInnerClassIsRefused() {
        assertAsMarked("""
                class Outer {
                    @TimeSeries
                    class Inner { // error T23: it is an inner class: make it static
                        Instant time;
                        Inner(Instant time) {}
                    }
                }
                """);
    }

    @Test
    void aTypeIsATableOrAnAggregate() {
        assertAsMarked("""
                @TimeSeries
                record Reading(Instant time, double value) {}

                @TimeSeries(table = "both")
                @ContinuousAggregate(source = Reading.class, interval = "1h") // error T23: a type is a table or an aggregate
                record Both(Instant time, double avgValue) {}
                """);
    }

    @Test
    void aKotlinDataClassIsReadFromItsStub() {
        String index = Output.index(assertAsMarked("""
                class Kotlin {
                    @interface Metadata {}
                    @interface NotNull {}
                    @interface Nullable {}
                }

                @Kotlin.Metadata
                @TimeSeries(timeColumn = "timestamp", partitionBy = "1d", indexes = {"device"})
                final class MetricData {
                    @Kotlin.NotNull private final java.time.Instant timestamp = null;
                    @Kotlin.NotNull private final java.lang.String deviceId = null;
                    @Kotlin.Nullable private final java.lang.Double value = null;
                    private final double raw = 0.0;
                    @Kotlin.NotNull private final java.util.List<java.lang.String> tags = null;

                    public MetricData(
                            @Kotlin.NotNull java.time.Instant timestamp,
                            @Column(name = "device") @Kotlin.NotNull java.lang.String deviceId,
                            @Kotlin.Nullable java.lang.Double value,
                            double raw,
                            @Kotlin.NotNull java.util.List<java.lang.String> tags) {
                        super();
                    }

                    public MetricData() {
                        super();
                    }

                    @Kotlin.NotNull public final java.time.Instant getTimestamp() {
                        return null;
                    }

                    public final double component4() {
                        return 0.0;
                    }
                }
                """));
        assertThat(index)
                .contains("\tcolumn\ttimestamp\ttimestamp\ttimestamptz\tnot null\n"
                        + "\tcolumn\tdeviceId\tdevice\ttext\tnot null\n"
                        + "\tcolumn\tvalue\tvalue\tdouble precision\tnullable\n"
                        + "\tcolumn\traw\traw\tdouble precision\tnot null\n"
                        + "\tcolumn\ttags\ttags\ttext[]\tnot null\n");
    }

    @Test
    void whatStandsOnAGetterCountsAndAParameterMayBeWiderThanItsField() {
        String index = Output.index(assertAsMarked("""
                @TimeSeries
                final class Reading {
                    private final Instant time;
                    private final List<java.math.BigDecimal> prices;
                    private final java.util.Map<String, Object> details; // warning T22
                    private final boolean isGood;

                    Reading(Instant time, List<? extends java.math.BigDecimal> prices,
                            java.util.Map<String, ? extends Object> details, boolean isGood) {
                        this.time = time;
                        this.prices = null;
                        this.details = null;
                        this.isGood = isGood;
                    }

                    @Column(name = "taken_at")
                    public Instant getTime() {
                        return time;
                    }

                    @Column(name = "good")
                    public boolean isGood() {
                        return isGood;
                    }

                    @Column(name = "unrelated")
                    public java.util.Map<String, Object> details(int depth) {
                        return details;
                    }
                }
                """));
        assertThat(index)
                .contains("\tcolumn\ttime\ttaken_at\ttimestamptz\tnot null\n"
                        + "\tcolumn\tprices\tprices\tnumeric[]\tnot null\n"
                        + "\tcolumn\tdetails\tdetails\tjsonb\tnot null\n"
                        + "\tcolumn\tisGood\tgood\tboolean\tnot null\n");
    }

    @Test
    void onlyTheValueItselfMakesAColumnNullableNotItsElements() {
        String index = Output.index(assertAsMarked("""
                @TimeSeries
                record Reading(Instant time, byte @Nullable [] payload, @Nullable String[] tags,
                        List<@Nullable String> names, java.util.@Nullable UUID session) {}
                """));
        assertThat(index)
                .contains("\tpayload\tpayload\tbytea\tnullable\n"
                        + "\tcolumn\ttags\ttags\ttext[]\tnot null\n"
                        + "\tcolumn\tnames\tnames\ttext[]\tnot null\n"
                        + "\tcolumn\tsession\tsession\tuuid\tnullable\n");
    }

    @Test
    void anAnnotationWithoutItsValuesIsLeftToJavac() {
        assertThat(Findings.compile("""
                        @TimeSeries
                        record Reading(Instant time, double value) {}

                        @ContinuousAggregate(source = Reading.class)
                        record Hourly(Instant hour, double avgValue) {}

                        @ContinuousAggregate(source = Hourly.class, interval = "1d")
                        record Daily(Instant day, double maxAvgValue) {}

                        @ContinuousAggregate(source = Reading.class, interval = "1d")
                        record Other(Instant day, @Aggregate(column = "value") double avg) {}
                        """).errors())
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error.getMessage(null)).contains("missing a default value"));
    }
}
