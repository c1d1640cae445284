package com.example.documented;

import io.github.timescale4j.annotation.ContinuousAggregate;
import java.time.Instant;

// tag::hierarchy[]
@ContinuousAggregate(source = HourlyReading.class, interval = "1d", timezone = "Europe/Berlin")
public record DailyReading(Instant day, String deviceId, double avgValue, double sumValue, long countValue) {}
// end::hierarchy[]
