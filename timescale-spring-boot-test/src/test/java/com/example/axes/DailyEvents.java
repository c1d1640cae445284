package com.example.axes;

import io.github.timescale4j.annotation.ContinuousAggregate;
import java.time.Instant;

/** Days as they are in one time zone. */
@ContinuousAggregate(source = Event.class, interval = "1d", timezone = "Europe/Berlin", manualRefresh = true)
public record DailyEvents(Instant day, String door, long count) {}
