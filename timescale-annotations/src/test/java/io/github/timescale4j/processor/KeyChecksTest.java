package io.github.timescale4j.processor;

import static io.github.timescale4j.processor.Findings.assertAsMarked;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said about keys and partitions, and at which line. */
class KeyChecksTest {

    @Test
    void aKeyHoldsWhatTheTableIsPartitionedBy() {
        assertAsMarked("""
                @TimeSeries(
                        primaryKey = "id", // error T08: lacks 'time', by which the table is partitioned
                        unique = {
                            "id, kind", // error T08: lacks 'time'
                            "id, time, kind"
                        })
                record Reading(Instant time, long id, String kind) {}

                @TimeSeries(
                        primaryKey = {"id", "time"}, // error T08: lacks 'kind'
                        unique = "id, kind, time")
                @SpacePartition(column = "kind", partitions = 4)
                record Partitioned(Instant time, long id, String kind) {}
                """);
    }

    @Test
    void nullsAreDistinctInAUniqueConstraintAndImpossibleInAPrimaryKey() {
        assertAsMarked("""
                @TimeSeries(unique = "kind, time") // warning T09: component 'kind' is @Nullable, and nulls are distinct
                record Reading(Instant time, @Nullable String kind) {}

                @TimeSeries(primaryKey = {"kind", "time"}) // error T29: a primary key makes its columns NOT NULL
                record Strict(Instant time, @Nullable String kind) {}
                """);
    }

    @Test
    void whatAKeyNamesExistsAndIsNamedOnce() {
        assertAsMarked("""
                @TimeSeries(
                        primaryKey = {"time", "id", "id"}, // error T29: named twice
                        unique = {
                            "ident, time", // error T29: there is no column 'ident'
                            "time, id",
                            "time,id" // error T29: these columns are a key already
                        })
                record Reading(Instant time, long id) {}
                """);
    }

    @Test
    void partitionsAreThoseThatTheServerCanMake() {
        assertAsMarked("""
                @TimeSeries
                @SpacePartition(
                        column = "device_ip", // error T10: Did you mean 'device_id'?
                        partitions = 4)
                record One(Instant time, String deviceId) {}

                @TimeSeries
                @SpacePartition(
                        column = "time", // error T10: by time the table is partitioned already
                        partitions = 4)
                record Two(Instant time, String deviceId) {}

                @TimeSeries
                @SpacePartition(
                        column = "device_id",
                        partitions = 32768) // error T10: there can be 1 to 32767
                record Three(Instant time, String deviceId) {}

                @TimeSeries
                @SpacePartition(
                        column = "device_id",
                        partitions = 1) // warning T10: divides nothing
                record Four(Instant time, String deviceId) {}
                """);
    }

    @Test
    void partitionsMultiplyChunks() {
        assertAsMarked("""
                @TimeSeries(
                        partitionBy = "1d",
                        retention = "300d") // warning T06: keeps about 1200 chunks
                @SpacePartition(column = "device_id", partitions = 4)
                record Reading(Instant time, String deviceId) {}
                """);
    }

    @Test
    void aLongKeyGetsAShortName() {
        String sql = Output.sql(assertAsMarked("""
                @TimeSeries(unique = "theDeviceThatMeasuredIt, theKindOfMeasurementThatItTook, time")
                record Reading(Instant time, String theDeviceThatMeasuredIt, String theKindOfMeasurementThatItTook) {}
                """), "Reading");

        assertThat(sql).containsPattern("CONSTRAINT \"reading_the_device[a-z_]+_[0-9a-f]{8}_key\" UNIQUE \\(\"the_dev");
    }
}
