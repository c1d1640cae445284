package com.example.documented;

import io.github.timescale4j.annotation.ContinuousAggregate;
import io.github.timescale4j.annotation.Refresh;
import java.time.Instant;

// tag::refresh[]
@ContinuousAggregate(
        source = Reading.class,
        interval = "1h",
        refresh = {
            @Refresh(start = "1d", every = "15m"),
            @Refresh(start = "30d", end = "1d", every = "1d", bucketsPerBatch = 24)
        })
public record HourlyReading(Instant hour, String deviceId, double avgValue, double sumValue, long countValue) {}
// end::refresh[]
