package com.example.documented;

import io.github.timescale4j.annotation.ContinuousAggregate;

// tag::numbers[]
@ContinuousAggregate(source = Signal.class, interval = "1h")
public record HourlySignal(long hour, String deviceId, double avgValue) {}
// end::numbers[]
