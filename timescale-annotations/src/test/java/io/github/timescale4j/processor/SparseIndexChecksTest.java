package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;

/** Sparse indexes of the columnstore and the order of chunks: what they become, and what is said about them. */
class SparseIndexChecksTest {

    private static final String NEWEST = "-Atimescale.target.version=2.28";

    @Test
    void sparseIndexesStandInTheSettings() {
        Compilation compilation = assertAsMarked("""
                @TimeSeries
                @Columnstore(
                        segmentBy = "site",
                        bloom = {"deviceId", "kind, unit"},
                        minmax = "value",
                        firstLast = "level",
                        after = "7d")
                record Reading(
                        Instant time, String site, String deviceId, String kind, String unit, double value, double level) {}
                """, NEWEST);

        assertThat(Output.sql(compilation, "Reading"))
                .contains("SET (timescaledb.compress, timescaledb.compress_segmentby = '\"site\"',"
                        + " timescaledb.compress_orderby = '\"time\" DESC', timescaledb.compress_index ="
                        + " 'bloom(\"device_id\"), bloom(\"kind\", \"unit\"), minmax(\"value\"),"
                        + " firstlast(\"level\")');");
    }

    @Test
    void whatTheServerRefusesIsRefusedAtItsEntry() {
        assertAsMarked("""
                @TimeSeries
                @Columnstore(
                        segmentBy = "site",
                        after = "7d",
                        bloom = {
                            "site", // error C08: because segmentBy names it
                            "time", // error C08: because rows are ordered by it
                            "devise", // error C08: Did you mean 'device'?
                            "device",
                            "kind, kind" // error C08: named twice
                        },
                        minmax = {
                            "device", // error C08: has another sparse index
                            "value, kind" // error C08: only a bloom index spans several columns
                        })
                record Reading(Instant time, String site, String device, String kind, double value) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", refreshStart = "1d")
                @Columnstore(
                        segmentBy = {},
                        after = "7d",
                        minmax = "maxValue") // error C08: an aggregate has no sparse indexes
                record Hourly(Instant hour, double maxValue) {}
                """, NEWEST);
    }

    @Test
    void eachKindNeedsItsServer() {
        String text = """
                @TimeSeries
                @Columnstore(
                        segmentBy = {},
                        after = "7d",
                        bloom = {
                            "device", %s
                            "device, kind" %s
                        },
                        firstLast = "value") %s
                record Reading(Instant time, String device, String kind, double value) {}
                """;
        String refused = "// error C08: needs TimescaleDB";
        assertAsMarked(text.formatted(refused, refused, refused));
        assertAsMarked(text.formatted("", refused, refused), "-Atimescale.target.version=2.22");
        assertAsMarked(text.formatted("", "", refused), "-Atimescale.target.version=2.26");
        assertAsMarked(text.formatted("", "", ""), NEWEST);
    }

    @Test
    void chunksAreReorderedByAnIndexThatIsMade() {
        Compilation compilation = assertAsMarked("""
                @TimeSeries(indexes = {"device", "kind using brin"}, reorderBy = "device")
                record Reading(Instant time, String device, String kind) {}

                @TimeSeries(reorderBy = "time")
                record ByTime(Instant time, String device) {}

                """);

        assertThat(Output.sql(compilation, "Reading"))
                .contains("SELECT add_reorder_policy('\"reading\"', 'reading_device_time_idx');");
        assertThat(Output.sql(compilation, "ByTime"))
                .contains("SELECT add_reorder_policy('\"by_time\"', 'by_time_time_idx');");
        assertThat(Output.index(compilation)).contains("requires\treorder policy");
    }

    @Test
    void onlyAnIndexThatIsMadeAndHasAnOrderCanReorder() {
        assertAsMarked("""
                @TimeSeries(
                        indexes = {"device", "kind using brin"},
                        reorderBy = "kind using brin") // error P11: only a btree index has an order
                record Brin(Instant time, String device, String kind) {}

                @TimeSeries(
                        indexes = "device",
                        reorderBy = "device, kind") // error P11: there is no such index
                record Missing(Instant time, String device, String kind) {}

                @TimeSeries(
                        reorderBy = "devise") // error P11: Did you mean 'device'?
                record Unknown(Instant time, String device) {}
                """);
    }

    @Test
    void theApacheEditionReordersNothing() {
        assertAsMarked("""
                @TimeSeries(
                        indexes = "device",
                        reorderBy = "device") // error P13
                record Reading(Instant time, String device) {}
                """, "-Atimescale.target.edition=apache");
    }
}
