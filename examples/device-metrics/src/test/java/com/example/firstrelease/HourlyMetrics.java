package com.example.firstrelease;

import io.github.timescale4j.annotation.ContinuousAggregate;
import java.time.Instant;

// tag::continuous-aggregate[]
@ContinuousAggregate(name = "hourly_metrics", source = MetricData.class, interval = "1h")
public record HourlyMetrics(Instant hour, String deviceId, double avgValue, double minValue, double maxValue) {}
// end::continuous-aggregate[]
