package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said about {@code @Columnstore}, and at which line. */
class ColumnstoreChecksTest {

    @Test
    void columnsThatDoNotFitAreRefusedWhereTheyStand() {
        assertAsMarked("""
                @TimeSeries
                @Columnstore(
                        segmentBy = {
                            "device", // error C01: there is no column 'device'
                            "time", // error C01: each batch would hold one row
                            "deviceId",
                            "device_id" // error C01: named twice
                        },
                        orderBy = {
                            "time",
                            "value + 1", // error C01: not a column
                            "device_id", // error C01: segmentBy names it, too
                            "time DESC" // error C01: named twice
                        },
                        after = "7d")
                record Reading(Instant time, String deviceId, double value) {}

                @TimeSeries
                @Columnstore(
                        segmentBy = {},
                        orderBy = {}, // error C01: rows need an order
                        after = "7d")
                record Unordered(Instant time, double value) {}
                """);
    }

    @Test
    void bothListsAreAlwaysWrittenOut() {
        String sql = Output.sql(assertAsMarked("""
                @TimeSeries
                @Columnstore(segmentBy = {"kind", "deviceId"}, after = "36h")
                @SuppressWarnings("timescale:C07")
                record Reading(Instant time, String deviceId, String kind, double value) {}
                """), "Reading");

        assertThat(sql)
                .contains("ALTER TABLE \"reading\" SET (timescaledb.compress, timescaledb.compress_segmentby ="
                        + " '\"kind\", \"device_id\"', timescaledb.compress_orderby = '\"time\" DESC');")
                .contains("SELECT add_compression_policy('\"reading\"', compress_after => INTERVAL '36 hours',"
                        + " schedule_interval => INTERVAL '12 hours');");
    }

    @Test
    void whatTheServerTakesAndIsSlowWithIsWarnedOf() {
        assertAsMarked("""
                @TimeSeries(primaryKey = {"id", "kind", "time"})
                @Columnstore( // warning C02: segmentBy = {} if there are none // warning C04: 'id', 'kind', 'time'
                        orderBy = "value", // warning C03: lacks the time column 'time'
                        after = "1d") // warning C07: shorter than a chunk (7 days)
                record Reading(Instant time, long id, String kind, double value) {}

                @TimeSeries(partitionBy = "1d", retention = "30d")
                @Columnstore(
                        segmentBy = {"session", "value"}, // warning C09: names 'session' // warning C09: names 'value'
                        after = "30d") // warning C07: not shorter than the retention (30 days)
                record Request(Instant time, UUID session, double value) {}
                """);
    }

    @Test
    void anIntervalThatCannotBeReadIsRefused() {
        assertAsMarked("""
                @TimeSeries
                @Columnstore(
                        segmentBy = {},
                        after = "", // error P14: says nothing
                        every = "often") // error P14: 'often' is not an interval
                record Reading(Instant time, double value) {}
                """);
    }

    @Test
    void theRefreshMustNotReachIntoTheColumnstoreOfAnAggregate() {
        assertAsMarked("""
                @TimeSeries record Reading(Instant time, String deviceId, double value) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h")
                @Columnstore(
                        segmentBy = "device_id",
                        after = "30d") // error P09: to the beginning
                record Open(Instant hour, String deviceId, double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", refreshStart = "30d", retention = "60d")
                @Columnstore(
                        segmentBy = "device_id",
                        after = "30d") // error P09: the declared target, refuses it; 2.18.1 does not
                record Equal(Instant hour, String deviceId, double avgValue) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", refreshStart = "29d", retention = "30d")
                @Columnstore( // warning C02
                        after = "30d") // warning C07: would be dropped before they are converted
                record Late(Instant hour, String deviceId, double avgValue) {}
                """);
    }

    @Test
    void columnsOfAnAggregateAreItsOwn() {
        String sql = Output.sql(assertAsMarked("""
                @TimeSeries record Reading(Instant time, String deviceId, double value) {}

                @ContinuousAggregate(source = Reading.class, interval = "1h", refreshStart = "1d")
                @Columnstore(segmentBy = "device_id", orderBy = "hour", after = "7d")
                record Hourly(Instant hour, String deviceId, double avgValue) {}
                """), "Hourly");

        assertThat(sql)
                .contains(
                        "ALTER MATERIALIZED VIEW \"hourly\" SET (timescaledb.compress,"
                                + " timescaledb.compress_segmentby = '\"device_id\"', timescaledb.compress_orderby = '\"hour\"');")
                .containsSubsequence("add_continuous_aggregate_policy", "add_compression_policy");
    }
}
