package com.example.documented;

import io.github.timescale4j.annotation.TimeSeries;

// tag::numbers[]
@TimeSeries(timeColumn = "ts", timeUnit = TimeSeries.Unit.MILLISECONDS, partitionBy = "1d", retention = "90d")
public record Signal(long ts, String deviceId, double value) {}
// end::numbers[]
