package com.example.meters;

import io.github.timescale4j.annotation.ContinuousAggregate;
import java.time.Instant;

@ContinuousAggregate(source = Reading.class, interval = "1h")
public record HourlyReading(Instant hour, String meter, double avgKilowatts, double maxKilowatts) {}
