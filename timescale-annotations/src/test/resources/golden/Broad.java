package io.example;

import io.github.timescale4j.annotation.Aggregate;
import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.annotation.ContinuousAggregate;
import io.github.timescale4j.annotation.TimeSeries;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

class Broad {

    enum State {
        ON,
        OFF
    }

    @TimeSeries(
            table = "Every Type",
            schema = "plant \u00e4",
            timeColumn = "at",
            partitionBy = "P1DT12H",
            indexes = {
                "state",
                "state, device",
                "device using hash",
                "row_number using brin",
                "extras using gin",
                "tags using gin",
                "state using brin",
                "\"Quoted Name\", at ASC"
            },
            retention = "1y6mo")
    @SuppressWarnings("timescale:T22")
    record EveryType(
            Instant at,
            OffsetDateTime received,
            LocalDate day,
            LocalDateTime local,
            boolean flag,
            Boolean boxedFlag,
            byte tiny,
            Byte boxedTiny,
            short small,
            Short boxedSmall,
            int whole,
            Integer boxedWhole,
            long rowNumber,
            @Nullable Long boxedLong,
            float ratio,
            Float boxedRatio,
            double value,
            @Nullable Double maybeValue,
            char letter,
            Character boxedLetter,
            @Column(name = "device") String deviceId,
            BigDecimal price,
            @Column(type = "numeric(12, 3)") BigDecimal exactPrice,
            UUID session,
            byte[] payload,
            State state,
            double[] samples,
            String[] tags,
            byte[][] frames,
            List<Integer> counts,
            List<? extends State> states,
            Map<String, Object> extras,
            @Column(type = "inet") InetAddress client,
            @Column(name = "Quoted Name") String quotedName,
            double p99Value) {}

    @ContinuousAggregate(
            source = EveryType.class,
            name = "hourly",
            schema = "plant \u00e4",
            interval = "1h",
            retention = "5y",
            indexes = {"rows", "state, device, hour DESC", "device using hash"},
            materializedOnly = true,
            refreshStart = "7d",
            refreshEnd = "2h",
            refreshEvery = "30m")
    record EveryFunction(
            State state,
            Instant hour,
            @Column(name = "device") String deviceId,
            @Column(name = "Quoted Name") String quotedName,
            double avgValue,
            double avgWhole,
            BigDecimal avgRowNumber,
            double minValue,
            Instant maxReceived,
            double sumValue,
            long sumWhole,
            long sumRowNumber,
            float sumRatio,
            BigDecimal sumPrice,
            long countMaybeValue,
            @Column(name = "rows") long count,
            double firstValue,
            String[] lastTags,
            @Nullable Double stddevValue,
            @Nullable Double stddevWhole,
            double maxP99Value,
            @Aggregate(function = "bool_or", column = "flag") boolean anyFlag,
            @Aggregate(function = "max", column = "value") double peak,
            @Aggregate(function = "array_agg", column = "device") List<String> devices,
            @Aggregate(function = "AVG", column = "price") @Column(type = "numeric(12, 2)") BigDecimal meanPrice) {}

    @ContinuousAggregate(source = EveryFunction.class, name = "monthly", interval = "1mo")
    record OverAnAggregate(Instant month, State state, double minValue, double sumValue, long count, double firstValue) {}
}
