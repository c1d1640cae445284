package com.example.pumps;

import io.github.timescale4j.annotation.ContinuousAggregate;
import java.time.Instant;

@ContinuousAggregate(source = Reading.class, interval = "1h")
public record HourlyReading(Instant hour, String pump, double maxPressure, double sumPressure, long countPressure) {}
