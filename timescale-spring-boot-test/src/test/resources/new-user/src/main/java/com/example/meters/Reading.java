package com.example.meters;

import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

@TimeSeries(timeColumn = "time", partitionBy = "1d")
public record Reading(Instant time, String meter, double kilowatts) {}
