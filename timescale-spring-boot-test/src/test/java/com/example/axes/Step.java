package com.example.axes;

import io.github.timescale4j.annotation.TimeSeries;

/** A series whose time is a number. */
@TimeSeries(timeColumn = "step", timeUnit = TimeSeries.Unit.SECONDS, partitionBy = "1000")
public record Step(long step, String machine) {}
