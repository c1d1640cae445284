package io.github.timescale4j.client.series;

import io.github.timescale4j.annotation.Aggregate;
import io.github.timescale4j.annotation.ContinuousAggregate;
import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What machines did: {@code value} may be missing, {@code pieces} may not. */
@TimeSeries(table = "series_load", timeColumn = "time", partitionBy = "7d")
public record Load(
        Instant time,
        String device,
        @Nullable String metric,
        @Nullable Double value,
        int pieces) {

    /** By device and metric. */
    @ContinuousAggregate(name = "series_minutes", source = Load.class, interval = "1m")
    public record Minutes(
            Instant minute,
            String device,
            @Nullable String metric,
            @Nullable Double minValue,
            @Nullable Double maxValue,
            @Nullable Double sumValue,
            long countValue,
            long sumPieces,
            long count) {}

    /** By device. */
    @ContinuousAggregate(name = "series_hours", source = Minutes.class, interval = "1h")
    public record Hours(
            Instant hour,
            String device,
            @Nullable Double minValue,
            @Nullable Double maxValue,
            @Nullable Double sumValue,
            long countValue,
            long sumPieces,
            @Aggregate(function = "sum", column = "count") long count) {}

    /** Days in UTC. */
    @ContinuousAggregate(name = "series_days", source = Hours.class, interval = "1d")
    public record Days(
            Instant day,
            String device,
            @Nullable Double minValue,
            @Nullable Double maxValue,
            @Nullable Double sumValue,
            long countValue) {}

    /** Days in Berlin. */
    @ContinuousAggregate(name = "series_berlin_days", source = Hours.class, interval = "1d", timezone = "Europe/Berlin")
    public record BerlinDays(
            Instant day,
            String device,
            @Nullable Double minValue,
            @Nullable Double maxValue,
            @Nullable Double sumValue,
            long countValue) {}

    /** Only a part of the rows. */
    @ContinuousAggregate(name = "series_some_days", source = Load.class, interval = "1d", filter = "pieces > 0")
    public record SomeDays(
            Instant day,
            String device,
            @Nullable Double minValue,
            @Nullable Double maxValue,
            @Nullable Double sumValue,
            long countValue) {}

    /** Without a sum, from which a mean could be made. */
    @ContinuousAggregate(name = "series_extremes", source = Load.class, interval = "6h")
    public record Extremes(
            Instant start,
            String device,
            @Nullable Double minValue,
            @Nullable Double maxValue) {}

    /** A time that is a number. */
    @TimeSeries(table = "series_ticks", timeColumn = "tick", partitionBy = "1000")
    public record Ticks(long tick, double value) {}
}
