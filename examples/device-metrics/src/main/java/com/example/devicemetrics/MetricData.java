package com.example.devicemetrics;

import io.github.timescale4j.annotation.Columnstore;
import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

/** A reading. All are kept, those older than a week packed by what they are asked for. */
// tag::time-series[]
@TimeSeries(
        timeColumn = "timestamp",
        partitionBy = "1d",
        indexes = {"device_id", "metric_type"})
@Columnstore(
        segmentBy = {"device_id", "metric_type"},
        after = "7d")
public record MetricData(Instant timestamp, String deviceId, String metricType, double value) {}
// end::time-series[]
