package io.github.timescale4j.client.axes;

import io.github.timescale4j.annotation.Columnstore;
import io.github.timescale4j.annotation.ContinuousAggregate;
import io.github.timescale4j.annotation.TimeSeries;
import java.time.LocalDate;
import java.util.UUID;

/** Declarations over every kind of time but an instant. */
final class Counted {

    static final long DAY = 86_400_000;

    private Counted() {}

    @TimeSeries(
            table = "counted_reading",
            timeColumn = "ts",
            timeUnit = TimeSeries.Unit.MILLISECONDS,
            partitionBy = "1d",
            retention = "400d",
            primaryKey = {"deviceId", "ts"})
    @Columnstore(segmentBy = "deviceId", after = "7d")
    record Reading(long ts, String deviceId, double value) {}

    @ContinuousAggregate(
            name = "counted_hourly",
            source = Reading.class,
            interval = "1h",
            materializedOnly = true,
            retention = "4000d")
    record Hourly(long hour, String deviceId, double avgValue, double sumValue, long countValue) {}

    @ContinuousAggregate(name = "counted_daily", source = Hourly.class, interval = "86400000", materializedOnly = true)
    record Daily(long hour, double avgValue) {}

    @TimeSeries(table = "counted_trace", timeColumn = "at", timeUnit = TimeSeries.Unit.NANOSECONDS, partitionBy = "1d")
    record Trace(long at, String span) {}

    @ContinuousAggregate(
            name = "counted_traces",
            source = Trace.class,
            interval = "1h",
            offset = "10m",
            materializedOnly = true)
    record Traces(long hour, long count) {}

    @TimeSeries(
            table = "counted_step",
            timeColumn = "step",
            nowFunction = "counted_last_step",
            partitionBy = "1000",
            retention = "5000")
    record Step(short step, int value) {}

    @ContinuousAggregate(
            name = "counted_hundreds",
            source = Step.class,
            interval = "100",
            materializedOnly = true,
            refreshStart = "4000")
    record Hundreds(short step, int maxValue) {}

    @TimeSeries(table = "counted_sale", partitionBy = "30d")
    record Sale(LocalDate day, long items) {}

    @ContinuousAggregate(name = "counted_weekly", source = Sale.class, interval = "7d", materializedOnly = true)
    record Weekly(LocalDate week, long sumItems) {}

    @TimeSeries(table = "counted_event", timeColumn = "id", partitionBy = "1d", primaryKey = "id")
    record Event(UUID id, String name) {}
}
