package io.example;

import io.github.timescale4j.annotation.Aggregate;
import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.annotation.Columnstore;
import io.github.timescale4j.annotation.ContinuousAggregate;
import io.github.timescale4j.annotation.SpacePartition;
import io.github.timescale4j.annotation.TimeSeries;
import java.math.BigDecimal;
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
            @Nullable BigDecimal price) {}

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

    @ContinuousAggregate(source = HourlyReading.class, interval = "1d", timezone = "Europe/Berlin")
    record DailyReading(
            Instant day,
            double avgValue,
            double sumValue,
            long countValue,
            @Aggregate(function = "avg", column = "value") @Column(type = "numeric(12, 3)") BigDecimal mean) {}

    @ContinuousAggregate(source = DailyReading.class, interval = "1mo", timezone = "Europe/Berlin")
    record MonthlyReading(Instant month, double avgValue) {}

    @ContinuousAggregate(
            source = Reading.class,
            interval = "8h",
            origin = "2024-01-01T06:00:00Z",
            filter = "value > 0 AND kind <> 'it''s (a) test'",
            chunkInterval = "30d",
            materializedOnly = true)
    record Shift(
            Instant begin,
            @Nullable Double varianceValue,
            @Nullable BigDecimal avgPrice,
            @Aggregate(function = "count", filter = "value > 90") long hot,
            @Aggregate(function = "max", column = "value", filter = "kind = 'a'") @Nullable Double highest,
            @Aggregate(expression = "percentile_cont(0.95) WITHIN GROUP (ORDER BY value)") double p95,
            @Aggregate(expression = "max(value) - min(value)") double range) {}

    @ContinuousAggregate(source = Reading.class, interval = "1w", offset = "1d")
    record FromTuesday(Instant week, double maxValue) {}

    @ContinuousAggregate(
            source = Reading.class,
            interval = "1d",
            timezone = "Asia/Kolkata",
            origin = "2024-01-01T00:00:00+05:30")
    record DayThere(Instant day, double maxValue) {}

    @ContinuousAggregate(
            source = Reading.class,
            interval = "1h",
            refreshStart = "2d",
            sql = """
                SELECT time_bucket({interval}, time), device_id, max(value) - min(value)
                FROM {source}
                WHERE kind <> 'LIMIT'
                GROUP BY 1, 2
                HAVING count(*) > 1""")
    @Columnstore(segmentBy = "device_id", after = "7d")
    record Written(Instant hour, String deviceId, double range) {}
}
