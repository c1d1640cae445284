package com.example.documented;

import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

// tag::columns[]
@TimeSeries
public record Temperature(
        Instant time,
        @Column(renamedFrom = "sensor") String deviceId,
        @Column(defaultValue = "'unknown'") String site,

        @Column(check = "kelvin >= 0", comment = "in kelvin")
        double kelvin) {}
// end::columns[]
