package com.example.axes;

import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

/** A series whose time is a moment. */
@TimeSeries(partitionBy = "1d")
public record Event(Instant time, String door) {}
