package io.example;

import io.github.timescale4j.annotation.Columnstore;
import io.github.timescale4j.annotation.ContinuousAggregate;
import io.github.timescale4j.annotation.TimeSeries;
import java.time.LocalDate;

class Counting {

    @TimeSeries(
            schema = "plant",
            timeColumn = "ts",
            timeUnit = TimeSeries.Unit.MILLISECONDS,
            partitionBy = "1d",
            retention = "7776000000",
            primaryKey = {"deviceId", "ts"})
    @Columnstore(segmentBy = "deviceId", after = "7d")
    record Reading(long ts, String deviceId, double value) {}

    @ContinuousAggregate(
            source = Reading.class,
            interval = "1h",
            refreshStart = "3d",
            retention = "1000d",
            chunkInterval = "30d",
            offset = "15m")
    @Columnstore(segmentBy = "deviceId", after = "30d")
    record HourlyReading(long hour, String deviceId, double avgValue, double sumValue, long countValue) {}

    @ContinuousAggregate(source = HourlyReading.class, interval = "86400000", offset = "900000", refreshStart = "30d")
    record DailyReading(long hour, double avgValue) {}

    @TimeSeries(timeColumn = "tick", nowFunction = "counters.last_tick", partitionBy = "1000", retention = "20000")
    record Step(short tick, int value) {}

    @ContinuousAggregate(
            source = Step.class,
            interval = "10",
            sql = "SELECT time_bucket({interval}, tick), max(value) FROM {source} GROUP BY 1")
    record TenSteps(short tick, int maxValue) {}

    @SuppressWarnings("timescale:T32")
    @TimeSeries(timeColumn = "second", timeUnit = TimeSeries.Unit.SECONDS)
    record Beat(int second, long count) {}

    @TimeSeries(partitionBy = "30d", retention = "720d")
    record Sold(LocalDate day, long items) {}

    @ContinuousAggregate(source = Sold.class, interval = "7d", refreshStart = "60d", refreshEnd = "7d")
    record SoldWeekly(LocalDate week, long sumItems) {}
}
