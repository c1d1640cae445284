package com.example.jpametrics;

import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

@TimeSeries(timeColumn = "time", partitionBy = "1d", indexes = "device_id")
public record Reading(Instant time, String deviceId, double value) {}
