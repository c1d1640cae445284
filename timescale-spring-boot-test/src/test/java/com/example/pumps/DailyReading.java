package com.example.pumps;

import io.github.timescale4j.annotation.ContinuousAggregate;
import java.time.Instant;

@ContinuousAggregate(source = HourlyReading.class, interval = "1d")
public record DailyReading(Instant day, String pump, double maxPressure) {}
