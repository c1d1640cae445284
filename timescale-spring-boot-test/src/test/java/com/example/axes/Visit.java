package com.example.axes;

import io.github.timescale4j.annotation.TimeSeries;
import java.time.LocalDateTime;

/** A series whose time is that of a clock on the wall. */
@TimeSeries(partitionBy = "1d")
@SuppressWarnings("timescale:T15")
public record Visit(LocalDateTime at, String door) {}
