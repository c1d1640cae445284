package io.github.timescale4j.client;

import io.github.timescale4j.annotation.ContinuousAggregate;
import java.time.Instant;

@ContinuousAggregate(source = HourlyMetrics.class, interval = "1d")
public record DailyMetrics(Instant day, String deviceId, double maxMaxValue) {}
