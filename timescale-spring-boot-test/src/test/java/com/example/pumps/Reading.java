package com.example.pumps;

import io.github.timescale4j.annotation.Columnstore;
import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

@TimeSeries(timeColumn = "time", partitionBy = "1d", retention = "1y")
@Columnstore(segmentBy = "pump", after = "7d")
public record Reading(Instant time, String pump, double pressure) {}
