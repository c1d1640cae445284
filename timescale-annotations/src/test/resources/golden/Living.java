package io.example;

import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.annotation.Columnstore;
import io.github.timescale4j.annotation.ContinuousAggregate;
import io.github.timescale4j.annotation.SpacePartition;
import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

class Living {

    @TimeSeries(
            timeColumn = "time",
            partitionBy = "1d",
            retention = "90d",
            primaryKey = {"device_id", "time"},
            unique = "deviceId, time, kind",
            comment = "What the plant's devices measured")
    @SpacePartition(column = "device_id", partitions = 4)
    @Columnstore(segmentBy = "device_id", orderBy = {"time DESC", "kind"}, after = "7d")
    record Reading(
            Instant time,
            @Column(renamedFrom = "sensor", comment = "The device's \"name\"") String deviceId,
            @Column(defaultValue = "'unknown'", check = "kind <> ''") String kind,
            @Column(defaultValue = "0", check = "value >= 0 AND (value < 1000)") double value,
            @Column(defaultValue = "now()") Instant received,
            @Nullable Double price) {}

    @ContinuousAggregate(
            source = Reading.class,
            name = "hourly reading",
            interval = "1h",
            refreshStart = "2d",
            retention = "2y",
            comment = "By the hour")
    @Columnstore(segmentBy = "device_id", after = "30d", every = "1d")
    record HourlyReading(
            Instant hour,
            String deviceId,
            @Column(renamedFrom = "average", comment = "Of the values") double avgValue,
            double sumValue,
            long countValue) {}

    @TimeSeries
    @Columnstore(segmentBy = {}, after = "1w")
    record Plain(Instant at, double value) {}
}
