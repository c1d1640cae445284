package com.example.documented;

import io.github.timescale4j.annotation.TimeSeries;
import java.time.Instant;

// tag::order[]
@TimeSeries(partitionBy = "1d", indexes = "site", reorderBy = "site")
public record Visit(Instant time, String site, double seconds) {}
// end::order[]
