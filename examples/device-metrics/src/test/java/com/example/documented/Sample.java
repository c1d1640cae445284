package com.example.documented;

import io.github.timescale4j.annotation.SpacePartition;
import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

// tag::keys[]
@TimeSeries(
        primaryKey = {"device_id", "time"},
        unique = "device_id, time, kind")
@SpacePartition(column = "device_id", partitions = 4)
public record Sample(Instant time, String deviceId, String kind, double value) {}
// end::keys[]
